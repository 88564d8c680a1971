import { execFileSync } from "node:child_process";
import vm from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { javaLiteral, jsonLiteral, jsonMapLiteral, pythonLiteral, shellLiteral } from "./literal";

const NASTY = fc.oneof(
  fc.string({ unit: "binary" }).filter((text) => text.isWellFormed()),
  fc.constantFrom(
    '"); process.exit(1); ("',
    "'; rm -rf / #",
    "$(id) `id` $HOME !!",
    "\\",
    '\\"',
    "\\u0022",
    "line\nend\r\u2028\u2029",
    "\u202Eright to left",
    "\u0000\u001f1",
    "中文 🔑",
    "</script>",
  ),
);

test("a JSON literal is read back as the same text by JSON and by JavaScript", () => {
  fc.assert(
    fc.property(NASTY, (text) => {
      expect(JSON.parse(jsonLiteral(text))).toBe(text);
      expect(vm.runInNewContext(jsonLiteral(text))).toBe(text);
    }),
  );
});

test("a map of strings is read back as the same entries", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(NASTY, NASTY), { selector: ([key]) => key }), (entries) => {
      const parsed: Record<string, string> = JSON.parse(jsonMapLiteral(entries));

      expect(new Map(Object.entries(parsed))).toEqual(new Map(entries));
    }),
  );
});

test("a shell hands on exactly the text, and runs nothing in it", () => {
  const texts = fc.sample(
    NASTY.filter((text) => !text.includes("\0")),
    200,
  );

  const script = texts.map((text) => `printf '%s\\0' ${shellLiteral(text)}`).join("\n");

  expect(execFileSync("sh", ["-c", script]).toString().split("\0").slice(0, -1)).toEqual(texts);
});

describe.each([
  ["Python", pythonLiteral, readPython],
  ["Java", javaLiteral, readJava],
] as const)("%s", (_language, write, read) => {
  test("a literal is read back as the same text by the rules of the language", () => {
    fc.assert(
      fc.property(NASTY, (text) => {
        expect(read(write(text))).toBe(text);
      }),
    );
  });
});

test.each([jsonLiteral, pythonLiteral, javaLiteral])("nothing invisible is left in a literal", (write) => {
  fc.assert(
    fc.property(NASTY, (text) => {
      expect(write(text)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/u);
    }),
  );
});

/** Source: Python reference, string and bytes literals. */
function readPython(literal: string): string {
  const body = requireOneLiteral(literal);
  return body.replace(/\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gs, (_all, short, long, char: string) =>
    char === undefined ? String.fromCodePoint(Number.parseInt(short ?? long, 16)) : char,
  );
}

/** Source: Java language specification, 3.3 (Unicode escapes come first) and 3.10.7 (escape sequences). */
function readJava(literal: string): string {
  const translated = literal.replace(/(?<!\\)((?:\\\\)*)\\u([0-9a-f]{4})/g, (_all, slashes, code) => {
    return slashes + String.fromCharCode(Number.parseInt(code, 16));
  });
  return requireOneLiteral(translated).replace(/\\(?:([0-3][0-7]{2})|(.))/gs, (_all, octal, char: string) =>
    char === undefined ? String.fromCharCode(Number.parseInt(octal, 8)) : char,
  );
}

function requireOneLiteral(literal: string): string {
  const match = /^"((?:[^"\\\n\r]|\\.)*)"$/s.exec(literal);
  if (match === null) throw new Error("This is not one literal.");
  return match[1] ?? "";
}
