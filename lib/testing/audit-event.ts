import { randomUUID } from "node:crypto";
import type { ActionTrailEvent } from "@/lib/operation/audit-event";

export const SAMPLE_ACCOUNT_ID = "1000000000000001";
export const SAMPLE_REGION = "local-1";

/** An event for tests, with a fresh ID: alice disables a key. */
export function sampleEvent(changes: Partial<ActionTrailEvent> = {}): ActionTrailEvent {
  const eventId = changes.eventId ?? randomUUID();
  return {
    eventId,
    eventVersion: "1",
    eventName: "DisableKey",
    eventType: "ConsoleOperation",
    eventCategory: "Management",
    eventRW: "Write",
    eventSource: `kms.${SAMPLE_REGION}.keyward`,
    eventTime: "2026-11-22T04:00:00.000Z",
    serviceName: "Kms",
    apiVersion: "2016-01-20",
    acsRegion: SAMPLE_REGION,
    isGlobal: false,
    requestId: eventId,
    sourceIpAddress: "203.0.113.7",
    userAgent: "test",
    userIdentity: {
      type: "ram-user",
      accountId: SAMPLE_ACCOUNT_ID,
      principalId: "200000000000000001",
      userName: "alice",
      sessionId: "6b3c3f0e-6f0c-4a43-8a55-0f5f7f4f4d11",
    },
    requestParameters: { KeyId: "key-hzz6a2f4c19d8e" },
    responseElements: { RequestId: eventId },
    resourceType: "ACS::KMS::Key",
    resourceName: "key-hzz6a2f4c19d8e",
    referencedResources: { "ACS::KMS::Key": ["key-hzz6a2f4c19d8e"] },
    additionalEventData: { door: "console", effect: "write", scheme: "https", durationMs: 3 },
    recipientAccountId: SAMPLE_ACCOUNT_ID,
    ...changes,
  };
}

/** An event for tests: alice encrypts with a key at an instant. */
export function sampleUse(
  { keyId = "key-hzz6a2f4c19d8e", keyVersionId = "", at = "2026-11-22T04:00:00.000Z" } = {},
  changes: Partial<ActionTrailEvent> = {},
): ActionTrailEvent {
  return sampleEvent({
    eventName: "Encrypt",
    eventCategory: "Data",
    eventRW: "Read",
    eventTime: at,
    resourceName: keyId,
    referencedResources: { "ACS::KMS::Key": [keyId] },
    responseElements: keyVersionId === "" ? {} : { KeyId: keyId, KeyVersionId: keyVersionId },
    additionalEventData: { door: "console", effect: "use", scheme: "https", durationMs: 3 },
    ...changes,
  });
}
