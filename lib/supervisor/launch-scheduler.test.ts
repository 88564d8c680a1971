import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchScheduler } from "./launch-scheduler";

let home: string;

beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "keyward-test-"));
});

afterAll(() => rm(home, { recursive: true }));

async function launch(source: string, options: { stopSignal?: AbortSignal; longestSilenceMs?: number } = {}) {
  const program = path.join(home, `${Math.random().toString(36).slice(2)}.mjs`);
  await writeFile(program, source);
  return launchScheduler({
    config: { home },
    databaseUrl: "postgresql://nobody@localhost/none",
    program,
    stopSignal: options.stopSignal ?? new AbortController().signal,
    watchIntervalMs: 20,
    longestSilenceMs: options.longestSilenceMs ?? 60_000,
  });
}

const SAYS_ONCE = `process.send("alive"); setInterval(() => {}, 1000);`;
const GOES_ON = `${SAYS_ONCE} setInterval(() => process.send("alive"), 20);`;

test("a scheduler that says that it works is started, and ends when it is told to", async () => {
  const scheduler = await launch(GOES_ON);

  await scheduler.stop();

  await expect(scheduler.exited).resolves.toBeUndefined();
});

test("a scheduler that falls silent is killed, so that whoever keeps it starts it anew", async () => {
  const scheduler = await launch(SAYS_ONCE, { longestSilenceMs: 200 });

  await expect(scheduler.exited).resolves.toBeUndefined();
});

test("a scheduler that ends while it starts is told as a failure to start", async () => {
  await expect(launch("process.exit(1);")).rejects.toThrow("The scheduler did not start");
});

test("a scheduler that is not ready when the service stops is ended", async () => {
  const call = launch("setInterval(() => {}, 1000);", { stopSignal: AbortSignal.abort() });

  await expect(call).rejects.toThrow("The scheduler did not start");
});
