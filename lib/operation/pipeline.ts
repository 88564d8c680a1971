import type { z } from "zod";
import { type Database, isDatabaseUnavailable } from "@/lib/platform/db";
import { KmsError } from "@/lib/platform/errors";
import { type AuditValue, auditEvent } from "./audit-event";
import type { LocateContext, Located, OperationAccess, OperationDefinition } from "./define-operation";
import { dryRunRefusal, takeDryRun } from "./dry-run";
import type { OperationContext } from "./operation-context";
import { parseInput } from "./parse-input";

/** What is known of a call so far; the audit event is made from it whatever happens. */
interface Call<Input, Result, Subject> {
  readonly requestId: string;
  readonly startedAt: Date;
  isDryRun: boolean;
  input?: Input;
  located?: Located<Subject>;
  result?: Result;
}

/**
 * What people without a session may call, from one address: at sign-in and set-up. Calls beyond it leave no
 * event, or a stranger could fill the audit log.
 */
const ANYONE_LIMIT = { requestsPerSecond: 1, burst: 60 } as const;
const TRANSACTION_TIMEOUT_MS = 10_000;
const TRANSACTION_WAIT_MS = 5_000;

/**
 * The only way to run an operation: parse, sealed?, authorize, throttle, run, audit, answer.
 *
 * Fails closed: no answer leaves before its event is committed, and when the event cannot be written the
 * caller gets an error and a `write` is undone. Only calls beyond `ANYONE_LIMIT` are refused without an event.
 *
 * @throws KmsError, with the request ID in `requestId`
 */
export async function runPipeline<Schema extends z.ZodType, Result, Subject, Prepared>(
  definition: OperationDefinition<Schema, Result, Subject, Prepared>,
  ctx: OperationContext,
  rawInput: unknown,
): Promise<{ requestId: string; result: Result }> {
  const { services } = ctx;
  const call: Call<z.output<Schema>, Result, Subject> = {
    requestId: services.newRequestId(),
    startedAt: services.now(),
    isDryRun: false,
  };
  const waitSeconds = definition.access === "anyone" ? admitStranger(ctx) : 0;
  if (waitSeconds > 0) throw throttled(waitSeconds, call.requestId);
  try {
    const ownInput = definition.takesDryRun ? withoutDryRun(call, rawInput) : rawInput;
    const input = parseInput(definition.input, ownInput);
    call.input = input;
    const result = await admitAndRun(definition, ctx, call, input);
    return { requestId: call.requestId, result };
  } catch (error) {
    throw await refuse(definition, ctx, call, call.isDryRun ? dryRunRefusal(error) : error);
  }
}

async function admitAndRun<Schema extends z.ZodType, Result, Subject, Prepared>(
  definition: OperationDefinition<Schema, Result, Subject, Prepared>,
  ctx: OperationContext,
  call: Call<z.output<Schema>, Result, Subject>,
  input: z.output<Schema>,
): Promise<Result> {
  const { services } = ctx;
  if (services.isSealed()) throw new KmsError("ServiceUnavailable.Sealed");
  const located = await definition.locate(locateContext(ctx, call.requestId), input);
  call.located = located;
  requirePermissions(definition, ctx, located);
  for (const rateLimit of located.rateLimits ?? []) {
    const waitSeconds = services.throttle.admit(rateLimit);
    if (waitSeconds > 0) throw throttled(waitSeconds, call.requestId);
  }
  const runContext = locateContext(ctx, call.requestId);
  // Without `prepare`, what was located is what `run` takes: `Prepared` is `Subject` then.
  const prepared = definition.prepare
    ? await definition.prepare(runContext, input, located.subject)
    : (located.subject as unknown as Prepared);
  const run = async (db: Database) => {
    const result = await definition.run({ ...runContext, db }, input, prepared);
    if (call.isDryRun) throw new KmsError("DryRunOperationError");
    call.result = result;
    return result;
  };
  if (definition.effect === "write") {
    return services.db.$transaction(
      async (db) => {
        const result = await run(db);
        await services.audit.recordIn(db, eventOf(definition, ctx, call, undefined));
        return result;
      },
      { timeout: TRANSACTION_TIMEOUT_MS, maxWait: TRANSACTION_WAIT_MS },
    );
  }
  const result = await run(services.db);
  await services.audit.record(eventOf(definition, ctx, call, undefined));
  return result;
}

function withoutDryRun(call: { isDryRun: boolean }, rawInput: unknown): unknown {
  const { isDryRun, input } = takeDryRun(rawInput);
  call.isDryRun = isDryRun;
  return input;
}

/** Seconds until a caller from this address may try again, or 0. */
function admitStranger({ caller, services }: OperationContext): number {
  return services.throttle.admit({ key: `address ${caller.sourceIp}`, ...ANYONE_LIMIT });
}

function throttled(waitSeconds: number, requestId: string): KmsError {
  const error = new KmsError("Rejected.Throttling", { retryAfterSeconds: Math.ceil(waitSeconds) });
  error.requestId = requestId;
  return error;
}

function locateContext(ctx: OperationContext, requestId: string): LocateContext {
  const { services, caller } = ctx;
  return {
    db: services.db,
    pool: services.db,
    actor: caller.actor,
    caller,
    accountId: caller.actor.accountId,
    region: services.region,
    requestId,
    now: services.now,
    services,
  };
}

function requirePermissions(
  definition: { readonly name: string; readonly access?: OperationAccess },
  { caller, services }: OperationContext,
  { resource, permissions = [{ action: `kms:${definition.name}`, resource }] }: Located<unknown>,
): void {
  switch (definition.access ?? "policy") {
    case "anyone":
      return;
    case "signed-in":
      if (caller.actor.type !== "ram-user") throw new KmsError("NotSignedIn");
      return;
    case "system":
      if (caller.actor.type !== "system") throw new KmsError("Forbidden.NoPermission");
      return;
    case "policy":
      if (caller.actor.type === "anonymous") throw new KmsError("NotSignedIn");
      for (const { action, resource: needed } of permissions) {
        if (services.authorizer.isAllowed(caller, action, needed.arn)) continue;
        throw new KmsError("Forbidden.NoPermission", { facts: { action } });
      }
  }
}

/** Records a refusal and gives the error the caller gets. */
async function refuse<Schema extends z.ZodType, Result, Subject, Prepared>(
  definition: OperationDefinition<Schema, Result, Subject, Prepared>,
  ctx: OperationContext,
  call: Call<z.output<Schema>, Result, Subject>,
  error: unknown,
): Promise<KmsError> {
  const answer = publicError(error);
  answer.requestId = call.requestId;
  if (answer !== error || isOurFault(answer)) {
    ctx.services.log.error(
      { err: error, requestId: call.requestId, operation: definition.name },
      "operation failed",
    );
  }
  try {
    await ctx.services.audit.record(eventOf(definition, ctx, call, answer));
    return answer;
  } catch (cause) {
    ctx.services.log.error({ err: cause, requestId: call.requestId }, "audit event could not be recorded");
    const unavailable = new KmsError("ServiceUnavailableTemporary", { cause });
    unavailable.requestId = call.requestId;
    return unavailable;
  }
}

/** A failure inside that was found on purpose: only the log gets to know its cause. */
function isOurFault({ httpStatus, cause }: KmsError): boolean {
  return httpStatus >= 500 && cause !== undefined;
}

/** The error as the caller may see it: on purpose as it is, anything else without a word about the inside. */
function publicError(error: unknown): KmsError {
  if (error instanceof KmsError) return error;
  if (isDatabaseUnavailable(error)) return new KmsError("ServiceUnavailableTemporary", { cause: error });
  return new KmsError("InternalFailure", { cause: error });
}

function eventOf<Schema extends z.ZodType, Result, Subject, Prepared>(
  definition: OperationDefinition<Schema, Result, Subject, Prepared>,
  { caller, services }: OperationContext,
  call: Call<z.output<Schema>, Result, Subject>,
  error: KmsError | undefined,
) {
  const { accountId, principalId, userName } = caller.actor;
  const requestParameters =
    call.input === undefined ? parameterAtFault(error) : present(definition.auditInput?.(call.input));
  const resource =
    (error === undefined && createdResourceOf(definition, services.region, call, accountId)) ||
    call.located?.resource;
  return auditEvent({
    eventName: definition.name,
    eventType: definition.eventType ?? (caller.door === "console" ? "ConsoleOperation" : "ApiCall"),
    effect: definition.effect,
    requestId: call.requestId,
    region: services.region,
    startedAt: call.startedAt,
    finishedAt: services.now(),
    caller,
    identity: call.located?.identity ?? { accountId, principalId, userName },
    resource,
    otherResources: call.located?.permissions?.map((permission) => permission.resource) ?? [],
    requestParameters: call.isDryRun ? { ...requestParameters, DryRun: true } : requestParameters,
    responseElements: responseElementsOf(definition, call, error),
    error: error === undefined ? undefined : { code: error.code, message: error.message },
  });
}

/** What the log keeps of an answer; of a refusal for the state of a key, which key it was: a call may have two. */
function responseElementsOf<Schema extends z.ZodType, Result, Subject, Prepared>(
  definition: OperationDefinition<Schema, Result, Subject, Prepared>,
  call: Call<z.output<Schema>, Result, Subject>,
  error: KmsError | undefined,
): Record<string, AuditValue> {
  if (error !== undefined) return present({ KeyId: error.facts.keyId });
  return call.result === undefined ? {} : present(definition.auditResult?.(call.result));
}

/** The resource a successful call made. */
function createdResourceOf<Schema extends z.ZodType, Result, Subject, Prepared>(
  definition: OperationDefinition<Schema, Result, Subject, Prepared>,
  region: string,
  call: Call<z.output<Schema>, Result, Subject>,
  accountId: string,
) {
  return call.result === undefined
    ? undefined
    : definition.createdResource?.({ accountId, region }, call.result);
}

/** An input that did not parse is not kept; the name of what was wrong is. */
function parameterAtFault(error: KmsError | undefined): Record<string, AuditValue> {
  return error?.parameter === undefined ? {} : { InvalidParameterName: error.parameter };
}

function present(
  values: Readonly<Record<string, AuditValue | undefined>> | undefined,
): Record<string, AuditValue> {
  const entries = Object.entries(values ?? {}).filter(
    (entry): entry is [string, AuditValue] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
