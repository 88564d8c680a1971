import { randomBytes } from "node:crypto";
import path from "node:path";
import { Keyring, type StoredKek } from "@/lib/crypto/keyring/keyring";
import { SoftwareProvider } from "@/lib/crypto/software/software-provider";
import { WorkerPool } from "@/lib/crypto/software/worker-pool";
import { projectRoot } from "@/lib/platform/project-root";

/** The threads that the service has. Whoever starts them closes them. */
export function cryptoThreads(): WorkerPool {
  return new WorkerPool({ workerFile: path.join(projectRoot(), "dist", "crypto-worker.js") });
}

/** A software provider with a keyring of its own, whose instances are in memory. */
export function softwareProvider(slowCrypto: WorkerPool, { maxCachedKeys = 1000 } = {}) {
  const store = new Map<string, StoredKek>();
  const keyring = new Keyring({
    rootKey: randomBytes(32),
    loadWrappedKek: async (kekId) => store.get(kekId) ?? null,
  });
  const addInstance = () => {
    const owner = {
      accountId: String(1e15 + store.size),
      instanceId: `kst-${store.size}`,
    };
    const { kekId, wrappedKek } = keyring.createInstanceKek(owner);
    store.set(kekId, { ...owner, wrappedKek });
    return { ...owner, kekId };
  };
  return { provider: new SoftwareProvider({ keyring, slowCrypto, maxCachedKeys }), keyring, addInstance };
}
