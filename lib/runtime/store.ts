import type { Database } from "@/lib/platform/db";

/** The check value of the root key that this database was set up with. */
export async function findRootKeyCheckValue(db: Database): Promise<Uint8Array | null> {
  const check = await db.rootKeyCheck.findUnique({ where: { id: 1 }, select: { checkValue: true } });
  return check?.checkValue ?? null;
}

/** Remembers the check value; an earlier one stays. */
export async function insertRootKeyCheckValue(db: Database, checkValue: Uint8Array): Promise<void> {
  await db.rootKeyCheck.createMany({
    data: [{ id: 1, sealType: "file", checkValue: Uint8Array.from(checkValue) }],
    skipDuplicates: true,
  });
}

/** Whether anything is wrapped, directly or not, by a root key. */
export async function hasWrappedKeys(db: Database): Promise<boolean> {
  const kek = await db.instanceKek.findFirst({ select: { id: true } });
  return kek !== null;
}

/** Throws when the database does not answer. */
export async function pingDatabase(db: Database): Promise<void> {
  await db.$queryRaw`SELECT 1`;
}
