import type { SoftwareKeys } from "@/lib/crypto/provider";
import type { Database, DatabasePool } from "@/lib/platform/db";
import type { Logger } from "@/lib/platform/logger";
import type { Actor } from "./actor";
import type { AuditSink } from "./audit-event";
import type { Scope } from "./resource";
import type { Throttle } from "./throttle";

/** The way a call came in. */
export type Door = "console" | "gateway" | "command-line" | "scheduler";

/** What a door knows of a call before it is parsed. */
export interface Caller {
  readonly actor: Actor;
  readonly door: Door;
  readonly sourceIp: string;
  readonly userAgent: string;
  /** The call arrived over TLS. */
  readonly secureTransport: boolean;
}

/** Makes and forgets the key-encryption keys of instances. */
export interface InstanceKeks {
  createInstanceKek(scope: { accountId: string; instanceId: string }): {
    kekId: string;
    wrappedKek: Uint8Array;
  };
}

/** Decides whether a caller may do something to a resource. Absence of a rule is a refusal. */
export interface Authorizer {
  isAllowed(caller: Caller, action: string, resourceArn: string): boolean;
}

/** What the operator decided, as far as operations go by it. */
export interface ServiceSettings {
  /** Days within which a use of a key counts as recent; 0 = uses are not asked after. */
  readonly recentUseDays: number;
  readonly isPkcs1ImportAllowed: boolean;
}

/** What the service gives to every operation. Tests replace each part. */
export interface OperationServices {
  readonly db: DatabasePool;
  readonly region: string;
  readonly settings: ServiceSettings;
  readonly now: () => Date;
  readonly newRequestId: () => string;
  readonly isSealed: () => boolean;
  readonly authorizer: Authorizer;
  readonly throttle: Throttle;
  readonly audit: AuditSink;
  readonly softwareKeys: SoftwareKeys;
  readonly instanceKeks: InstanceKeks;
  readonly log: Logger;
}

/** One caller with the services; any number of calls may be made with it. */
export interface OperationContext {
  readonly caller: Caller;
  readonly services: OperationServices;
}

/** What the body of an operation works with. */
export interface RunContext extends Scope {
  /** The transaction of a `write`, else the pool. */
  readonly db: Database;
  /** For what must stay although the operation is refused. */
  readonly pool: DatabasePool;
  readonly actor: Actor;
  readonly caller: Caller;
  readonly requestId: string;
  readonly now: () => Date;
  readonly services: OperationServices;
}
