import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { projectRoot } from "@/lib/platform/project-root";
import { WorkerPool, type WorkerPoolOptions } from "./worker-pool";

/**
 * A worker whose jobs are told by the bytes to open: what it received comes back as the private key, beside its
 * thread and whether it sees the environment.
 */
const OBEDIENT_WORKER = `
import { parentPort, threadId } from "node:worker_threads";
parentPort.on("message", ({ input }) => {
  const text = Buffer.from(input.pkcs8).toString();
  if (text.startsWith("die")) process.exit(3);
  if (text.startsWith("throw")) throw new Error("broken");
  if (text.startsWith("hang")) return;
  if (text.startsWith("fail")) return parentPort.postMessage({ isDone: false, reason: "Error: refused" });
  const about = JSON.stringify({ threadId, environment: Object.keys(process.env) });
  const output = { privateKeyPkcs8: input.pkcs8, publicKeySpki: Buffer.from(about) };
  parentPort.postMessage({ isDone: true, output });
});`;

let folder: string;
const pools: WorkerPool[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "keyward-pool-"));
  await writeFile(path.join(folder, "obedient.mjs"), OBEDIENT_WORKER);
});

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

afterAll(() => rm(folder, { recursive: true }));

test("jobs are done on other threads, at most as many as there are processors and two", async () => {
  const pool = newPool();

  const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => ask(pool, `job ${index}`)));

  const threads = new Set(answers.map(({ threadId }) => threadId));
  expect(threads.has(0)).toBe(false);
  expect(threads.size).toBeLessThanOrEqual(2);
  expect(answers.map(({ text }) => text)).toEqual(answers.map((_, index) => `job ${index}`));
});

test("a worker sees nothing of the environment", async () => {
  vi.stubEnv("KEYWARD_ROOT_KEY", "not for workers");

  const { environment } = await ask(newPool(), "job");

  expect(environment).toEqual([]);
  vi.unstubAllEnvs();
});

test("a thread that died is replaced, and others' jobs are done", async () => {
  const onWorkerDeath = vi.fn();
  const pool = newPool({ onWorkerDeath });

  const dying = ask(pool, "die");
  const others = Promise.all(Array.from({ length: 10 }, (_, index) => ask(pool, `job ${index}`)));

  await expect(dying).rejects.toMatchObject({ code: "ServiceUnavailableTemporary" });
  expect(await others).toHaveLength(10);
  expect(onWorkerDeath).toHaveBeenCalledTimes(2);
  expect((await ask(pool, "after")).text).toBe("after");
});

test("a job whose thread broke is tried once more, then refused with the cause for the log", async () => {
  const onWorkerDeath = vi.fn();

  const error: unknown = await ask(newPool({ onWorkerDeath }), "throw").catch((caught: unknown) => caught);

  expect(error).toMatchObject({ code: "ServiceUnavailableTemporary", cause: { message: "broken" } });
  expect(onWorkerDeath).toHaveBeenCalledTimes(2);
});

test("a job that failed is an internal failure, and its thread goes on", async () => {
  const pool = newPool({ maxWorkers: 1 });
  const { threadId } = await ask(pool, "first");

  await expect(ask(pool, "fail")).rejects.toMatchObject({
    code: "InternalFailure",
    cause: { message: "Error: refused" },
  });
  expect((await ask(pool, "second")).threadId).toBe(threadId);
});

test("a program that is not there refuses the job", async () => {
  const pool = newPool({ workerFile: path.join(folder, "missing.mjs") });

  await expect(ask(pool, "job")).rejects.toMatchObject({ code: "ServiceUnavailableTemporary" });
});

test("more jobs than may wait are refused at once", async () => {
  const pool = newPool({ maxWorkers: 1, maxWaitingJobs: 1 });
  const underWay = Promise.allSettled([ask(pool, "hang"), ask(pool, "waiting")]);

  const refused = ask(pool, "one too many");

  await expect(refused).rejects.toMatchObject({ code: "ServiceUnavailableTemporary" });
  await pool.close();
  await underWay;
});

test("an owner with many jobs is refused in the end, and keeps nobody else waiting", async () => {
  const pool = newPool({ maxWorkers: 1, maxWaitingJobsPerOwner: 3 });
  const order: string[] = [];
  const job = async (text: string, owner: string) => {
    await ask(pool, text, owner);
    order.push(text);
  };

  const many = ["many 1", "many 2", "many 3", "many 4"].map((text) => job(text, "busy"));
  const tooMany = job("many 5", "busy");
  const other = job("other", "quiet");

  await expect(tooMany).rejects.toMatchObject({ code: "Rejected.Throttling" });
  await Promise.all([...many, other]);
  expect(order).toEqual(["many 1", "many 2", "other", "many 3", "many 4"]);
});

test("a closed pool refuses jobs under way, jobs that wait, and new ones", async () => {
  const onWorkerDeath = vi.fn();
  const pool = newPool({ maxWorkers: 1, onWorkerDeath });
  const underWay = Promise.allSettled([ask(pool, "hang"), ask(pool, "waiting")]);

  const closing = pool.close();
  const late = Promise.allSettled([ask(pool, "late")]);
  await closing;

  for (const job of [...(await underWay), ...(await late)]) {
    expect(job).toMatchObject({ status: "rejected", reason: { code: "ServiceUnavailableTemporary" } });
  }
  expect(onWorkerDeath).not.toHaveBeenCalled();
});

test("inputs are copied at once, and the caller's stay as they are", async () => {
  const pool = newPool({ maxWorkers: 1 });
  const [first, second] = [Buffer.from("first"), Buffer.from("second")];

  const answers = [first, second].map((pkcs8) =>
    pool.run("owner", "openPrivateKey", { keySpec: "EC_P256", pkcs8 }),
  );
  second.fill(0);

  expect(
    (await Promise.all(answers)).map((pair) => Buffer.from(pair?.privateKeyPkcs8 ?? []).toString()),
  ).toEqual(["first", "second"]);
  expect(first.toString()).toBe("first");
});

test("the bundled program is there, and refuses material that is no key", async () => {
  const workerFile = path.join(projectRoot(), "dist", "crypto-worker.js");

  const pair = await newPool({ workerFile }).run("owner", "openPrivateKey", {
    keySpec: "RSA_2048",
    pkcs8: Buffer.from("no key"),
  });

  expect(pair).toBeNull();
});

function newPool(options: Partial<WorkerPoolOptions> = {}): WorkerPool {
  const pool = new WorkerPool({ workerFile: path.join(folder, "obedient.mjs"), ...options });
  pools.push(pool);
  return pool;
}

async function ask(pool: WorkerPool, text: string, owner = "owner") {
  const pair = await pool.run(owner, "openPrivateKey", { keySpec: "EC_P256", pkcs8: Buffer.from(text) });
  const about: unknown = JSON.parse(Buffer.from(pair?.publicKeySpki ?? []).toString());
  const { threadId, environment } = about as { threadId: number; environment: string[] };
  return { threadId, environment, text: Buffer.from(pair?.privateKeyPkcs8 ?? []).toString() };
}
