import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder of package.json: the same whether this runs from the sources or from a bundle in `dist/`.
 *
 * Files that are not code (migrations, WebAssembly, the console's build) are found from here.
 */
export function projectRoot(): string {
  // What Next.js bundles knows only its URL, which is that of the source.
  let folder = import.meta.dirname ?? path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, "package.json"))) {
    const parent = path.dirname(folder);
    if (parent === folder) {
      throw new Error("package.json was not found above the running program.");
    }
    folder = parent;
  }
  return folder;
}
