import { locateKey, requireFound } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import type { RunContext } from "@/lib/operation/operation-context";
import { formatApiTime } from "@/lib/platform/api-time";
import { daysBefore, periodsBefore, startOfHour } from "./periods";
import { type BlastRadius, type CallCounts, describeBlastRadiusSchema } from "./schema";
import { listAliasNames, listRefusedUses, listUsers, listVersionUses, type VersionUseRow } from "./store";

const USERS_SHOWN = 50;
const REFUSED_SHOWN = 20;
const USERS_KNOWN_FOR_DAYS = 30;

/**
 * Tells who and what would notice if a key stopped working: who used it, how often, and what hangs on it. Ours.
 *
 * Users are those of the last 30 days, or of the days in which a use counts as recent where these are more.
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.AliasNotFound
 */
export const describeBlastRadius = defineOperation({
  name: "DescribeBlastRadius",
  effect: "read",
  input: describeBlastRadiusSchema,
  auditInput: ({ keyId }) => ({ KeyId: keyId }),
  locate: locateKey,
  async run(ctx, _input, { key, reference }): Promise<BlastRadius> {
    const { id: keyId, instanceId } = requireFound(key, reference);
    const [use, users, refused, aliases] = await Promise.all([
      usesOf(ctx, keyId),
      usersOf(ctx, keyId),
      refusalsOf(ctx, keyId),
      listAliasNames(ctx.db, ctx, keyId),
    ]);
    return {
      keyId,
      ...use,
      users,
      refused,
      // A default key is the one of an account that belongs to no instance.
      dependents: { aliases, secrets: [], applicationAccessPoints: [], isDefaultKey: instanceId === "" },
    };
  },
});

type Uses = Omit<BlastRadius, "keyId" | "users" | "refused" | "dependents">;

async function usesOf(ctx: RunContext, keyId: string): Promise<Uses> {
  const { recentUseDays } = ctx.services.settings;
  const versions = await listVersionUses(ctx.db, ctx, keyId, periodsBefore(ctx.now()));
  const [last] = versions;
  return {
    lastUsedDate: formatApiTime(last?.lastAt ?? null),
    lastUsedBy: last?.lastActorName ?? "",
    lastUsedFor: last?.lastEventName ?? "",
    calls: sumOf(versions),
    // Some calls choose no version; they count, and are no version.
    versions: versions
      .filter(({ keyVersionId }) => keyVersionId !== "")
      .map((version) => ({
        keyVersionId: version.keyVersionId,
        lastUsedDate: formatApiTime(version.lastAt),
        calls: countsOf(version),
      })),
    recentUseDays,
    isRecentlyUsed:
      recentUseDays > 0 && last !== undefined && last.lastAt >= daysBefore(ctx.now(), recentUseDays),
  };
}

async function usersOf(ctx: RunContext, keyId: string): Promise<BlastRadius["users"]> {
  const days = Math.max(USERS_KNOWN_FOR_DAYS, ctx.services.settings.recentUseDays);
  const users = await listUsers(ctx.db, ctx, keyId, {
    since: startOfHour(daysBefore(ctx.now(), days)),
    periods: periodsBefore(ctx.now()),
    limit: USERS_SHOWN,
  });
  return users.map((user) => ({
    actorType: user.actorType,
    actorId: user.actorId,
    actorName: user.actorName,
    lastUsedDate: formatApiTime(user.lastAt),
    calls: countsOf(user),
    eventNames: user.eventNames,
  }));
}

async function refusalsOf(ctx: RunContext, keyId: string): Promise<BlastRadius["refused"]> {
  const refusals = await listRefusedUses(ctx.db, ctx, keyId, {
    periods: periodsBefore(ctx.now()),
    limit: REFUSED_SHOWN,
  });
  return refusals.map((refusal) => ({
    errorCode: refusal.errorCode,
    eventName: refusal.eventName,
    actorName: refusal.actorName,
    lastRefusedDate: formatApiTime(refusal.lastAt),
    calls: countsOf(refusal),
  }));
}

function countsOf({ last24Hours, last7Days, last30Days }: CallCounts): CallCounts {
  return { last24Hours, last7Days, last30Days };
}

function sumOf(versions: readonly VersionUseRow[]): CallCounts {
  const sum = (count: (version: VersionUseRow) => number) =>
    versions.reduce((total, version) => total + count(version), 0);
  return {
    last24Hours: sum(({ last24Hours }) => last24Hours),
    last7Days: sum(({ last7Days }) => last7Days),
    last30Days: sum(({ last30Days }) => last30Days),
  };
}
