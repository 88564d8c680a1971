import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:fs";
import { type FileHandle, open, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import {
  DATABASE_ROLE,
  type EmbeddedCluster,
  prepareEmbeddedCluster,
} from "@/lib/supervisor/embedded-cluster";
import { findFreePort } from "@/lib/supervisor/free-port";
import { findFileText, writeSecretFile } from "@/lib/supervisor/home";
import { stopLeftoverPostmaster } from "@/lib/supervisor/leftover-postmaster";
import { PROGRAM_ENVIRONMENT } from "@/lib/supervisor/run-program";
import { StartError } from "@/lib/supervisor/start-error";

const HOST = "127.0.0.1";
const DATABASE_NAME = "keyward";
const PORT_FILE = "database-port";
const LOG_LIMIT_BYTES = 10_000_000;
const POLL_INTERVAL_MS = 50;
const FAST_STOP_MS = 20_000;
/** Backends of a killed server hold its shared memory until they notice; that takes a moment. */
const OLD_BACKENDS_MS = 20_000;
const STILL_IN_USE = /pre-existing shared memory block|lock file "postmaster\.pid" already exists/;

const SERVER_SETTINGS = {
  listen_addresses: HOST,
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "128MB",
  password_encryption: "scram-sha-256",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
  // A statement may hold what must not be in a log.
  log_min_error_statement: "panic",
  log_parameter_max_length_on_error: "0",
} as const;

/** For tests only: what is written may be lost when the machine fails. */
const THROWAWAY_SETTINGS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } as const;

export interface EmbeddedDatabaseOptions {
  /** KEYWARD_HOME. */
  readonly home: string;
  /** Tells the operator something worth knowing. */
  readonly say: (line: string) => void;
  /** For tests only: faster, and not safe from a power failure. */
  readonly isThrowaway?: boolean;
}

/** A PostgreSQL server that this process runs. */
export interface EmbeddedDatabase {
  readonly url: string;
  readonly pid: number;
  /** Settles when the server has ended, for whatever reason. */
  readonly exited: Promise<void>;
  /** Ends sessions, writes everything out and waits for the server's end. */
  stop(): Promise<void>;
  /** Ends it at once; the next start recovers. */
  kill(): void;
}

/**
 * Starts the embedded PostgreSQL and waits until it takes connections.
 *
 * A server left over by a killed Keyward is stopped first. It listens on the loopback address only, and
 * on the port it had the last time when that is free.
 *
 * @throws StartError
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const cluster = await prepareEmbeddedCluster(options.home, options.say);
  await stopLeftoverPostmaster(cluster.dataFolder);
  const giveUpAt = Date.now() + OLD_BACKENDS_MS;
  for (;;) {
    try {
      return await startOnce(cluster, options);
    } catch (error) {
      if (!(error instanceof ServerEndedError)) {
        throw error;
      }
      if (!STILL_IN_USE.test(error.log) || Date.now() > giveUpAt) {
        throw new StartError(`The database does not start: ${reasonIn(error.log)}`, { cause: error });
      }
      await delay(POLL_INTERVAL_MS * 5);
    }
  }
}

class ServerEndedError extends Error {
  override readonly name = "ServerEndedError";
  readonly log: string;

  constructor(log: string) {
    super("The server ended while it was starting.");
    this.log = log;
  }
}

async function startOnce(
  cluster: EmbeddedCluster,
  options: EmbeddedDatabaseOptions,
): Promise<EmbeddedDatabase> {
  const port = await choosePort(options.home);
  const { child, exited, readNewLog } = await spawnServer(cluster, port, options.isThrowaway ?? false);
  let hasEnded = false;
  void exited.then(() => {
    hasEnded = true;
  });
  const stop = async () => {
    child.kill("SIGINT");
    const timer = setTimeout(() => child.kill("SIGQUIT"), FAST_STOP_MS);
    await exited;
    clearTimeout(timer);
  };
  try {
    while (!(await makeDatabase(port, cluster.password))) {
      if (hasEnded) {
        throw new ServerEndedError(await readNewLog());
      }
      await delay(POLL_INTERVAL_MS);
    }
  } catch (error) {
    if (!hasEnded) {
      await stop();
    }
    throw error;
  }
  return {
    url: addressOf(port, cluster.password, DATABASE_NAME),
    pid: child.pid ?? 0,
    exited,
    stop,
    kill: () => void child.kill("SIGQUIT"),
  };
}

async function choosePort(home: string): Promise<number> {
  const file = path.join(home, PORT_FILE);
  const kept = Number(await findFileText(file));
  const port = await findFreePort(HOST, Number.isInteger(kept) && kept > 0 ? kept : undefined);
  if (port !== kept) {
    await writeSecretFile(file, `${port}\n`);
  }
  return port;
}

async function spawnServer(cluster: EmbeddedCluster, port: number, isThrowaway: boolean) {
  const logFile = path.join(cluster.folder, "server.log");
  const log = await openLog(logFile);
  const { size: logSize } = await log.stat();
  const settings = { ...SERVER_SETTINGS, ...(isThrowaway ? THROWAWAY_SETTINGS : {}), port: String(port) };
  let child: ChildProcess;
  try {
    child = spawn(
      path.join(cluster.binaries.folder, "bin", "postgres"),
      [
        "-D",
        cluster.dataFolder,
        ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
      ],
      {
        cwd: "/",
        env: PROGRAM_ENVIRONMENT,
        stdio: ["ignore", log.fd, log.fd],
        // Its own group: Ctrl-C in a terminal is for the supervisor, which stops the server last.
        detached: true,
        ...(cluster.user ?? {}),
      },
    );
    await once(child, "spawn");
  } finally {
    await log.close();
  }
  const exited = once(child, "exit").then(() => undefined);
  const readNewLog = async () => (await readFile(logFile)).subarray(logSize).toString("utf8");
  return { child, exited, readNewLog };
}

/**
 * Opens the log, emptied when it is long. Its folder belongs to PostgreSQL's user, who must not choose by a
 * link which file root writes to.
 */
async function openLog(logFile: string): Promise<FileHandle> {
  const { O_WRONLY, O_CREAT, O_APPEND, O_NOFOLLOW } = constants;
  let log: FileHandle;
  try {
    log = await open(logFile, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, 0o600);
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "ELOOP")) throw cause;
    throw new StartError(`${logFile} is a symbolic link: remove it, since it may lead anywhere.`, { cause });
  }
  if ((await log.stat()).size > LOG_LIMIT_BYTES) await log.truncate();
  return log;
}

/** @returns false while the server does not take connections yet. */
async function makeDatabase(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: addressOf(port, password, "postgres") });
  // An error event without a listener would end this process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE_NAME]);
    if (found.rowCount === 0) {
      await client.query(`CREATE DATABASE ${DATABASE_NAME}`);
    }
    return true;
  } catch (cause) {
    if (isNotYetReady(cause)) {
      return false;
    }
    throw new StartError("The database refuses the password kept in KEYWARD_HOME, or cannot be used.", {
      cause,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isNotYetReady(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  // 57P03: the server is starting up or recovering.
  return code === "ECONNREFUSED" || code === "ECONNRESET" || code === "57P03" || code === "";
}

function addressOf(port: number, password: string, database: string): string {
  return `postgresql://${DATABASE_ROLE}:${encodeURIComponent(password)}@${HOST}:${port}/${database}`;
}

function reasonIn(log: string): string {
  const line = log.split("\n").findLast((text) => /(FATAL|PANIC|No space left)/.test(text));
  return line?.replace(/^.*?(FATAL|PANIC):\s*/, "") ?? "its log gives no reason.";
}
