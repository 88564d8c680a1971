import type { SystemActor } from "@/lib/operation/actor";
import type { OperationContext, OperationServices } from "@/lib/operation/operation-context";
import { KmsError } from "@/lib/platform/errors";
import { BackOff } from "./back-off";
import type { KeyJob } from "./key-job";
import { claimDueKey, type DueKey, findDueKeys } from "./store";

const BATCH_SIZE = 100;
/** Longer than an operation may take; beyond it another scheduler may try, and the operation decides who wins. */
const CLAIM_TIMEOUT_MS = 60_000;
const CLAIM_WAIT_MS = 5_000;

export interface KeyJobRunnerOptions {
  readonly services: OperationServices;
  readonly job: KeyJob;
  /** After each key, so that whoever watches knows that work goes on. */
  readonly onProgress: () => void;
}

/**
 * Does a job for every key that is due, one after the other.
 *
 * Any number of schedulers may run: a key is claimed by a lock that ends with its connection, and looked at again
 * under the lock, so that only one of them does what is due. Each key is one transaction of its own. A key that
 * fails does not keep the others waiting; it is tried again later, ever more seldom.
 */
export class KeyJobRunner {
  readonly #options: KeyJobRunnerOptions;
  readonly #backOff: BackOff;

  constructor(options: KeyJobRunnerOptions) {
    this.#options = options;
    this.#backOff = new BackOff(options.services.now);
  }

  /**
   * @returns for how many keys the job was done.
   * @throws KmsError ServiceUnavailableTemporary, and what the database throws when it is away
   */
  async runDue(stopSignal: AbortSignal): Promise<number> {
    const { services, job, onProgress } = this.#options;
    const seen = new Set(this.#backOff.waiting());
    let done = 0;
    for (;;) {
      const page = { region: services.region, now: services.now(), except: [...seen], limit: BATCH_SIZE };
      const keys = await findDueKeys(services.db, job.due, page);
      for (const key of keys) {
        if (stopSignal.aborted) return done;
        seen.add(key.keyId);
        if (await this.#runOne(key)) done += 1;
        onProgress();
      }
      if (keys.length < BATCH_SIZE) return done;
    }
  }

  async #runOne(key: DueKey): Promise<boolean> {
    const { services, job } = this.#options;
    try {
      const isDone = await this.#claimAndRun(key);
      this.#backOff.succeeded(key.keyId);
      return isDone;
    } catch (error) {
      this.#backOff.failed(key.keyId);
      // Mostly the database is away, for all keys; but a key that takes too long gives the same answer every time.
      if (error instanceof KmsError && error.code === "ServiceUnavailableTemporary") throw error;
      services.log.warn({ err: error, keyId: key.keyId, due: job.due }, "a due key is tried again later");
      return false;
    }
  }

  async #claimAndRun({ keyId, accountId }: DueKey): Promise<boolean> {
    const { services, job } = this.#options;
    return services.db.$transaction(
      async (claim) => {
        const key = { keyId, accountId, region: services.region, now: services.now() };
        if (!(await claimDueKey(claim, job.due, key))) return false;
        await job.run(contextOf(services, accountId), keyId);
        return true;
      },
      { timeout: CLAIM_TIMEOUT_MS, maxWait: CLAIM_WAIT_MS },
    );
  }
}

/** The service itself, in the account of the key. */
function contextOf(services: OperationServices, accountId: string): OperationContext {
  const actor: SystemActor = { type: "system", accountId, principalId: "scheduler", userName: "scheduler" };
  return {
    caller: { actor, door: "scheduler", sourceIp: "", userAgent: "keyward", secureTransport: false },
    services,
  };
}
