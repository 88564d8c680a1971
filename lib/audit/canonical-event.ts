import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { ActionTrailEvent } from "@/lib/operation/audit-event";
import { keyUses, type UsedKey } from "./key-uses";

/** RFC 6962, 2.1: what separates leaves from inner nodes. */
const LEAF_PREFIX = Uint8Array.of(0);

/** An event as it is stored: columns to find it by, and the text that its hash covers. */
export interface AuditRow {
  readonly eventId: string;
  readonly eventAt: Date;
  readonly accountId: string;
  readonly region: string;
  readonly eventName: string;
  readonly effect: string;
  readonly actorType: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly resourceType: string;
  readonly resourceName: string;
  readonly errorCode: string;
  readonly sourceIp: string;
  readonly canonical: string;
  readonly leafHash: Uint8Array<ArrayBuffer>;
  /** Not a column: what is counted in `key_use` when the row is added. */
  readonly usedKeys: readonly UsedKey[];
}

/**
 * The one text of a value: members sorted, nothing that carries no meaning.
 *
 * Source: RFC 8785.
 * @throws Error for what JSON cannot say (NaN, half of a surrogate pair)
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("The value has no JSON form.");
  return text;
}

/** SHA-256(0x00 ‖ UTF-8 of the text). Source: RFC 6962, 2.1. */
export function leafHash(canonical: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(LEAF_PREFIX).update(canonical, "utf8").digest());
}

/** The columns of an event. They are cut to their widths; `canonical` is whole and is what counts. */
export function auditRow(event: ActionTrailEvent): AuditRow {
  const canonical = canonicalJson(event);
  return {
    eventId: event.eventId,
    eventAt: new Date(event.eventTime),
    accountId: cutTo(event.recipientAccountId, 16),
    region: cutTo(event.acsRegion, 32),
    eventName: cutTo(event.eventName, 64),
    effect: cutTo(event.additionalEventData.effect, 8),
    actorType: cutTo(event.userIdentity.type, 24),
    actorId: cutTo(event.userIdentity.principalId, 64),
    actorName: cutTo(event.userIdentity.userName, 128),
    resourceType: cutTo(event.resourceType, 32),
    resourceName: cutTo(event.resourceName, 255),
    errorCode: cutTo(event.errorCode ?? "", 64),
    sourceIp: cutTo(event.sourceIpAddress, 64),
    canonical,
    leafHash: leafHash(canonical),
    usedKeys: keyUses(event).map(({ keyId, keyVersionId }) => ({
      keyId: cutTo(keyId, 64),
      keyVersionId: cutTo(keyVersionId, 36),
    })),
  };
}

/** What a `varchar(width)` takes: not too long, no NUL, no half of a surrogate pair. */
function cutTo(text: string, width: number): string {
  const whole = text.length > width || text.includes("\0") ? text.replaceAll("\0", "").slice(0, width) : text;
  return whole.toWellFormed();
}
