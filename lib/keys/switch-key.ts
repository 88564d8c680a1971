import type { RunContext } from "@/lib/operation/operation-context";
import { KmsError } from "@/lib/platform/errors";
import { type KeyState, requireKeyState } from "./key-state";
import { requireFound } from "./locate-key";
import { findKey, moveKeyState } from "./store";

/**
 * Moves a key to Enabled or Disabled; does nothing when it is there already.
 *
 * Of two calls that meet, the one that finds the key changed meanwhile is refused; nothing is overwritten.
 *
 * @throws KmsError Forbidden.KeyNotFound, Rejected.StateModifiedFailed
 */
export async function switchKey(
  ctx: RunContext,
  operation: "EnableKey" | "DisableKey",
  keyId: string,
  to: Extract<KeyState, "Enabled" | "Disabled">,
): Promise<{ keyState: KeyState }> {
  const key = requireFound(await findKey(ctx.db, ctx, { keyId }), { keyId });
  requireKeyState(operation, key.state);
  if (key.state === to) return { keyState: to };
  if (!(await moveKeyState(ctx.db, ctx, keyId, { from: key.state, to, at: ctx.now() }))) {
    throw new KmsError("Rejected.StateModifiedFailed");
  }
  return { keyState: to };
}
