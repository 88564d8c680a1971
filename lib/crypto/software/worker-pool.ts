import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { KmsError } from "@/lib/platform/errors";
import { FairQueue } from "./fair-queue";
import type { SlowCrypto, SlowJobName, SlowJobs } from "./slow-crypto";
import type { WorkerReply, WorkerRequest } from "./worker-message";

export interface WorkerPoolOptions {
  /** The bundled program of `worker-main.ts`. */
  readonly workerFile: string;
  /** At most so many threads, and never more than the machine has processors. */
  readonly maxWorkers?: number;
  /** At most so many jobs wait; what comes on top is refused. */
  readonly maxWaitingJobs?: number;
  /** At most so many jobs of one owner wait. */
  readonly maxWaitingJobsPerOwner?: number;
  /** Told of threads that died; for the log. */
  onWorkerDeath?(error: Error): void;
}

interface PendingJob {
  readonly request: WorkerRequest;
  /** Done or not, as the worker says. */
  readonly settle: (reply: WorkerReply) => void;
  readonly refuse: (error: KmsError) => void;
  isRetry: boolean;
}

const DEFAULT_MAX_WORKERS = 2;
const DEFAULT_MAX_WAITING_JOBS = 4096;
const DEFAULT_MAX_WAITING_JOBS_PER_OWNER = 1024;

/**
 * Worker threads for slow cryptography. They start when they are first needed, and do not keep the process alive
 * while they have nothing to do. Owners of jobs take turns. A job whose thread died is done again once, on another
 * thread.
 *
 * Workers get no environment: the root key may be in it.
 */
export class WorkerPool implements SlowCrypto {
  readonly #workerFile: string;
  readonly #maxWorkers: number;
  readonly #onWorkerDeath: (error: Error) => void;
  readonly #waiting: FairQueue<PendingJob>;
  /** Jobs whose thread died: before all others. */
  readonly #again: PendingJob[] = [];
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, PendingJob>();
  #isClosed = false;

  constructor({ workerFile, maxWorkers, onWorkerDeath, ...limits }: WorkerPoolOptions) {
    this.#workerFile = workerFile;
    this.#maxWorkers = Math.min(maxWorkers ?? DEFAULT_MAX_WORKERS, availableParallelism());
    this.#waiting = new FairQueue({
      max: limits.maxWaitingJobs ?? DEFAULT_MAX_WAITING_JOBS,
      maxPerOwner: limits.maxWaitingJobsPerOwner ?? DEFAULT_MAX_WAITING_JOBS_PER_OWNER,
    });
    this.#onWorkerDeath = onWorkerDeath ?? (() => undefined);
  }

  /**
   * @throws KmsError ServiceUnavailableTemporary when the pool is closed or has too much to do, or the thread died
   * twice; Rejected.Throttling when it has too much to do for this owner; InternalFailure when the job itself failed
   */
  async run<Name extends SlowJobName>(
    owner: string,
    name: Name,
    input: SlowJobs[Name]["input"],
  ): Promise<SlowJobs[Name]["output"]> {
    if (this.#isClosed) {
      throw new KmsError("ServiceUnavailableTemporary");
    }
    const copy = copyBytes(input);
    try {
      return await new Promise<SlowJobs[Name]["output"]>((resolve, reject) => {
        const settle = (reply: WorkerReply) => {
          if (reply.isDone) {
            resolve(reply.output as SlowJobs[Name]["output"]);
          } else {
            reject(new KmsError("InternalFailure", { cause: new Error(reply.reason) }));
          }
        };
        const request = { name, input: copy };
        this.#waiting.add(owner, { request, settle, refuse: reject, isRetry: false });
        this.#assign();
      });
    } finally {
      zeroBytes(copy);
    }
  }

  /** Ends the threads. Jobs that are not done are refused. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const workers = [...this.#idle, ...this.#busy.keys()];
    for (const job of [...this.#again.splice(0), ...this.#waiting.takeAll(), ...this.#busy.values()]) {
      job.refuse(new KmsError("ServiceUnavailableTemporary"));
    }
    this.#idle.length = 0;
    this.#busy.clear();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #assign(): void {
    while (this.#idle.length > 0 || this.#busy.size < this.#maxWorkers) {
      const job = this.#again.shift() ?? this.#waiting.take();
      if (job === undefined) {
        return;
      }
      const worker = this.#idle.pop() ?? this.#startWorker();
      this.#busy.set(worker, job);
      worker.ref();
      worker.postMessage(job.request);
    }
  }

  #startWorker(): Worker {
    const worker = new Worker(this.#workerFile, { env: {}, execArgv: [], name: "keyward-crypto" });
    worker.on("message", (reply: WorkerReply) => this.#release(worker, reply));
    worker.on("error", (error) => this.#bury(worker, error));
    worker.on("exit", (code) => this.#bury(worker, new Error(`A crypto worker ended with code ${code}.`)));
    return worker;
  }

  #release(worker: Worker, reply: WorkerReply): void {
    const job = this.#busy.get(worker);
    if (job === undefined) {
      return;
    }
    this.#busy.delete(worker);
    worker.unref();
    this.#idle.push(worker);
    job.settle(reply);
    this.#assign();
  }

  /** An error is followed by the exit of the same thread: what is buried already is left alone. */
  #bury(worker: Worker, error: Error): void {
    const job = this.#busy.get(worker);
    const idleIndex = this.#idle.indexOf(worker);
    if (this.#isClosed || (job === undefined && idleIndex === -1)) {
      return;
    }
    this.#busy.delete(worker);
    if (idleIndex !== -1) {
      this.#idle.splice(idleIndex, 1);
    }
    this.#onWorkerDeath(error);
    if (job?.isRetry) {
      job.refuse(new KmsError("ServiceUnavailableTemporary", { cause: error }));
    } else if (job !== undefined) {
      job.isRetry = true;
      this.#again.push(job);
    }
    this.#assign();
  }
}

function copyBytes<Input extends object>(input: Input): Input {
  const entries = Object.entries(input).map(([name, value]) => [
    name,
    value instanceof Uint8Array ? new Uint8Array(value) : value,
  ]);
  return Object.fromEntries(entries) as Input;
}

function zeroBytes(input: object): void {
  for (const value of Object.values(input)) {
    if (value instanceof Uint8Array) {
      value.fill(0);
    }
  }
}
