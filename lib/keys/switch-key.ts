import type { RunContext } from "@/lib/operation/operation-context";
import { KmsError } from "@/lib/platform/errors";
import { type KeyState, requireKeyState } from "./key-state";
import { requireFound } from "./locate-key";
import { findKey, moveKeyState } from "./store";

interface Switch {
  readonly operation: "EnableKey" | "DisableKey";
  readonly to: Extract<KeyState, "Enabled" | "Disabled">;
  /** Refuses, where only a real change is to be refused. */
  readonly beforeMove?: () => Promise<void>;
}

/**
 * Moves a key to Enabled or Disabled; when it is there already, makes sure that it still is.
 *
 * Of two calls that meet, the one that finds the key changed meanwhile is refused; nothing is overwritten.
 *
 * @throws KmsError Forbidden.KeyNotFound, Rejected.StateModifiedFailed
 */
export async function switchKey(
  ctx: RunContext,
  keyId: string,
  { operation, to, beforeMove }: Switch,
): Promise<{ keyState: KeyState }> {
  const key = requireFound(await findKey(ctx.db, ctx, { keyId }), { keyId });
  requireKeyState(operation, key.state);
  if (key.state !== to) await beforeMove?.();
  if (!(await moveKeyState(ctx.db, ctx, keyId, { from: key.state, to, at: ctx.now() }))) {
    throw new KmsError("Rejected.StateModifiedFailed");
  }
  return { keyState: to };
}
