import { randomUUID } from "node:crypto";
import path from "node:path";
import { createAuthorizer } from "@/lib/access/authorizer";
import { createAuditRecorder } from "@/lib/audit/recorder";
import { Keyring } from "@/lib/crypto/keyring/keyring";
import { SoftwareProvider } from "@/lib/crypto/software/software-provider";
import { WorkerPool } from "@/lib/crypto/software/worker-pool";
import { loadWrappedKek } from "@/lib/instances/load-wrapped-kek";
import type { OperationServices } from "@/lib/operation/operation-context";
import { createThrottle } from "@/lib/operation/throttle";
import type { Config } from "@/lib/platform/config";
import { openDatabase } from "@/lib/platform/db";
import type { Logger } from "@/lib/platform/logger";
import { projectRoot } from "@/lib/platform/project-root";
import { openRootKey } from "./root-key";
import { pingDatabase } from "./store";

/** Bundled by `bin/lib/bundle.mjs`: a thread runs a program of its own. */
const CRYPTO_WORKER_FILE = "dist/crypto-worker.js";

/** Everything a process needs to run operations. */
export interface Service {
  readonly services: OperationServices;
  /** Throws when the service could not answer an operation now. */
  checkHealth(): Promise<void>;
  /** Writes what waits to be written, and lets go of keys and connections. */
  close(): Promise<void>;
}

export interface ServiceOptions {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly log: Logger;
}

/**
 * The composition root: connects the parts for one process.
 *
 * @throws SealError when the root key is missing or wrong
 */
export async function openService({ config, databaseUrl, log }: ServiceOptions): Promise<Service> {
  const db = openDatabase(databaseUrl);
  const rootKey = await openRootKey(config, db).catch(async (error: unknown) => {
    await db.$disconnect();
    throw error;
  });
  const keyring = new Keyring({ rootKey, loadWrappedKek: (kekId) => loadWrappedKek(db, kekId) });
  rootKey.fill(0);
  const slowCrypto = new WorkerPool({
    workerFile: path.join(projectRoot(), CRYPTO_WORKER_FILE),
    onWorkerDeath: (error) => log.warn({ err: error }, "A crypto worker died"),
  });
  const softwareKeys = new SoftwareProvider({ keyring, slowCrypto });
  const audit = createAuditRecorder({ databaseUrl, log });
  let isSealed = false;
  return {
    services: {
      db,
      region: config.region,
      settings: {
        recentUseDays: config.recentUseDays,
        isPkcs1ImportAllowed: config.isPkcs1ImportAllowed,
      },
      now: () => new Date(),
      newRequestId: randomUUID,
      isSealed: () => isSealed,
      authorizer: createAuthorizer(),
      throttle: createThrottle(() => performance.now()),
      audit,
      softwareKeys,
      instanceKeks: keyring,
      log,
    },
    async checkHealth() {
      if (isSealed) throw new Error("The service is sealed.");
      await pingDatabase(db);
    },
    async close() {
      isSealed = true;
      await audit.close();
      softwareKeys.close();
      await slowCrypto.close();
      keyring.close();
      await db.$disconnect();
    },
  };
}
