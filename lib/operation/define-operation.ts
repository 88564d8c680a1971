import type { z } from "zod";
import type { ActionTrailEvent, AuditValue, Effect } from "./audit-event";
import type { OperationContext, RunContext } from "./operation-context";
import { runPipeline } from "./pipeline";
import type { ResourceRef, Scope } from "./resource";
import type { RateLimit } from "./throttle";

/** An action on a resource, as policies permit it. */
export interface Permission {
  /** `kms:ReEncryptFrom`. */
  readonly action: string;
  readonly resource: ResourceRef;
}

/** What an operation touches, found before anybody is told whether it exists. */
export interface Located<Subject> {
  readonly resource: ResourceRef;
  /**
   * All that the caller needs, where that is not the operation's own action on `resource`. The audit event names
   * every resource in it.
   */
  readonly permissions?: readonly Permission[];
  /** Handed to `run`; `null` when it is not there, which only a permitted caller may learn. */
  readonly subject: Subject;
  readonly rateLimits?: readonly RateLimit[];
  /** Whom the event belongs to, where that is not the caller: at sign-in. */
  readonly identity?: { readonly accountId: string; readonly principalId: string; readonly userName: string };
}

/** Context of `locate`: no transaction yet. */
export type LocateContext = Omit<RunContext, "db"> & { readonly db: RunContext["pool"] };

/**
 * Who may call: `policy` asks the policies of the caller (the rule); `signed-in` is for one's own things;
 * `anyone` is for the sign-in and set-up pages, which check for themselves; `system` is for the command line.
 */
export type OperationAccess = "policy" | "signed-in" | "anyone" | "system";

export interface OperationDefinition<Schema extends z.ZodType, Result, Subject, Prepared = Subject> {
  /** As the KMS API writes it. */
  readonly name: string;
  readonly effect: Effect;
  readonly access?: OperationAccess;
  readonly eventType?: ActionTrailEvent["eventType"];
  /**
   * Takes `DryRun`, which the schema does not name: everything is done, and then undone and thrown away. Not for
   * an operation that leaves something outside its transaction.
   */
  readonly takesDryRun?: boolean;
  readonly input: Schema;
  /** Which parameters the audit log keeps. A value that is not named here is not kept: secrets never are. */
  readonly auditInput?: (input: z.output<Schema>) => Readonly<Record<string, AuditValue | undefined>>;
  /** Which parts of the answer the audit log keeps. */
  readonly auditResult?: (result: Result) => Readonly<Record<string, AuditValue | undefined>>;
  /** What came into being, where that has a name only afterwards; the audit event is filed under it. */
  readonly createdResource?: (scope: Scope, result: Result) => ResourceRef;
  readonly locate: (
    ctx: LocateContext,
    input: z.output<Schema>,
  ) => Located<Subject> | Promise<Located<Subject>>;
  /**
   * Slow or pool-using work after the permission and before the transaction: a transaction must not wait for
   * a key pair or for a second connection. What it gives replaces the subject in `run`.
   */
  readonly prepare?: (ctx: LocateContext, input: z.output<Schema>, subject: Subject) => Promise<Prepared>;
  readonly run: (ctx: RunContext, input: z.output<Schema>, prepared: Prepared) => Promise<Result>;
}

/** One entry of the list that doors, the policy editor and the docs derive from. */
export interface Operation<Input, Result> {
  (ctx: OperationContext, input: Input): Promise<Result>;
  readonly operationName: string;
  readonly effect: Effect;
  readonly access: OperationAccess;
  readonly takesDryRun: boolean;
  readonly input: z.ZodType;
  /** Like the call itself, and tells the request ID. */
  readonly call: (ctx: OperationContext, input: unknown) => Promise<{ requestId: string; result: Result }>;
}

/**
 * Makes an operation: a function that parses, authorizes, throttles, runs and audits, in that order.
 *
 * A `write` runs in one transaction with its audit event. Every error that leaves it is a `KmsError`.
 */
export function defineOperation<Schema extends z.ZodType, Result, Subject, Prepared = Subject>(
  definition: OperationDefinition<Schema, Result, Subject, Prepared>,
): Operation<z.input<Schema>, Result> {
  const call = (ctx: OperationContext, input: unknown) => runPipeline(definition, ctx, input);
  const operation = async (ctx: OperationContext, input: z.input<Schema>) => (await call(ctx, input)).result;
  return Object.assign(operation, {
    operationName: definition.name,
    effect: definition.effect,
    access: definition.access ?? ("policy" as const),
    takesDryRun: definition.takesDryRun ?? false,
    input: definition.input,
    call,
  });
}

/** `locate` for operations that touch a container or something named in full by the input. */
export function located(resource: ResourceRef): Located<undefined> {
  return { resource, subject: undefined };
}
