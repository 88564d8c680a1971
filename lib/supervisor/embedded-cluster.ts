import { createHash, randomBytes } from "node:crypto";
import { chown, lchown, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { fileProblem, findFileText, prepareHome, writeSecretFile } from "@/lib/supervisor/home";
import {
  copyPostgresBinaries,
  type PostgresBinaries,
  preparePostgresBinaries,
} from "@/lib/supervisor/postgres-binaries";
import { canReach, type PostgresUser, preparePostgresUser } from "@/lib/supervisor/postgres-user";
import { runProgram } from "@/lib/supervisor/run-program";
import { StartError } from "@/lib/supervisor/start-error";

export const DATABASE_ROLE = "keyward";

/** For root only: where PostgreSQL's user can always go. */
const REACHABLE_PARENT = "/var/lib/keyward";
const LOCATION_FILE = "postgres-location";
const PASSWORD_FILE = "database-password";
const PASSWORD_BYTES = 24;

/** A PostgreSQL data folder with all it takes to run it. */
export interface EmbeddedCluster {
  readonly binaries: PostgresBinaries;
  /** `null`: the server runs as ourselves. */
  readonly user: PostgresUser | null;
  /** Holds `data` and `server.log`. */
  readonly folder: string;
  readonly dataFolder: string;
  readonly password: string;
}

/**
 * Makes the data folder on first use, and finds it again later.
 *
 * Creation is atomic: a process killed in the middle leaves nothing that a later start takes for a
 * database. As root, folders that PostgreSQL's unprivileged user cannot reach are replaced by ones that
 * it can; `say` tells which.
 *
 * @throws StartError
 */
export async function prepareEmbeddedCluster(
  home: string,
  say: (line: string) => void,
): Promise<EmbeddedCluster> {
  await prepareHome(home);
  try {
    const user = await preparePostgresUser();
    const binaries = await prepareReachableBinaries(user, say);
    const folder = await prepareFolder(home, user, say);
    const dataFolder = path.join(folder, "data");
    const password = await preparePassword(home, dataFolder);
    const cluster = { binaries, user, folder, dataFolder, password };
    if (!(await exists(dataFolder))) {
      await initialize(cluster);
    }
    return cluster;
  } catch (cause) {
    throw fileProblem(cause, home);
  }
}

async function prepareReachableBinaries(
  user: PostgresUser | null,
  say: (line: string) => void,
): Promise<PostgresBinaries> {
  const binaries = await preparePostgresBinaries();
  if (user === null || (await canReach(user, path.join(binaries.folder, "bin", "postgres")))) {
    return binaries;
  }
  const copy = await copyPostgresBinaries(binaries, REACHABLE_PARENT);
  say(`PostgreSQL's user cannot open ${binaries.folder}; using a copy in ${copy.folder}`);
  return copy;
}

async function prepareFolder(
  home: string,
  user: PostgresUser | null,
  say: (line: string) => void,
): Promise<string> {
  const inHome = path.join(home, "postgres");
  if (user === null) {
    await mkdir(inHome, { recursive: true, mode: 0o700 });
    return inHome;
  }
  const elsewhere = (await findFileText(path.join(home, LOCATION_FILE)))?.trim();
  const folder = elsewhere ?? (await chooseFolder(home, inHome, user));
  await mkdir(path.dirname(folder), { recursive: true, mode: 0o711 });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chown(folder, user.uid, user.gid);
  if (!(await canReach(user, folder))) {
    throw new StartError(
      `PostgreSQL's user cannot reach ${folder}: make every folder above it passable (chmod o+x), or set KEYWARD_HOME to a folder outside.`,
    );
  }
  if (folder !== inHome) {
    say(`PostgreSQL's user cannot reach ${home}; the database is in ${folder}`);
    await writeSecretFile(path.join(home, LOCATION_FILE), `${folder}\n`);
  }
  return folder;
}

async function chooseFolder(home: string, inHome: string, user: PostgresUser): Promise<string> {
  const mayMove = !(await exists(path.join(inHome, "data")));
  if (!mayMove || (await canPassThrough(user, home))) {
    return inHome;
  }
  return path.join(REACHABLE_PARENT, createHash("sha256").update(home).digest("hex").slice(0, 16));
}

async function canPassThrough(user: PostgresUser, home: string): Promise<boolean> {
  const probe = path.join(home, `.reach-${process.pid}`);
  await mkdir(probe, { recursive: true, mode: 0o755 });
  try {
    return await canReach(user, probe);
  } finally {
    await rm(probe, { recursive: true, force: true });
  }
}

async function preparePassword(home: string, dataFolder: string): Promise<string> {
  const file = path.join(home, PASSWORD_FILE);
  const kept = (await findFileText(file))?.trim();
  if (kept !== undefined && kept !== "") {
    return kept;
  }
  if (await exists(dataFolder)) {
    throw new StartError(
      `The database in ${dataFolder} cannot be opened, because ${file} is missing: restore it from a backup.`,
    );
  }
  const password = randomBytes(PASSWORD_BYTES).toString("base64url");
  await writeSecretFile(file, `${password}\n`);
  return password;
}

async function initialize({ binaries, user, folder, dataFolder, password }: EmbeddedCluster): Promise<void> {
  await removeUnfinished(folder);
  const unfinished = `${dataFolder}.new-${process.pid}`;
  const passwordFile = path.join(folder, `password.new-${process.pid}`);
  await mkdir(unfinished, { mode: 0o700 });
  if (user !== null) {
    await lchown(unfinished, user.uid, user.gid);
  }
  try {
    await writePasswordFile(passwordFile, password, user);
    const { exitCode, output } = await runProgram(
      path.join(binaries.folder, "bin", "initdb"),
      [
        `--pgdata=${unfinished}`,
        `--username=${DATABASE_ROLE}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums",
      ],
      user,
    );
    if (exitCode !== 0) {
      throw creationFailure(folder, output);
    }
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, dataFolder);
}

/** Never through a link, which PostgreSQL's user could put into its folder. */
async function writePasswordFile(file: string, password: string, user: PostgresUser | null): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(password);
    if (user !== null) await handle.chown(user.uid, user.gid);
  } finally {
    await handle.close();
  }
}

async function removeUnfinished(folder: string): Promise<void> {
  const leftovers = (await readdir(folder)).filter((name) => /^(data|password)\.new-\d+$/.test(name));
  await Promise.all(leftovers.map((name) => rm(path.join(folder, name), { recursive: true, force: true })));
}

function creationFailure(folder: string, output: string): StartError {
  if (output.includes("No space left on device")) {
    return new StartError(`${folder} cannot be used: there is no space left on its disk.`);
  }
  const lines = output.split("\n").map((line) => line.trim());
  const cause = lines.find((line) => /(FATAL|ERROR|error)/.test(line)) ?? lines.at(-1);
  return new StartError(`The database could not be created: ${cause || "initdb gave no reason."}`);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
