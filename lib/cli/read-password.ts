import { StartError } from "@/lib/supervisor/start-error";

/** More than any password takes; whoever sends more has sent something else. */
const LONGEST_BYTES = 16 * 1024;

/**
 * Reads a password from the first line of standard input: an argument would show in the list of processes.
 *
 * @throws StartError
 */
export async function readPassword(
  input: AsyncIterable<Uint8Array | string> = process.stdin,
): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    length += bytes.length;
    if (bytes.includes("\n") || length > LONGEST_BYTES) break;
  }
  const bytes = Buffer.concat(chunks);
  const [line = ""] = bytes.toString("utf8").split("\n");
  for (const chunk of [...chunks, bytes]) chunk.fill(0);
  const password = line.replace(/\r$/, "");
  if (password === "" || length > LONGEST_BYTES) {
    throw new StartError("No password came in on standard input: send it as one line.");
  }
  return password;
}
