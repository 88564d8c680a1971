import { afterAll, beforeAll, expect, test } from "vitest";
import type { OperationContext } from "@/lib/operation/operation-context";
import type { Scope } from "@/lib/operation/resource";
import type { Database } from "@/lib/platform/db";
import { newKey } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { Prisma } from "@/prisma/generated/client";
import { describeBlastRadius } from "./describe-blast-radius";
import { daysBefore, periodsBefore } from "./periods";
import { findRecentUse, listRefusedUses, listUsers, listVersionUses } from "./store";

const NOW = new Date("2026-11-22T12:30:00.000Z");
const USERS = 50;
const HOURS = 30 * 24;
const ROWS_OF_OTHER_KEYS = 200_000;
const periods = periodsBefore(NOW);
const MAX_MS = 2_000;

let service: TestService;
let ctx: OperationContext;
let scope: Scope;
let keyId: string;

beforeAll(async () => {
  service = await testService();
  const caller = await service.newCaller();
  ctx = await service.context(caller, { now: () => NOW });
  scope = { accountId: caller.actor.accountId, region: ctx.services.region };
  keyId = await newKey(ctx);
  await service.db.$executeRaw`
    INSERT INTO key_use (account_id, region, key_id, key_version_id, event_name, actor_type, actor_id, actor_name,
      error_code, hour, slot, calls, last_at)
    SELECT ${scope.accountId}, ${scope.region}, 'key-other-' || i % 500, 'v', 'Encrypt', 'ram-user', 'u', 'u', 
      CASE WHEN i % 10 = 0 THEN 'Rejected.Disabled' ELSE '' END, hour, 0, 1, hour
    FROM generate_series(0, ${ROWS_OF_OTHER_KEYS - 1}) AS i,
      LATERAL (SELECT date_trunc('hour', ${NOW}::timestamptz, 'UTC') - (i / 500) * INTERVAL '1 hour' AS hour) AS at`;
  await service.db.$executeRaw`
    INSERT INTO key_use (account_id, region, key_id, key_version_id, event_name, actor_type, actor_id, actor_name,
      error_code, hour, slot, calls, last_at)
    SELECT ${scope.accountId}, ${scope.region}, ${keyId}, CASE WHEN error_code = '' THEN 'v' || u % 3 ELSE '' END,
      'Encrypt', 'ram-user', u::text, 'user-' || u, error_code, hour, 0, 2, hour
    FROM generate_series(1, ${USERS}) AS u, generate_series(0, ${HOURS - 1}) AS h,
      unnest(ARRAY['', 'Rejected.Disabled']) AS error_code,
      LATERAL (SELECT date_trunc('hour', ${NOW}::timestamptz, 'UTC') - h * INTERVAL '1 hour' AS hour) AS at`;
  await service.db.$executeRaw`ANALYZE key_use`;
});

afterAll(() => service.stop());

interface Plan {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly Plans?: readonly Plan[];
}

/** A database that tells the plans of what it is asked, and answers nothing. */
function explainer(plans: Plan[]): Database {
  const $queryRaw = async (texts: TemplateStringsArray, ...values: unknown[]) => {
    const query = Prisma.sql(texts, ...values);
    const rows = await service.db.$queryRaw<
      { "QUERY PLAN": [{ Plan: Plan }] }[]
    >`EXPLAIN (FORMAT JSON) ${query}`;
    plans.push(...rows.map((row) => row["QUERY PLAN"][0].Plan));
    return [];
  };
  return { $queryRaw } as unknown as Database;
}

function sequentialScans({ Plans = [], ...plan }: Plan): string[] {
  const own = plan["Node Type"] === "Seq Scan" ? [plan["Relation Name"] ?? "?"] : [];
  return [...own, ...Plans.flatMap(sequentialScans)];
}

test("50 users in every hour of 30 days are added up in a moment", async () => {
  const startedAt = performance.now();
  const radius = await describeBlastRadius(ctx, { keyId });
  const tookMs = performance.now() - startedAt;

  const each = { last24Hours: 2 * 25, last7Days: 2 * (7 * 24 + 1), last30Days: 2 * HOURS };
  expect(radius.users).toHaveLength(USERS);
  expect(radius.users.every((user) => JSON.stringify(user.calls) === JSON.stringify(each))).toBe(true);
  expect(radius.versions).toHaveLength(3);
  expect(radius.calls.last30Days).toBe(USERS * each.last30Days);
  expect(radius.refused[0]?.calls).toEqual(each);
  expect(tookMs).toBeLessThan(MAX_MS);
});

test("no question about one key reads the whole table", async () => {
  const plans: Plan[] = [];
  const db = explainer(plans);

  await listVersionUses(db, scope, keyId, periods);
  await listUsers(db, scope, keyId, { since: periods.monthAgo, periods, limit: 50 });
  await listRefusedUses(db, scope, keyId, { periods, limit: 20 });
  await findRecentUse(db, scope, keyId, daysBefore(NOW, 30));

  expect(plans).toHaveLength(4);
  expect(plans.flatMap(sequentialScans)).toEqual([]);
});
