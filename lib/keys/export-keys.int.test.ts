import { afterAll, beforeAll, expect, test } from "vitest";
import type { Caller, OperationContext } from "@/lib/operation/operation-context";
import { auditEvents, forceKeyState, newInstance, newKey } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { exportKeys } from "./export-keys";
import { listKeys } from "./list-keys";
import { EXPORT_ROWS_MAX, type KeyMetadata } from "./schema";

let service: TestService;
let caller: Caller;
let ctx: OperationContext;
let keyIds: string[];

beforeAll(async () => {
  service = await testService();
  caller = await service.newCaller();
  ctx = await service.context(caller);
  const instanceId = await newInstance(ctx);
  keyIds = [];
  for (let i = 0; i < 5; i += 1) keyIds.push(await newKey(ctx, instanceId));
  await forceKeyState(service.db, keyIds[1] ?? "", "Disabled");
});

afterAll(() => service.stop());

async function exported(input: Parameters<typeof exportKeys>[1], context = ctx): Promise<KeyMetadata[]> {
  const { readKeys } = await exportKeys(context, input);
  const keys: KeyMetadata[] = [];
  for await (const batch of readKeys()) keys.push(...batch);
  return keys;
}

test.each([
  ["newest first", {}],
  ["oldest first", { sortOrder: "Ascending" as const }],
  ["by ID", { sortBy: "KeyId" as const }],
  ["by state", { sortBy: "KeyState" as const }],
  ["of one state", { filters: [{ key: "KeyState" as const, values: ["Enabled"] }] }],
])("an export has what ListKeys lists, as it lists it: %s", async (_what, query) => {
  const { keys } = await listKeys(ctx, { pageSize: 100, ...query });

  expect(await exported({ format: "json", ...query })).toEqual(keys);
});

test("an export reads batch by batch, in order, and tells how many there are", async () => {
  const { caller: other, services } = await service.context();
  const many = { caller: other, services };
  await insertManyKeys(other, 2_500);

  const { keyCount, isCutOff, readKeys } = await exportKeys(many, { format: "csv", sortBy: "KeyId" });
  const sizes: number[] = [];
  const ids: string[] = [];
  for await (const batch of readKeys()) {
    sizes.push(batch.length);
    ids.push(...batch.map(({ keyId }) => keyId));
  }

  expect({ keyCount, isCutOff, sizes }).toEqual({
    keyCount: 2_500,
    isCutOff: false,
    sizes: [1_000, 1_000, 500],
  });
  expect(ids).toEqual([...ids].sort().reverse());
});

test("an export of more keys than it takes is cut off, and says so", async () => {
  const many = await service.context();
  await insertManyKeys(many.caller, EXPORT_ROWS_MAX + 1);

  const { keyCount, isCutOff } = await exportKeys(many, { format: "csv" });

  expect({ keyCount, isCutOff }).toEqual({ keyCount: EXPORT_ROWS_MAX, isCutOff: true });
});

test("one export is one event, with how many keys left", async () => {
  const before = (await auditEvents(service.db, "ExportKeys")).length;

  await exported({ format: "csv", search: "key-" });

  const events = await auditEvents(service.db, "ExportKeys");
  expect(events).toHaveLength(before + 1);
  expect(events.at(-1)?.event).toMatchObject({
    requestParameters: { Format: "csv", Search: "key-" },
    responseElements: { KeyCount: keyIds.length, IsCutOff: false },
  });
});

test("without permission nothing is exported, and a reader may export", async () => {
  const { accountId } = caller.actor;
  const nobody = await service.newCaller({ accountId, policyNames: [] });
  const reader = await service.newCaller({ accountId, policyNames: ["AliyunKMSReadOnlyAccess"] });

  const refused = exportKeys(await service.context(nobody), { format: "csv" });

  await expect(refused).rejects.toMatchObject({ code: "Forbidden.NoPermission" });
  expect(await exported({ format: "csv" }, await service.context(reader))).toHaveLength(keyIds.length);
});

test("another account's keys are not in it", async () => {
  expect(await exported({ format: "csv" }, await service.context())).toEqual([]);
});

test.each([
  [{ format: "xml" }, "Format"],
  [{ format: "csv", search: "x".repeat(129) }, "Search"],
  [{ format: "csv", filters: [{ key: "Nope", values: [] }] }, "Filters[0]"],
])("%j is refused", async (input, parameter) => {
  await expect(exportKeys.call(ctx, input)).rejects.toMatchObject({ code: "InvalidParameter", parameter });
});

async function insertManyKeys({ actor }: Caller, count: number): Promise<void> {
  await service.db.$executeRaw`
    INSERT INTO kms_key (id, account_id, region, instance_id, key_spec, key_usage, origin, protection_level, state,
      creator, created_at, state_changed_at)
    SELECT 'key-' || substr(md5(${actor.accountId} || n), 1, 21), ${actor.accountId}, 'local-1', 'kst-none',
      'Aliyun_AES_256', 'ENCRYPT/DECRYPT', 'Aliyun_KMS', 'SOFTWARE', 'Enabled', ${actor.principalId}, now(), now()
    FROM generate_series(1, ${count}::int) n`;
}
