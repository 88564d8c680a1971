import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { OPERATIONS } from "./operations";

const LIB = path.join(import.meta.dirname, "..");

/** Names in `defineOperation({ name: "…"` of every source file. */
function definedNames(): string[] {
  return readdirSync(LIB, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .flatMap((file) => [
      ...readFileSync(path.join(LIB, file), "utf8").matchAll(/defineOperation\(\{\s*name: "(\w+)"/g),
    ])
    .map((match) => match[1] ?? "");
}

test("every operation that is defined is in the list, once", () => {
  const listed = OPERATIONS.map((operation) => operation.operationName);

  expect([...listed].sort()).toEqual(definedNames().sort());
  expect(listed.length).toBeGreaterThan(20);
});

test("every operation has a test beside it or beside what it shares", () => {
  const tested = readdirSync(LIB, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => readFileSync(path.join(LIB, file), "utf8"))
    .join("\n");

  const untested = OPERATIONS.map(
    ({ operationName }) => operationName.charAt(0).toLowerCase() + operationName.slice(1),
  ).filter((name) => !new RegExp(`\\b${name}(\\.call)?\\(`).test(tested) && !tested.includes(`, ${name},`));

  expect(untested).toEqual([]);
});
