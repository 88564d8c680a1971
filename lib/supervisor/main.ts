import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import path from "node:path";
import { issueSetupLink } from "@/lib/access/issue-setup-link";
import type { Config } from "@/lib/platform/config";
import { openDatabase } from "@/lib/platform/db";
import { findProcessIdentity } from "@/lib/platform/process-identity";
import { projectRoot } from "@/lib/platform/project-root";
import { type RunningService, runningServiceFile } from "@/lib/platform/running-service";
import { prepareService } from "@/lib/runtime/prepare-service";
import { requirePortFree } from "@/lib/supervisor/free-port";
import { fileProblem, findFileText, prepareHome, writeSecretFile } from "@/lib/supervisor/home";
import { acquireHomeLock, requireHomeUnlocked } from "@/lib/supervisor/home-lock";
import { KeptDatabase } from "@/lib/supervisor/kept-database";
import { KeptProcess, type Launched } from "@/lib/supervisor/kept-process";
import { launchConsole } from "@/lib/supervisor/launch-console";
import { launchScheduler } from "@/lib/supervisor/launch-scheduler";
import { StopStack } from "@/lib/supervisor/stop-stack";
import { deployMigrations } from "@/prisma/migrate";

const SESSION_SECRET_FILE = "session-secret";
const SESSION_SECRET_BYTES = 32;

export interface SupervisorOptions {
  readonly config: Config;
  /** For people: what is being done. */
  readonly say: (line: string) => void;
  /** For scripts: the ready line. */
  readonly announce: (line: string) => void;
  /** Aborted when the service is to stop. */
  readonly stopSignal: AbortSignal;
  /** Aborted when it is to stop at once, without finishing anything. */
  readonly killSignal: AbortSignal;
}

/**
 * Runs the whole service until it is told to stop, and then leaves nothing running.
 *
 * Nothing is written before it is clear that the ports are free and that nobody else works on KEYWARD_HOME.
 *
 * @throws StartError, SealError: why it cannot start, in one sentence.
 */
export async function runService(options: SupervisorOptions): Promise<void> {
  const { config, announce, stopSignal, killSignal } = options;
  await requireHomeUnlocked(config.home);
  await requirePortFree(config.consolePort, config.bind, "KEYWARD_CONSOLE_PORT");
  const stopped = once(stopSignal, "abort");
  const parts = new StopStack();
  killSignal.addEventListener("abort", () => parts.killAll(), { once: true });
  try {
    await startAll(options, parts);
    if (!stopSignal.aborted) {
      announce(`keyward ready console=${config.consoleUrl}`);
      await stopped;
    }
  } catch (error) {
    // Whoever stops the service in the middle of its start does not want to read what that broke.
    if (!stopSignal.aborted) throw fileProblem(error, config.home);
  } finally {
    await parts.stopAll();
  }
}

async function startAll(options: SupervisorOptions, parts: StopStack): Promise<void> {
  const { config, say, stopSignal } = options;
  await prepareHome(config.home);
  const lock = await acquireHomeLock(config.home);
  parts.push({ stop: lock.release });

  const database = await KeptDatabase.start(options);
  parts.push(database);
  if (stopSignal.aborted) return;

  const applied = await deployMigrations(database.url);
  if (applied.length > 0) {
    say(`Migrated the database: ${applied.join(", ")}`);
  }
  await prepareService(config, database.url);
  if (stopSignal.aborted) return;

  const sessionSecret = await loadSessionSecret(config.home);
  let writeStatus = async () => {};
  const keep = (name: string, program: string, launch: (options: ProgramOptions) => Promise<Launched>) => {
    say(`Starting ${name}`);
    return KeptProcess.start({
      name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      launch: () => launch({ config, databaseUrl: database.url, program: programFile(program), stopSignal }),
      say,
      onRestarted: () => writeStatus(),
    });
  };
  const webConsole = await keep("the console", "console", (program) =>
    launchConsole({ ...program, sessionSecret }),
  );
  parts.push(webConsole);
  if (stopSignal.aborted) return;
  const scheduler = await keep("the scheduler", "scheduler", launchScheduler);
  parts.push(scheduler);

  writeStatus = () =>
    writeRunningService(config, database, {
      consolePid: webConsole.current.pid,
      schedulerPid: scheduler.current.pid,
    });
  parts.push({ stop: () => rm(runningServiceFile(config.home), { force: true }) });
  await writeStatus();
  database.onRestarted(async ({ hasMoved }) => {
    await writeStatus();
    if (hasMoved) await Promise.all([webConsole.current.stop(), scheduler.current.stop()]);
  });
  await showSetupLink(config, database.url, say);
}

interface ProgramOptions {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly program: string;
  readonly stopSignal: AbortSignal;
}

function programFile(name: string): string {
  return path.join(projectRoot(), "dist", `${name}.js`);
}

async function loadSessionSecret(home: string): Promise<string> {
  const file = path.join(home, SESSION_SECRET_FILE);
  const kept = (await findFileText(file))?.trim();
  if (kept !== undefined && kept !== "") {
    return kept;
  }
  const secret = randomBytes(SESSION_SECRET_BYTES).toString("base64url");
  await writeSecretFile(file, `${secret}\n`);
  return secret;
}

async function writeRunningService(
  config: Config,
  database: KeptDatabase,
  pids: Pick<RunningService, "consolePid" | "schedulerPid">,
): Promise<void> {
  const service: RunningService = {
    supervisorPid: process.pid,
    supervisorIdentity: findProcessIdentity(process.pid) ?? "",
    ...pids,
    databasePid: database.pid,
    databaseUrl: database.url,
    consoleUrl: config.consoleUrl,
  };
  await writeSecretFile(runningServiceFile(config.home), `${JSON.stringify(service, null, 2)}\n`);
}

async function showSetupLink(
  config: Config,
  databaseUrl: string,
  say: (line: string) => void,
): Promise<void> {
  const db = openDatabase(databaseUrl);
  try {
    const link = await issueSetupLink({ db, now: new Date(), consoleUrl: config.consoleUrl });
    if (link !== null) {
      say("There is no administrator yet. Open this link, once and within 30 minutes, to make one:");
      say(link.url);
    }
  } finally {
    await db.$disconnect();
  }
}
