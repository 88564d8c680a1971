/** A value of a cell. */
export type CsvValue = string | number | readonly string[];

/** What a spreadsheet would run as a formula. Source: OWASP, CSV Injection. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n]/;
const LINE_END = "\r\n";

/**
 * One line of a CSV file as RFC 4180 writes it, with its end. Lists stand in one cell, separated by blanks.
 *
 * A text that a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets do not show.
 */
export function csvLine(values: readonly CsvValue[]): string {
  return values.map(cell).join(",") + LINE_END;
}

function cell(value: CsvValue): string {
  if (typeof value === "number") return String(value);
  const text = typeof value === "string" ? value : value.join(" ");
  const harmless = FORMULA_START.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
