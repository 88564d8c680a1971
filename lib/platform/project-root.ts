import { existsSync } from "node:fs";
import path from "node:path";

/**
 * The folder of package.json: the same whether this runs from the sources or from a bundle in `dist/`.
 *
 * Files that are not code (migrations, WebAssembly, the console's build) are found from here.
 */
export function projectRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, "package.json"))) {
    const parent = path.dirname(folder);
    if (parent === folder) {
      throw new Error("package.json was not found above the running program.");
    }
    folder = parent;
  }
  return folder;
}
