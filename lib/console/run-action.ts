import "server-only";
import { headers } from "next/headers";
import type { Operation, OperationAccess } from "@/lib/operation/define-operation";
import type { Caller } from "@/lib/operation/operation-context";
import { loadConfig } from "@/lib/platform/config";
import { KmsError } from "@/lib/platform/errors";
import type { ActionState } from "./action-state";
import { publicError } from "./public-error";
import { isSameOrigin } from "./same-origin";
import { loadService } from "./service";
import { anonymousCaller, findCaller } from "./session";

/**
 * Runs an operation for a server action: checks that one of our pages sent it, finds the caller by the session,
 * and gives the result or the refusal as state. Input never comes back.
 */
export async function runAction<Input, Result>(
  operation: Operation<Input, Result>,
  input: unknown,
): Promise<ActionState<Result>> {
  try {
    const requestHeaders = await headers();
    if (!isSameOrigin(requestHeaders)) throw new KmsError("Forbidden.NoPermission");
    const caller = await callerFor(operation.access, requestHeaders);
    const { services } = await loadService();
    const { result, requestId } = await operation.call({ caller, services }, input);
    return { status: "done", result, requestId };
  } catch (error) {
    return { status: "refused", ...publicError(error) };
  }
}

async function callerFor(access: OperationAccess, requestHeaders: Headers): Promise<Caller> {
  const caller = await findCaller();
  if (caller !== null) return caller;
  if (access !== "anyone") throw new KmsError("NotSignedIn");
  return anonymousCaller(loadConfig(), requestHeaders);
}
