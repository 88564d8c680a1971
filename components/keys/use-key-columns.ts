"use client";

import { useState } from "react";
import { formatKeyColumns, KEY_COLUMNS, KEY_COLUMNS_COOKIE, type KeyColumn } from "./key-columns";

const ONE_YEAR_SECONDS = 31_536_000;

/** Which columns are on show; a change is kept in this browser, so that the server draws the same ones. */
export function useKeyColumns(initial: readonly KeyColumn[]) {
  const [columns, setColumns] = useState(initial);
  const show = (column: KeyColumn, isShown: boolean) => {
    const next = KEY_COLUMNS.filter((name) => (name === column ? isShown : columns.includes(name)));
    setColumns(next);
    const secure = location.protocol === "https:" ? "; Secure" : "";
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing where there is no https.
    document.cookie = `${KEY_COLUMNS_COOKIE}=${formatKeyColumns(next)}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; SameSite=Lax${secure}`;
  };
  return { columns, show };
}
