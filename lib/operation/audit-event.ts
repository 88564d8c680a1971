import type { Database } from "@/lib/platform/db";
import type { Actor } from "./actor";
import type { Caller } from "./operation-context";
import type { ResourceRef } from "./resource";

/** `read`: metadata. `write`: changes. `use`: cryptography and secret values. */
export type Effect = "read" | "write" | "use";

/** A value that may stand in an event. */
export type AuditValue = string | number | boolean | readonly string[];

/**
 * One call in ActionTrail's shape. What is not known is left out, never null.
 *
 * Source: ActionTrail event of KMS; `additionalEventData` is ours.
 */
export interface ActionTrailEvent {
  readonly eventId: string;
  readonly eventVersion: "1";
  readonly eventName: string;
  readonly eventType:
    | "ApiCall"
    | "ConsoleOperation"
    | "ConsoleSignin"
    | "ConsoleSignout"
    | "AliyunServiceEvent";
  readonly eventCategory: "Management" | "Data";
  readonly eventRW: "Read" | "Write";
  readonly eventSource: string;
  /** UTC with milliseconds. */
  readonly eventTime: string;
  readonly serviceName: "Kms";
  readonly apiVersion: "2016-01-20";
  readonly acsRegion: string;
  readonly isGlobal: false;
  readonly requestId: string;
  readonly sourceIpAddress: string;
  readonly userAgent: string;
  readonly userIdentity: {
    readonly type: Actor["type"];
    readonly accountId: string;
    readonly principalId: string;
    readonly userName: string;
    readonly sessionId?: string;
  };
  readonly requestParameters: Readonly<Record<string, AuditValue>>;
  readonly responseElements: Readonly<Record<string, AuditValue>>;
  readonly resourceType: string;
  readonly resourceName: string;
  readonly referencedResources: Readonly<Record<string, readonly string[]>>;
  readonly additionalEventData: {
    readonly door: string;
    readonly effect: Effect;
    readonly scheme: "http" | "https";
    readonly durationMs: number;
  };
  readonly recipientAccountId: string;
  readonly errorCode?: string;
  readonly errorMessage?: string;
}

/** Writes events. A caller gets its answer only after the promise of its event is kept. */
export interface AuditSink {
  /** Adds the event to the transaction of the operation. */
  recordIn(db: Database, event: ActionTrailEvent): Promise<void>;
  /** Resolves when the event is committed; many callers share one insert. */
  record(event: ActionTrailEvent): Promise<void>;
}

/** What happened in a call, as far as the pipeline knows. */
export interface CallOutcome {
  readonly eventName: string;
  readonly eventType: ActionTrailEvent["eventType"];
  readonly effect: Effect;
  readonly requestId: string;
  readonly region: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly caller: Caller;
  /** Whom the event belongs to; differs from the actor's at sign-in, where it is told by the name. */
  readonly identity: { readonly accountId: string; readonly principalId: string; readonly userName: string };
  readonly resource: ResourceRef | undefined;
  /** What else the call needed permission for; it may hold `resource` too. */
  readonly otherResources: readonly ResourceRef[];
  readonly requestParameters: Readonly<Record<string, AuditValue>>;
  readonly responseElements: Readonly<Record<string, AuditValue>>;
  readonly error: { readonly code: string; readonly message: string } | undefined;
}

const LONGEST_USER_AGENT = 512;

/** Puts an outcome in ActionTrail's shape. */
export function auditEvent(outcome: CallOutcome): ActionTrailEvent {
  const { caller, identity, resource, error } = outcome;
  return {
    eventId: outcome.requestId,
    eventVersion: "1",
    eventName: outcome.eventName,
    eventType: outcome.eventType,
    eventCategory: outcome.effect === "use" ? "Data" : "Management",
    eventRW: outcome.effect === "write" ? "Write" : "Read",
    eventSource: `kms.${outcome.region}.keyward`,
    eventTime: outcome.startedAt.toISOString(),
    serviceName: "Kms",
    apiVersion: "2016-01-20",
    acsRegion: outcome.region,
    isGlobal: false,
    requestId: outcome.requestId,
    sourceIpAddress: caller.sourceIp,
    userAgent: caller.userAgent.slice(0, LONGEST_USER_AGENT).toWellFormed(),
    userIdentity: {
      type: caller.actor.type,
      ...identity,
      ...(caller.actor.type === "ram-user" ? { sessionId: caller.actor.sessionId } : {}),
    },
    requestParameters: outcome.requestParameters,
    responseElements: { RequestId: outcome.requestId, ...outcome.responseElements },
    resourceType: resource?.type ?? "",
    resourceName: resource?.name ?? "",
    referencedResources: namesByType(resource, outcome.otherResources),
    additionalEventData: {
      door: caller.door,
      effect: outcome.effect,
      scheme: caller.secureTransport ? "https" : "http",
      durationMs: Math.max(0, outcome.finishedAt.getTime() - outcome.startedAt.getTime()),
    },
    recipientAccountId: identity.accountId,
    ...(error === undefined ? {} : { errorCode: error.code, errorMessage: error.message }),
  };
}

/** Each resource once, those without a name left out. */
function namesByType(
  resource: ResourceRef | undefined,
  others: readonly ResourceRef[],
): Record<string, readonly string[]> {
  const names: Record<string, string[]> = {};
  for (const { type, name } of resource === undefined ? others : [resource, ...others]) {
    if (name === "" || names[type]?.includes(name)) continue;
    names[type] = [...(names[type] ?? []), name];
  }
  return names;
}
