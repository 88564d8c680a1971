import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OperationContext } from "@/lib/operation/operation-context";
import { auditEvents, newInstance } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { cancelKeyDeletion } from "./cancel-key-deletion";
import { createKey } from "./create-key";
import { createKeyVersion } from "./create-key-version";
import { describeKey } from "./describe-key";
import { describeKeyVersion } from "./describe-key-version";
import { disableKey } from "./disable-key";
import { enableKey } from "./enable-key";
import { KEY_STATE_VERDICTS, KEY_STATES, type KeyState, type StatefulOperation } from "./key-state";
import { listKeyVersions } from "./list-key-versions";
import { scheduleKeyDeletion } from "./schedule-key-deletion";
import { setDeletionProtection } from "./set-deletion-protection";
import { updateKeyDescription } from "./update-key-description";
import { updateRotationPolicy } from "./update-rotation-policy";

const WEEK_MS = 7 * 86_400_000;

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

/** Operations whose own tests drive them through every state: names, imports, cryptography, and what looks at uses. */
type DrivenElsewhere =
  | "ListAliasesByKeyId"
  | "ListResourceTags"
  | "CreateAlias"
  | "UpdateAlias"
  | "DeleteAlias"
  | "TagResource"
  | "UntagResource"
  | "GetParametersForImport"
  | "ImportKeyMaterial"
  | "DeleteKeyMaterial"
  | "Encrypt"
  | "Decrypt"
  | "ReEncrypt"
  | "GenerateDataKey"
  | "GenerateDataKeyWithoutPlaintext"
  | "ExportDataKey"
  | "GenerateAndExportDataKey"
  | "AsymmetricEncrypt"
  | "AsymmetricDecrypt"
  | "AsymmetricSign"
  | "AsymmetricVerify"
  | "GetPublicKey"
  | "GenerateMac"
  | "VerifyMac"
  | "GenerateDataKeyPair"
  | "GenerateDataKeyPairWithoutPlaintext"
  | "DescribeBlastRadius";

type Drive = (ctx: OperationContext, keyId: string) => Promise<unknown>;

/** A management operation that is missing here does not compile. */
const MANAGEMENT: Readonly<Record<Exclude<StatefulOperation, DrivenElsewhere>, Drive>> = {
  DescribeKey: (ctx, keyId) => describeKey(ctx, { keyId }),
  DescribeKeyVersion: async (ctx, keyId) => {
    const { keyVersions } = await listKeyVersions(ctx, { keyId });
    const [version] = keyVersions;
    // A key that waits for its first import has no version to describe.
    return version && describeKeyVersion(ctx, { keyId, keyVersionId: version.keyVersionId });
  },
  ListKeyVersions: (ctx, keyId) => listKeyVersions(ctx, { keyId }),
  UpdateKeyDescription: (ctx, keyId) => updateKeyDescription(ctx, { keyId, description: "new" }),
  SetDeletionProtection: (ctx, keyId) =>
    setDeletionProtection(ctx, { keyId, enableDeletionProtection: true }),
  EnableKey: (ctx, keyId) => enableKey(ctx, { keyId }),
  DisableKey: (ctx, keyId) => disableKey(ctx, { keyId }),
  ScheduleKeyDeletion: (ctx, keyId) => scheduleKeyDeletion(ctx, { keyId, pendingWindowInDays: 7 }),
  CancelKeyDeletion: (ctx, keyId) => cancelKeyDeletion(ctx, { keyId }),
  UpdateRotationPolicy: (ctx, keyId) =>
    updateRotationPolicy(ctx, { keyId, enableAutomaticRotation: true, rotationInterval: "30d" }),
  CreateKeyVersion: (ctx, keyId) => createKeyVersion(ctx, { keyId }),
};

const CELLS = Object.keys(MANAGEMENT).flatMap((name) =>
  KEY_STATES.map((state) => [name as keyof typeof MANAGEMENT, state] as const),
);

/** Brings a key into a state the way people do. */
async function keyIn(ctx: OperationContext, state: KeyState): Promise<string> {
  const { keyMetadata } = await createKey(ctx, {
    dkmsInstanceId: await newInstance(ctx),
    ...(state === "PendingImport" ? { origin: "EXTERNAL" } : {}),
  });
  const { keyId } = keyMetadata;
  if (state === "Disabled") await disableKey(ctx, { keyId });
  if (state === "PendingDeletion") await scheduleKeyDeletion(ctx, { keyId, pendingWindowInDays: 30 });
  return keyId;
}

describe("every management operation in every state does what the table says", () => {
  test.each(CELLS)("%s of a key that is %s", async (name, state) => {
    const caller = await service.newCaller();
    const keyId = await keyIn(await service.context(caller), state);
    const ctx = await service.context(caller, { now: () => new Date(Date.now() + WEEK_MS) });
    const before = await describeKey(ctx, { keyId });

    const outcome = await MANAGEMENT[name](ctx, keyId).then(
      () => "ok",
      (error: { code: string }) => error.code,
    );

    const verdict = KEY_STATE_VERDICTS[name][state];
    expect(before.keyMetadata.keyState).toBe(state);
    expect(outcome).toBe(verdict);
    if (verdict !== "ok") {
      expect(await describeKey(ctx, { keyId })).toEqual(before);
      expect((await auditEvents(service.db, name)).at(-1)).toMatchObject({
        resourceName: keyId,
        errorCode: verdict,
      });
    }
  });
});

type Move = (ctx: OperationContext, keyId: string) => Promise<unknown>;

const MOVES: readonly (readonly [name: string, move: Move, to: KeyState])[] = [
  ["DisableKey", MANAGEMENT.DisableKey, "Disabled"],
  ["EnableKey", MANAGEMENT.EnableKey, "Enabled"],
  ["ScheduleKeyDeletion", MANAGEMENT.ScheduleKeyDeletion, "PendingDeletion"],
  ["CancelKeyDeletion", MANAGEMENT.CancelKeyDeletion, "Enabled"],
];

test("of 100 conflicting moves none is lost: the last that was acknowledged is the state, and the tallies are right", async () => {
  const ctx = await service.context();
  const keyId = await keyIn(ctx, "Enabled");

  const calls = await Promise.allSettled(
    Array.from({ length: 100 }, (_, i) => MOVES[i % MOVES.length]?.[1](ctx, keyId)),
  );

  const refusals = calls.flatMap((call) => (call.status === "rejected" ? [call.reason.code] : []));
  expect(new Set(refusals)).toEqual(new Set(["Rejected.StateModifiedFailed"]));
  const { keyMetadata } = await describeKey(ctx, { keyId });
  const moves = await acknowledgedMoves(keyId);
  expect(moves).toHaveLength(100 - refusals.length);
  expect(moves.at(-1)).toBe(keyMetadata.keyState);
  expect(keyMetadata.deleteDate === "").toBe(keyMetadata.keyState !== "PendingDeletion");
  expect(await tallies(ctx.caller.actor.accountId)).toEqual(await realCounts(ctx.caller.actor.accountId));
});

test("moves of 30 keys at once leave tallies that equal a count", async () => {
  const ctx = await service.context();
  const dkmsInstanceId = await newInstance(ctx);
  const keys = await Promise.all(
    Array.from({ length: 30 }, async () => (await createKey(ctx, { dkmsInstanceId })).keyMetadata.keyId),
  );

  const calls = keys.flatMap((keyId, i) =>
    [0, 1, 2].map((j) => MOVES[(i + j) % MOVES.length]?.[1](ctx, keyId)),
  );
  await Promise.allSettled(calls);

  expect(await tallies(ctx.caller.actor.accountId)).toEqual(await realCounts(ctx.caller.actor.accountId));
});

/** The states that the audit log says a key was moved to, in the order of their commits. */
async function acknowledgedMoves(keyId: string): Promise<KeyState[]> {
  const events = await service.db.auditEvent.findMany({
    where: { resourceName: keyId, errorCode: "", eventName: { in: MOVES.map(([name]) => name) } },
    orderBy: { id: "asc" },
  });
  return events.flatMap(({ eventName }) => MOVES.flatMap(([name, , to]) => (name === eventName ? [to] : [])));
}

async function tallies(accountId: string): Promise<Record<string, number>> {
  const rows = await service.db.keyTally.findMany({ where: { accountId, keys: { not: 0 } } });
  return Object.fromEntries(rows.map(({ state, keys }) => [state, Number(keys)]));
}

async function realCounts(accountId: string): Promise<Record<string, number>> {
  const rows = await service.db.key.groupBy({ by: ["state"], where: { accountId }, _count: true });
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
}
