import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * What the program `openssl` makes of files, as another implementation of the same formats. `@name` in an argument
 * stands for the path of the file of that name.
 *
 * @returns what it writes to its standard output
 */
export async function openssl(
  args: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), "keyward-openssl-"));
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
    const paths = args.map((arg) => (arg.startsWith("@") ? path.join(folder, arg.slice(1)) : arg));
    const { stdout } = await run("openssl", paths, { encoding: "buffer" });
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}
