import type { Route } from "next";

/** The page of one import, which one can come back to. */
export function keyImportHref(keyId: string, importId: string): Route {
  return `/keys/${encodeURIComponent(keyId)}/import/${encodeURIComponent(importId)}` as Route;
}
