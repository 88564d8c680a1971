import type { Scope } from "@/lib/operation/resource";
import type { Database } from "@/lib/platform/db";
import { Prisma } from "@/prisma/generated/client";
import type { InstanceStatus, InstanceType } from "./schema";

export interface InstanceRecord {
  id: string;
  accountId: string;
  region: string;
  instanceName: string;
  instanceType: InstanceType;
  status: InstanceStatus;
  statusReason: string;
  spec: number;
  keyNum: number;
  keyCount: number;
  secretNum: number;
  kekId: string | null;
  createdAt: Date;
  connectedAt: Date | null;
  creatorName: string;
}

const INSTANCE_COLUMNS = Prisma.sql`
  i.id, i.account_id AS "accountId", i.region, i.instance_name AS "instanceName",
  i.instance_type AS "instanceType", i.status, i.status_reason AS "statusReason", i.spec,
  i.key_num AS "keyNum", i.key_count AS "keyCount", i.secret_num AS "secretNum", i.kek_id::text AS "kekId",
  i.created_at AS "createdAt", i.connected_at AS "connectedAt", COALESCE(u.user_name, '') AS "creatorName"`;

export async function findInstance(
  db: Database,
  scope: Scope,
  instanceId: string,
): Promise<InstanceRecord | null> {
  const rows = await db.$queryRaw<InstanceRecord[]>`
    SELECT ${INSTANCE_COLUMNS} FROM kms_instance i LEFT JOIN "user" u ON u.id = i.creator_id
    WHERE i.account_id = ${scope.accountId} AND i.region = ${scope.region} AND i.id = ${instanceId}`;
  return rows[0] ?? null;
}

/** One page of the instances, newest first, and how many there are in all. */
export async function listInstanceRecords(
  db: Database,
  scope: Scope,
  page: { pageNumber: number; pageSize: number },
): Promise<{ records: InstanceRecord[]; totalCount: number }> {
  const totalCount = await db.kmsInstance.count({
    where: { accountId: scope.accountId, region: scope.region },
  });
  const records = await db.$queryRaw<InstanceRecord[]>`
    SELECT ${INSTANCE_COLUMNS} FROM kms_instance i LEFT JOIN "user" u ON u.id = i.creator_id
    WHERE i.account_id = ${scope.accountId} AND i.region = ${scope.region}
    ORDER BY i.created_at DESC, i.id LIMIT ${page.pageSize} OFFSET ${(page.pageNumber - 1) * page.pageSize}`;
  return { records, totalCount };
}

export async function countInstancesByStatus(
  db: Database,
  scope: Scope,
): Promise<ReadonlyMap<InstanceStatus, number>> {
  const rows = await db.$queryRaw<{ status: InstanceStatus; count: number }[]>`
    SELECT status, COUNT(*)::int AS count FROM kms_instance
    WHERE account_id = ${scope.accountId} AND region = ${scope.region} GROUP BY status`;
  return new Map(rows.map((row) => [row.status, row.count]));
}

/** Stores a new instance; `false` when its name is taken. */
export async function insertInstance(
  db: Database,
  instance: Prisma.KmsInstanceCreateManyInput,
): Promise<boolean> {
  const { count } = await db.kmsInstance.createMany({ data: [instance], skipDuplicates: true });
  return count === 1;
}

/** Connects an instance that has no key-encryption key yet; `false` when another call did. */
export async function connectInstance(
  db: Database,
  scope: Scope,
  instanceId: string,
  kek: { kekId: string; wrappedKek: Uint8Array; at: Date },
): Promise<boolean> {
  const { count } = await db.kmsInstance.updateMany({
    where: {
      id: instanceId,
      accountId: scope.accountId,
      region: scope.region,
      status: "Uninitialized",
      kekId: null,
    },
    data: { status: "Connected", statusReason: "", kekId: kek.kekId, connectedAt: kek.at },
  });
  if (count !== 1) return false;
  await db.instanceKek.create({
    data: {
      id: kek.kekId,
      accountId: scope.accountId,
      instanceId,
      wrappedKek: Uint8Array.from(kek.wrappedKek),
      createdAt: kek.at,
    },
  });
  return true;
}

/** Takes one key version from the quota; `false` when it is used up. */
export async function takeKeyQuota(db: Database, instanceId: string): Promise<boolean> {
  const taken = await db.$executeRaw`
    UPDATE kms_instance SET key_count = key_count + 1 WHERE id = ${instanceId} AND key_count < key_num`;
  return taken === 1;
}

/** Gives key versions back to the quota. */
export async function returnKeyQuota(db: Database, instanceId: string, keyVersions: number): Promise<void> {
  await db.$executeRaw`UPDATE kms_instance SET key_count = key_count - ${keyVersions} WHERE id = ${instanceId}`;
}

/** A wrapped key-encryption key and whose it is. */
export async function findWrappedKek(
  db: Database,
  kekId: string,
): Promise<{ accountId: string; instanceId: string; wrappedKek: Uint8Array } | null> {
  return db.instanceKek.findUnique({
    where: { id: kekId },
    select: { accountId: true, instanceId: true, wrappedKek: true },
  });
}
