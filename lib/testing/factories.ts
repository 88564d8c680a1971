import { connectKmsInstance } from "@/lib/instances/connect-kms-instance";
import { createKmsInstance } from "@/lib/instances/create-kms-instance";
import { createKey } from "@/lib/keys/create-key";
import type { OperationContext } from "@/lib/operation/operation-context";
import type { DatabasePool } from "@/lib/platform/db";

let counter = 0;

/** A connected software instance. */
export async function newInstance(
  ctx: OperationContext,
  limits: { keyNum?: number; spec?: number } = {},
): Promise<string> {
  counter += 1;
  const { kmsInstanceId } = await createKmsInstance(ctx, {
    instanceType: "SOFTWARE",
    instanceName: `instance-${counter}`,
    ...limits,
  });
  await connectKmsInstance(ctx, { kmsInstanceId });
  return kmsInstanceId;
}

/** An enabled AES key, in an instance of its own unless one is given. */
export async function newKey(ctx: OperationContext, dkmsInstanceId?: string): Promise<string> {
  const { keyMetadata } = await createKey(ctx, {
    dkmsInstanceId: dkmsInstanceId ?? (await newInstance(ctx)),
  });
  return keyMetadata.keyId;
}

/** An enabled key of any spec and usage, with the version it began with. */
export async function newKeyOf(
  ctx: OperationContext,
  {
    dkmsInstanceId,
    ...key
  }: Omit<Parameters<typeof createKey>[1], "dkmsInstanceId"> & { dkmsInstanceId?: string },
): Promise<{ keyId: string; keyVersionId: string }> {
  const { keyMetadata } = await createKey(ctx, {
    ...key,
    dkmsInstanceId: dkmsInstanceId ?? (await newInstance(ctx)),
  });
  const { keyId } = keyMetadata;
  const version = await ctx.services.db.keyVersion.findFirstOrThrow({ where: { keyId } });
  return { keyId, keyVersionId: version.id };
}

/** Puts a key in a state that no operation leads to yet. */
export async function forceKeyState(db: DatabasePool, keyId: string, state: string): Promise<void> {
  await db.key.update({ where: { id: keyId }, data: { state } });
}

/** The audit events of one name, oldest first, as stored. */
export async function auditEvents(db: DatabasePool, eventName: string) {
  const rows = await db.auditEvent.findMany({ where: { eventName }, orderBy: { id: "asc" } });
  return rows.map((row) => ({ ...row, event: JSON.parse(row.canonical) as Record<string, unknown> }));
}

/** Calls as the service itself, in the account of another context. */
export function asScheduler(ctx: OperationContext, now?: () => Date): OperationContext {
  const { accountId } = ctx.caller.actor;
  const actor = { type: "system", accountId, principalId: "scheduler", userName: "scheduler" } as const;
  return {
    caller: { actor, door: "scheduler", sourceIp: "", userAgent: "keyward", secureTransport: false },
    services: now === undefined ? ctx.services : { ...ctx.services, now },
  };
}
