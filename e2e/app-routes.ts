import { readdirSync } from "node:fs";
import path from "node:path";

const APP = path.resolve(import.meta.dirname, "..", "app");

/** The pattern of every page in `app/`, as in `/keys/[keyId]`. */
export function listAppRoutes(): string[] {
  return readdirSync(APP, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => routeOf(path.dirname(file)))
    .sort();
}

/** Folders in parentheses group pages and are not part of the address. */
function routeOf(folder: string): string {
  const parts = folder.split(path.sep).filter((part) => part !== "." && !/^\(.*\)$/.test(part));
  return `/${parts.join("/")}`;
}
