import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { runningServiceFile } from "@/lib/platform/running-service";
import { findFreePort } from "@/lib/supervisor/free-port";

const ROOT = path.resolve(import.meta.dirname, "..");
const HOST = "127.0.0.1";
const READY = /^keyward ready console=(\S+)$/m;
const SETUP_LINK = /https?:\/\/\S+\/setup\S*/;
const START_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 30_000;

/** A whole service as `npm start` runs it, on a folder of its own. */
export interface KeywardServer {
  readonly url: string;
  readonly home: string;
  /** The one-time link it printed; null when there is an administrator. */
  findSetupLink(): string | null;
  /** Everything it wrote to its terminal so far. */
  output(): string;
  databaseUrl(): Promise<string>;
  /** Runs `keyward <words>` against it, with the password on standard input, and gives what it wrote. */
  runCommand(words: readonly string[], password?: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the service that `npm start` would start, and waits for its ready line. */
export async function startKeyward(): Promise<KeywardServer> {
  const home = await mkdtemp(path.join(os.tmpdir(), "keyward-e2e-"));
  const port = await findFreePort(HOST);
  const env = environment({ KEYWARD_HOME: home, KEYWARD_CONSOLE_PORT: String(port) });
  const child = spawn(process.execPath, ["bin/start.mjs"], { cwd: ROOT, env, stdio: "pipe" });
  const log = collectOutput(child);
  const stop = async () => {
    await stopProcess(child);
    await rm(home, { recursive: true, force: true });
  };
  try {
    const [, url = ""] = await log.waitFor(READY, START_TIMEOUT_MS);
    return {
      url,
      home,
      findSetupLink: () => SETUP_LINK.exec(log.text())?.[0] ?? null,
      output: log.text,
      databaseUrl: async () => JSON.parse(await readFile(runningServiceFile(home), "utf8")).databaseUrl,
      runCommand: (words, password) => runCommand(words, { env, password }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Nothing of the outside may decide where the service under test keeps its data. */
function environment(own: Record<string, string>): NodeJS.ProcessEnv {
  const outside = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("KEYWARD_") && !name.startsWith("NEXTAUTH_") && name !== "DATABASE_URL",
  );
  return { ...Object.fromEntries(outside), NODE_ENV: "production", ...own };
}

async function runCommand(
  words: readonly string[],
  { env, password }: { env: NodeJS.ProcessEnv; password: string | undefined },
): Promise<string> {
  const child = spawn(process.execPath, ["bin/keyward.mjs", ...words], { cwd: ROOT, env, stdio: "pipe" });
  const log = collectOutput(child);
  child.stdin?.end(password === undefined ? "" : `${password}\n`);
  const [exitCode] = await once(child, "close");
  if (exitCode !== 0) throw new Error(`keyward ${words.join(" ")} failed:\n${log.text()}`);
  return log.text();
}

function collectOutput(child: ChildProcess) {
  let text = "";
  const listeners = new Set<() => void>();
  const collect = (chunk: Buffer) => {
    text += chunk.toString("utf8");
    for (const listener of listeners) listener();
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  const waitFor = (pattern: RegExp, timeoutMs: number) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const fail = (reason: string) => reject(new Error(`The service ${reason}:\n${text}`));
      const timer = setTimeout(() => fail("did not get ready in time"), timeoutMs);
      const look = () => {
        const match = pattern.exec(text);
        if (match === null) return;
        clearTimeout(timer);
        listeners.delete(look);
        resolve(match);
      };
      listeners.add(look);
      child.once("close", () => fail("ended"));
      look();
    });
  return { text: () => text, waitFor };
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, "close");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT_MS);
  await closed;
  clearTimeout(timer);
}
