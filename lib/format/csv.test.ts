import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "./csv";

/** A reader of RFC 4180 by its grammar, for records of one file. */
function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const record: string[] = [];
    for (;;) {
      const quoted = /^"((?:[^"]|"")*)"/.exec(text.slice(at));
      const plain = /^[^",\r\n]*/.exec(text.slice(at));
      const [all = "", inner] = quoted ?? plain ?? [];
      record.push(quoted === null ? all : (inner ?? "").replaceAll('""', '"'));
      at += all.length;
      if (text[at] !== ",") break;
      at += 1;
    }
    if (text.slice(at, at + 2) !== "\r\n") throw new Error(`No end of line at ${at}.`);
    at += 2;
    records.push(record);
  }
  return records;
}

const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[=+\-@\t\r\n＝＋－＠",' a]*$/));
const withoutGuard = (cell: string) => (/^'[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell);

test("whatever stands in the cells, a reader gets them back, each at its place", () => {
  fc.assert(
    fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { minLength: 1 }), (rows) => {
      const read = readCsv(rows.map(csvLine).join(""));

      // A text that begins like a guarded formula is the one thing that reads the same as another.
      expect(read.map((row) => row.map(withoutGuard))).toEqual(rows.map((row) => row.map(withoutGuard)));
    }),
  );
});

test("no cell begins with what a spreadsheet would run", () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (row) => {
      const [cells = []] = readCsv(csvLine(row));

      expect(cells.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
    }),
  );
});

test.each([
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["＝1", "'＝1"],
  ["\n=1", '"\'\n=1"'],
  ['=1,"x"', '"\'=1,""x"""'],
  ["alias/a", "alias/a"],
  ["密钥", "密钥"],
  ["", ""],
])("%j is written as %j", (value, written) => {
  expect(csvLine([value])).toBe(`${written}\r\n`);
});

test("numbers stay numbers, and lists are one cell", () => {
  expect(csvLine([-3, ["alias/a", "alias/b"], []])).toBe("-3,alias/a alias/b,\r\n");
});
