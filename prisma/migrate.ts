import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { projectRoot } from "@/lib/platform/project-root";
import { loadSchemaFile, withSchemaEngine } from "@/prisma/schema-engine";

const NO_FILTER = { externalTables: [], externalEnums: [] };
const LOCK_FILE = "migration_lock.toml";
const LOCK_FILE_TEXT =
  '# Kept for `prisma migrate`; belongs under version control.\nprovider = "postgresql"\n';

/** YYYYMMDDHHMMSS, as `prisma migrate` names its folders. */
const TIMESTAMP_DIGITS = 14;

/** Any number that nothing else in Keyward locks on. */
const DEPLOY_LOCK_ID = 7_316_532_001;

/**
 * Applies the migrations that the database does not have yet, and tells their names.
 *
 * Any number of processes may call this at once: an advisory lock lets one work while the others wait.
 * Each migration is applied whole or not at all, also when this process is killed in the middle.
 * The table `_prisma_migrations` is the one `prisma migrate deploy` keeps.
 */
export async function deployMigrations(databaseUrl: string): Promise<string[]> {
  return withDeployLock(databaseUrl, () =>
    withEngine(databaseUrl, async (engine) => {
      const migrationsList = await loadMigrations();
      await forgetFailedMigrations(engine, migrationsList);
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
      return appliedMigrationNames;
    }),
  );
}

/** The names of the migrations that the database does not have yet. */
export async function findPendingMigrations(databaseUrl: string): Promise<string[]> {
  return withEngine(databaseUrl, async (engine) => {
    const { history } = await engine.diagnoseMigrationHistory({
      migrationsList: await loadMigrations(),
      optInToShadowDatabase: false,
      filters: NO_FILTER,
    });
    return history?.diagnostic === "databaseIsBehind" ? history.unappliedMigrationNames : [];
  });
}

/**
 * The SQL that would turn the given database into what `schema.prisma` says; empty when they agree.
 *
 * On a database to which all migrations are applied, this is what the migrations are missing.
 */
export async function findSchemaDrift(databaseUrl: string): Promise<string> {
  const schema = await loadSchemaFile();
  return withEngine(databaseUrl, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files: [schema], configDir: path.dirname(schema.path) },
      to: { tag: "schemaDatamodel", files: [schema] },
      script: true,
      exitCode: null,
      filters: { externalTables: ["public._prisma_migrations"], externalEnums: [] },
    });
    const sql = (stdout ?? "").trim();
    return sql.startsWith("-- This is an empty migration") ? "" : sql;
  });
}

/**
 * Writes the migration that leads from the existing ones to `schema.prisma`; `null` when there is nothing to do.
 *
 * @param databaseUrl an empty database, used to play the existing migrations through.
 * @returns the name of the new folder under `prisma/migrations`.
 */
export async function createMigration(databaseUrl: string, name: string): Promise<string | null> {
  await deployMigrations(databaseUrl);
  const sql = await findSchemaDrift(databaseUrl);
  if (sql === "") {
    return null;
  }
  const timestamp = new Date().toISOString().replace(/\D/g, "").slice(0, TIMESTAMP_DIGITS);
  const folder = path.join(migrationsFolder(), `${timestamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "migration.sql"), `${sql}\n`);
  await writeFile(path.join(migrationsFolder(), LOCK_FILE), LOCK_FILE_TEXT);
  return path.basename(folder);
}

function migrationsFolder(): string {
  return path.join(projectRoot(), "prisma", "migrations");
}

/** A migration that failed or was cut short changed nothing, so it may be tried again. */
async function forgetFailedMigrations(engine: SchemaEngine, migrationsList: MigrationList): Promise<void> {
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: NO_FILTER,
  });
  for (const migrationName of failedMigrationNames) {
    await engine.markMigrationRolledBack({ migrationName });
  }
}

async function loadMigrations(): Promise<MigrationList> {
  const baseDir = migrationsFolder();
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const lockfile = entries.some((entry) => entry.name === LOCK_FILE)
    ? await readFile(path.join(baseDir, LOCK_FILE), "utf8")
    : null;
  return {
    baseDir,
    lockfile: { path: LOCK_FILE, content: lockfile },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: await readFile(path.join(baseDir, name, "migration.sql"), "utf8"),
          },
        },
      })),
    ),
  };
}

async function withEngine<T>(databaseUrl: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  return withSchemaEngine(databaseUrl, await loadSchemaFile(), work);
}

async function withDeployLock<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [DEPLOY_LOCK_ID]);
    return await work();
  } finally {
    await client.end();
  }
}
