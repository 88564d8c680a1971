import { afterAll, beforeAll, expect, test } from "vitest";
import { type StoredUse, storeUses } from "@/lib/testing/key-use";
import { type TestService, testService } from "@/lib/testing/test-service";
import { KEY_USE_KEPT_DAYS, purgeKeyUse } from "./purge-key-use";

const NOW = new Date("2026-11-22T12:30:00.000Z");
const HOUR_MS = 3_600_000;
const KEPT_MS = KEY_USE_KEPT_DAYS * 24 * HOUR_MS;
const ACCOUNT_ID = "1000000000000001";
let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

/** Hours ago at the end of the time that uses are kept: 0 is the last hour that is. */
function use(keyId: string, hoursBeyond: number, changes: Partial<StoredUse> = {}): StoredUse {
  return {
    accountId: ACCOUNT_ID,
    keyId,
    at: new Date(NOW.getTime() - KEPT_MS - hoursBeyond * HOUR_MS),
    ...changes,
  };
}

async function hoursLeft(keyId: string): Promise<number[]> {
  const rows = await service.db.keyUse.findMany({ where: { keyId }, orderBy: { lastAt: "desc" } });
  return rows.map(({ lastAt }) => (NOW.getTime() - KEPT_MS - lastAt.getTime()) / HOUR_MS);
}

test("hours that ended before the time to keep are deleted, and no others", async () => {
  await storeUses(service.db, [use("key-a", -9_000), use("key-a", 0), use("key-a", 1), use("key-a", 2)]);

  await purgeKeyUse(service.db, NOW);

  expect(await hoursLeft("key-a")).toEqual([-9_000, 0]);
});

test("the last hour of each version and of each refusal stays, however old, with all its callers", async () => {
  const last = use("key-b", 500, { actorId: "1" });
  await storeUses(service.db, [
    last,
    { ...last, actorId: "2" },
    use("key-b", 501),
    use("key-b", 700, { keyVersionId: "aaaaaaaa-0000-4000-8000-000000000001" }),
    use("key-b", 800, { errorCode: "Rejected.Disabled" }),
    use("key-b", 801, { errorCode: "Rejected.Disabled" }),
  ]);

  await purgeKeyUse(service.db, NOW);

  expect(await hoursLeft("key-b")).toEqual([500, 500, 700, 800]);
});

test("more rows than are deleted at once are all deleted, also by several at a time", async () => {
  await service.db.$executeRaw`
    INSERT INTO key_use (account_id, region, key_id, key_version_id, event_name, actor_type, actor_id, actor_name,
      error_code, hour, slot, calls, last_at)
    SELECT ${ACCOUNT_ID}, 'local-1', 'key-c', '', 'Encrypt', 'ram-user', '1', 'carol', '', at, 0, 1, at
    FROM generate_series(1, 12_000) AS i,
      LATERAL (SELECT ${new Date("2025-01-01T00:00:00Z")}::timestamptz - i * INTERVAL '1 hour' AS at) AS hours`;

  const counts = await Promise.all([purgeKeyUse(service.db, NOW), purgeKeyUse(service.db, NOW)]);

  expect(counts.reduce((sum, count) => sum + count)).toBe(11_999);
  expect(await hoursLeft("key-c")).toHaveLength(1);
});

test("a second purge finds nothing to do", async () => {
  await storeUses(service.db, [use("key-d", 1), use("key-d", 2)]);
  await purgeKeyUse(service.db, NOW);

  await expect(purgeKeyUse(service.db, NOW)).resolves.toBe(0);
});
