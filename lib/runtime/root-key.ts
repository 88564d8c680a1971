import { access } from "node:fs/promises";
import { createFileSeal, createRootKeyFile } from "@/lib/crypto/keyring/file-seal";
import { isRootKeyOf, rootKeyCheckValue } from "@/lib/crypto/keyring/root-key";
import { SealError } from "@/lib/crypto/keyring/seal";
import type { Config } from "@/lib/platform/config";
import type { DatabasePool } from "@/lib/platform/db";
import { findRootKeyCheckValue, hasWrappedKeys, insertRootKeyCheckValue } from "./store";

/**
 * Opens the root key and checks that it is the one this database was set up with. The caller zeroes it.
 *
 * @throws SealError
 */
export async function openRootKey(config: Config, db: DatabasePool): Promise<Uint8Array> {
  const checkValue = await findRootKeyCheckValue(db);
  if (checkValue === null) {
    throw new SealError("The database has no root key yet. Start the service once with `npm start`.");
  }
  const rootKey = await createFileSeal(config.rootKeyFile).open();
  if (isRootKeyOf(checkValue, rootKey)) return rootKey;
  rootKey.fill(0);
  throw new SealError(
    `The root key in ${config.rootKeyFile} is not the one this database was set up with. ` +
      "Put the right root key file there, or use the database that belongs to this one.",
  );
}

/**
 * Makes the root key on the first start; afterwards only checks it. A root key that is missing while the
 * database needs it is never replaced.
 *
 * @throws SealError
 */
export async function prepareRootKey(config: Config, db: DatabasePool): Promise<void> {
  if ((await findRootKeyCheckValue(db)) === null) {
    if (await hasWrappedKeys(db)) {
      throw new SealError(
        "The database holds keys but not the check value of their root key. Restore a backup.",
      );
    }
    if (!(await exists(config.rootKeyFile))) await createRootKeyFile(config.rootKeyFile);
    const rootKey = await createFileSeal(config.rootKeyFile).open();
    await insertRootKeyCheckValue(db, rootKeyCheckValue(rootKey));
    rootKey.fill(0);
  }
  const rootKey = await openRootKey(config, db);
  rootKey.fill(0);
}

async function exists(filePath: string): Promise<boolean> {
  return access(filePath).then(
    () => true,
    () => false,
  );
}
