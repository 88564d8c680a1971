/**
 * Texts as literals of a language. Whatever the text, the literal stays one literal: nothing in it can end it
 * or be run, and no character in it is invisible or changes the direction of what follows.
 */

const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;
const INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u;
const LAST_LATIN1 = 0xff;
const LAST_BMP = 0xffff;

/** A string of JSON, and of JavaScript. */
export function jsonLiteral(text: string): string {
  return quoted(text, (char) => utf16Units(char, (unit) => `\\u${hex(unit, 4)}`));
}

/** JSON of a map of strings, on one line. */
export function jsonMapLiteral(entries: readonly (readonly [string, string])[]): string {
  return `{${entries.map(([key, value]) => `${jsonLiteral(key)}: ${jsonLiteral(value)}`).join(", ")}}`;
}

export function pythonLiteral(text: string): string {
  return quoted(text, (char) => {
    const point = char.codePointAt(0) ?? 0;
    return point > LAST_BMP ? `\\U${hex(point, 8)}` : `\\u${hex(point, 4)}`;
  });
}

/** Java reads `\uXXXX` before it looks for quotes and line ends, so control characters are written in octal. */
export function javaLiteral(text: string): string {
  return quoted(text, (char) =>
    utf16Units(char, (unit) =>
      unit <= LAST_LATIN1 ? `\\${unit.toString(8).padStart(3, "0")}` : `\\u${hex(unit, 4)}`,
    ),
  );
}

/** One word of a POSIX shell. */
export function shellLiteral(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function quoted(text: string, escapeOne: (char: string) => string): string {
  const body = Array.from(text, (char) => {
    if (char === '"' || char === "\\") return `\\${char}`;
    return isPrintable(char) ? char : escapeOne(char);
  });
  return `"${body.join("")}"`;
}

function isPrintable(char: string): boolean {
  return PRINTABLE.test(char) && !INVISIBLE.test(char);
}

function utf16Units(char: string, write: (unit: number) => string): string {
  return char
    .split("")
    .map((unit) => write(unit.charCodeAt(0)))
    .join("");
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
