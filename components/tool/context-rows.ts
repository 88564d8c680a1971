import { ENCRYPTION_CONTEXT_LENGTH } from "@/lib/key-use/schema";

/** One pair of an encryption context while it is being entered. */
export interface ContextRow {
  id: number;
  key: string;
  value: string;
}

export type ContextProblem = "keyMissing" | "keyTwice" | "keyReserved" | "malformed" | "tooLong";

export type ReadContext =
  | { ok: true; entries: readonly (readonly [string, string])[] }
  | { ok: false; rowId: number; problem: ContextProblem };

/** JavaScript would lose a member of this name. */
const RESERVED_KEY = "__proto__";

/**
 * Reads the rows as pairs; rows in which nothing was entered do not count.
 *
 * @returns the pairs in order, or the first row at fault.
 */
export function readContextRows(rows: readonly ContextRow[]): ReadContext {
  const filled = rows.filter(({ key, value }) => key !== "" || value !== "");
  const seen = new Set<string>();
  let length = 0;
  for (const { id, key, value } of filled) {
    length += key.length + value.length;
    const problem = problemOf({ key, value, isSeen: seen.has(key), length });
    if (problem !== null) return { ok: false, rowId: id, problem };
    seen.add(key);
  }
  return { ok: true, entries: filled.map(({ key, value }) => [key, value]) };
}

/** The context as the operations take it; none at all when there is no pair, which is not the same as empty. */
export function contextOf(
  entries: readonly (readonly [string, string])[],
): Record<string, string> | undefined {
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function problemOf(row: {
  key: string;
  value: string;
  isSeen: boolean;
  length: number;
}): ContextProblem | null {
  if (row.key === "") return "keyMissing";
  if (row.key === RESERVED_KEY) return "keyReserved";
  if (row.isSeen) return "keyTwice";
  if (!row.key.isWellFormed() || !row.value.isWellFormed()) return "malformed";
  return row.length > ENCRYPTION_CONTEXT_LENGTH.max ? "tooLong" : null;
}
