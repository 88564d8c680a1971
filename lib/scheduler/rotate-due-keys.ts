import { rotateKey } from "@/lib/keys/rotate-key";
import { addDays } from "@/lib/platform/api-time";
import { KmsError } from "@/lib/platform/errors";
import type { KeyJob } from "./key-job";
import { postponeRotation } from "./store";

/** Days until a rotation that found no room is tried again. */
const POSTPONED_DAYS = 1;

/**
 * Gives keys their next version when their rotation policy says so.
 *
 * A key that can get none, since it has as many as a key may have or the instance's quota is used up, is put off by
 * a day; the refusal is in the audit log.
 */
export const rotateDueKeys: KeyJob = {
  due: "rotation",
  async run(ctx, keyId) {
    try {
      await rotateKey(ctx, { keyId });
    } catch (error) {
      if (!(error instanceof KmsError && error.code === "Rejected.LimitExceeded")) throw error;
      const { db, region } = ctx.services;
      const now = ctx.services.now();
      const scope = { accountId: ctx.caller.actor.accountId, region };
      await postponeRotation(db, scope, keyId, { now, until: addDays(now, POSTPONED_DAYS) });
    }
  },
};
