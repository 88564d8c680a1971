"use client";

import { useMemo, useState } from "react";
import { type ContextRow, readContextRows } from "./context-rows";

/** The rows of an encryption context and what they stand for. */
export function useContextRows() {
  const [rows, setRows] = useState<readonly ContextRow[]>([]);
  const read = useMemo(() => readContextRows(rows), [rows]);
  return { rows, setRows, read, entries: read.ok ? read.entries : [] };
}
