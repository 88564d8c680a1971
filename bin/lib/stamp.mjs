import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "./project.mjs";

/**
 * A hash of the names and contents of files, and of the Node.js that works on them.
 *
 * @param {readonly string[]} entries files and folders, from the project's folder; what is not there is left out
 * @param {(file: string) => boolean} [isWanted]
 */
export async function fingerprint(entries, isWanted = () => true) {
  const hash = createHash("sha256").update(`${process.version} ${process.platform} ${process.arch}`);
  const files = (await Promise.all(entries.map(listFiles))).flat().filter(isWanted).sort();
  for (const file of files) {
    hash.update(`\0${file}\0`).update(await readFile(path.join(ROOT, file)));
  }
  return hash.digest("hex");
}

/**
 * Does work unless it was done for the same input before. The stamp that says so goes first and comes
 * back last, so work that was interrupted is done again.
 *
 * @param {string} stampFile inside the folder that the work fills
 * @returns {Promise<boolean>} whether there was something to do
 */
export async function doOnce(stampFile, input, work) {
  const file = path.join(ROOT, stampFile);
  if ((await readFile(file, "utf8").catch(() => "")) === input) {
    return false;
  }
  await rm(file, { force: true });
  await work();
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.new`, input);
  await rename(`${file}.new`, file);
  return true;
}

async function listFiles(entry) {
  const absolute = path.join(ROOT, entry);
  try {
    const children = await readdir(absolute, { withFileTypes: true });
    const lists = children.map((child) =>
      child.isDirectory() ? listFiles(path.join(entry, child.name)) : [path.join(entry, child.name)],
    );
    return (await Promise.all(lists)).flat();
  } catch (error) {
    if (error.code === "ENOTDIR") return [entry];
    if (error.code === "ENOENT") return [];
    throw error;
  }
}
