import { defineOperation, located } from "@/lib/operation/define-operation";
import { resourceRef } from "@/lib/operation/resource";
import { KmsError } from "@/lib/platform/errors";
import { type EventDetail, getEventSchema } from "./schema";
import { findEvent } from "./store";

/**
 * Tells all of one event, with the text that was stored and its leaf hash. Ours.
 *
 * @throws KmsError Forbidden.ResourceNotFound, also for an event of another account
 */
export const getEvent = defineOperation({
  name: "GetEvent",
  effect: "read",
  input: getEventSchema,
  auditInput: ({ eventId }) => ({ EventId: eventId }),
  locate: (ctx, { eventId }) => located(resourceRef(ctx, "ACS::KMS::Event", eventId)),
  async run(ctx, { eventId }): Promise<EventDetail> {
    const found = await findEvent(ctx.db, ctx, eventId);
    if (found === null) throw new KmsError("Forbidden.ResourceNotFound");
    return { ...found, leafHash: Buffer.from(found.leafHash).toString("hex") };
  },
});
