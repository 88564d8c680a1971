import { expect, test } from "vitest";
import { findImports, hasComputedImport } from "./find-imports";

test.each([
  ["a static import", 'import { a } from "@/lib/a";'],
  ["one over several lines", 'import {\n  a,\n  type B,\n} from "@/lib/a";'],
  ["a default and a namespace", "import a, * as b from '@/lib/a'"],
  ["a type", 'import type { A } from "@/lib/a";'],
  ["an import for its effects", 'import "@/lib/a";'],
  ["a re-export", 'export * from "@/lib/a";'],
  ["a named re-export", 'export { a as b } from"@/lib/a";'],
  ["a type re-export", 'export type { A } from "@/lib/a";'],
  ["a dynamic import", 'const a = await import("@/lib/a");'],
  ["a dynamic import with a comment and a line break", "import(\n  /* why */ '@/lib/a'\n)"],
  ["the type of a module", 'let a: typeof import("@/lib/a");'],
  ["a require", 'const a = require("@/lib/a");'],
])("finds %s", (_form, source) => {
  expect(findImports(source)).toEqual(["@/lib/a"]);
});

test("finds every one of several, once", () => {
  const source = 'import a from "b";\nimport c from "a";\nexport { d } from "b";\n';

  expect(findImports(source)).toEqual(["a", "b"]);
});

test("does not take members and words for imports", () => {
  expect(findImports('const from = Buffer.from("x"); important("y"); copy({ from: "z" });')).toEqual([]);
});

test("sees an import whose name is computed", () => {
  expect(hasComputedImport("await import(name)")).toBe(true);
  expect(hasComputedImport('await import("./name")')).toBe(false);
});
