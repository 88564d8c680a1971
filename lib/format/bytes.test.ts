import { expect, test } from "vitest";
import { formatBytes } from "./bytes";

test.each([
  [0, "0 B"],
  [1, "1 B"],
  [1023, "1,023 B"],
  [1024, "1 KiB"],
  [6144, "6 KiB"],
  [1_572_864, "1.5 MiB"],
])("%i bytes are written as %s", (bytes, text) => {
  expect(formatBytes(bytes, "en")).toBe(text);
});
