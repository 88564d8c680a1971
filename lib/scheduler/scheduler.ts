import { purgeKeyUse } from "@/lib/blast-radius/purge-key-use";
import { purgeUsesOfGoneKeys } from "@/lib/blast-radius/purge-uses-of-gone-keys";
import type { OperationServices } from "@/lib/operation/operation-context";
import { deleteDueKeys } from "./delete-due-keys";
import { expireKeyMaterial } from "./expire-key-material";
import { KeyJobRunner } from "./key-job-runner";
import { purgeExpired } from "./purge-expired";
import { rotateDueKeys } from "./rotate-due-keys";
import { vacuumKeyTables } from "./store";

/** It reads every sum of uses. */
const FORGET_USES_EVERY_MS = 3_600_000;

export interface SchedulerOptions {
  readonly services: OperationServices;
  /** Called again and again while there is work, and after it. */
  readonly onProgress?: () => void;
}

/** Does what the service has to do by itself, whenever it is told to look. */
export class Scheduler {
  readonly #services: OperationServices;
  readonly #onProgress: () => void;
  readonly #rotations: KeyJobRunner;
  readonly #deletions: KeyJobRunner;
  readonly #expiries: KeyJobRunner;
  /** At first true: an earlier scheduler may have ended between a deletion and this. */
  #isVacuumNeeded = true;
  #forgetUsesAt = 0;

  constructor({ services, onProgress = () => undefined }: SchedulerOptions) {
    const runner = (job: ConstructorParameters<typeof KeyJobRunner>[0]["job"]) =>
      new KeyJobRunner({ services, job, onProgress });
    this.#services = services;
    this.#onProgress = onProgress;
    this.#rotations = runner(rotateDueKeys);
    this.#deletions = runner(deleteDueKeys);
    this.#expiries = runner(expireKeyMaterial);
  }

  /** Does everything that is due now. A job that fails is in the log, and does not keep the others from running. */
  async runDue(stopSignal: AbortSignal): Promise<void> {
    await this.#attempt(stopSignal, "rotate", () => this.#rotations.runDue(stopSignal));
    await this.#attempt(stopSignal, "delete", () => this.#destroy(() => this.#deletions.runDue(stopSignal)));
    await this.#attempt(stopSignal, "expire", () => this.#destroy(() => this.#expiries.runDue(stopSignal)));
    await this.#attempt(stopSignal, "purge", () => this.#destroy(() => purgeExpired(this.#services)));
    await this.#attempt(stopSignal, "forget uses", () => this.#forgetUses());
    await this.#attempt(stopSignal, "vacuum", () => this.#vacuum());
  }

  async #attempt(stopSignal: AbortSignal, job: string, work: () => Promise<unknown>): Promise<void> {
    if (stopSignal.aborted) return;
    try {
      await work();
    } catch (error) {
      this.#services.log.error({ err: error, job }, "a job of the scheduler failed; it is tried again");
    }
    this.#onProgress();
  }

  /** Does something that destroys material, and remembers it, also when it fails half-way. */
  async #destroy(work: () => Promise<number>): Promise<void> {
    const wasNeeded = this.#isVacuumNeeded;
    this.#isVacuumNeeded = true;
    if ((await work()) === 0) this.#isVacuumNeeded = wasNeeded;
  }

  async #forgetUses(): Promise<void> {
    const now = this.#services.now();
    if (now.getTime() < this.#forgetUsesAt) return;
    await purgeKeyUse(this.#services.db, now);
    await purgeUsesOfGoneKeys(this.#services.db);
    this.#forgetUsesAt = now.getTime() + FORGET_USES_EVERY_MS;
  }

  async #vacuum(): Promise<void> {
    if (!this.#isVacuumNeeded) return;
    await vacuumKeyTables(this.#services.db);
    this.#isVacuumNeeded = false;
  }
}
