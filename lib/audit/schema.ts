import { z } from "zod";
import type { ActionTrailEvent, Effect } from "@/lib/operation/audit-event";
import { inputText } from "@/lib/operation/input-text";

/** Shapes and bounds of the audit operations; shared with the console's pages. Safe in a browser. */

/** Ours: a page of the timeline. */
export const EVENTS_PER_PAGE = { min: 1, max: 200, default: 50 } as const;
export const EVENT_NAMES_MAX = 20;
export const EFFECTS = ["read", "write", "use"] as const satisfies readonly Effect[];

const ERROR_CODE_LENGTH_MAX = 64;
const NEXT_TOKEN = /^(\d{1,15})\.(\d{1,19})$/;
const LARGEST_ID = 9_223_372_036_854_775_807n;

/** The place after an event in the order newest first. */
export interface EventCursor {
  readonly eventAt: Date;
  readonly id: bigint;
}

/** An instant in ISO 8601 with its zone: `2026-11-22T04:00:00Z`. PostgreSQL has no year 0. */
const instantSchema = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((instant) => instant.getUTCFullYear() >= 1);

const eventNameSchema = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/);

/** "succeeded", "refused" (for any reason), or one error code. */
const resultSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9.]*$/)
  .max(ERROR_CODE_LENGTH_MAX);

const nextTokenSchema = z.string().transform((token, ctx): EventCursor => {
  const [, milliseconds, id] = NEXT_TOKEN.exec(token) ?? [];
  if (milliseconds === undefined || id === undefined || BigInt(id) > LARGEST_ID) {
    ctx.addIssue({ code: "custom", params: { problem: "format" } });
    return z.NEVER;
  }
  return { eventAt: new Date(Number(milliseconds)), id: BigInt(id) };
});

/** Callers must not look into it. */
export function nextTokenOf({ eventAt, id }: EventCursor): string {
  return `${eventAt.getTime()}.${id}`;
}

/** What events a caller wants to see; every condition must hold. */
export const eventFilterSchema = z.strictObject({
  /** Included. */
  startTime: instantSchema.optional(),
  /** Excluded. */
  endTime: instantSchema.optional(),
  actorName: inputText().min(1).max(128).optional(),
  eventNames: z.array(eventNameSchema).max(EVENT_NAMES_MAX).default([]),
  resourceName: inputText().min(1).max(255).optional(),
  sourceIp: inputText().min(1).max(64).optional(),
  result: resultSchema.optional(),
  /** None means all. */
  effects: z.array(z.enum(EFFECTS)).max(EFFECTS.length).default([]),
});

export const lookupEventsSchema = eventFilterSchema
  .extend({
    maxResults: z.coerce
      .number()
      .int()
      .min(EVENTS_PER_PAGE.min)
      .max(EVENTS_PER_PAGE.max)
      .default(EVENTS_PER_PAGE.default),
    nextToken: nextTokenSchema.optional(),
  })
  .refine(
    ({ startTime, endTime }) => startTime === undefined || endTime === undefined || startTime < endTime,
    { path: ["endTime"], params: { problem: "format" } },
  );

export const getEventSchema = z.strictObject({ eventId: z.uuid().toLowerCase() });

export type EventFilter = z.output<typeof eventFilterSchema>;
export type LookupEventsInput = z.output<typeof lookupEventsSchema>;
/** As a page or a request carries it: instants as text. */
export type LookupEventsRequest = z.input<typeof lookupEventsSchema>;

/** An event as a line of the timeline. */
export interface EventSummary {
  readonly eventId: string;
  /** UTC with milliseconds. */
  readonly eventTime: string;
  readonly eventName: string;
  readonly effect: Effect;
  readonly actorType: ActionTrailEvent["userIdentity"]["type"];
  readonly actorName: string;
  readonly resourceType: string;
  readonly resourceName: string;
  /** Empty when the call succeeded. */
  readonly errorCode: string;
  readonly sourceIp: string;
  readonly door: string;
}

export interface EventPage {
  readonly events: readonly EventSummary[];
  /** Absent on the last page. */
  readonly nextToken?: string;
}

/** All that is known of one event. */
export interface EventDetail {
  readonly event: ActionTrailEvent;
  /** The text that the hash covers. */
  readonly canonical: string;
  /** SHA-256(0x00 ‖ canonical) in hex. */
  readonly leafHash: string;
}
