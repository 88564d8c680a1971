import { expect, test } from "vitest";
import { readPassword } from "./read-password";

async function* sent(...chunks: string[]) {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

test.each([
  ["one line", ["brass otter lantern\n"]],
  ["a line without an end", ["brass otter lantern"]],
  ["a line in pieces", ["brass ot", "ter lantern\nmore"]],
  ["a line that Windows ends", ["brass otter lantern\r\n"]],
])("%s is the password, as it is", async (_what, chunks) => {
  expect(await readPassword(sent(...chunks))).toBe("brass otter lantern");
});

test("spaces belong to the password", async () => {
  expect(await readPassword(sent("  two spaces  \n"))).toBe("  two spaces  ");
});

test.each([[[]], [["\n"]], [["x".repeat(20_000)]]])(
  "no password, and too much, are refused",
  async (chunks) => {
    await expect(readPassword(sent(...chunks))).rejects.toThrow("standard input");
  },
);
