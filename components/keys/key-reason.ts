import { type CapabilityReason, type KeyOperation, kindOfKey, whyNot } from "@/lib/keys/key-capabilities";
import { KEY_STATE_VERDICTS, type StatefulOperation } from "@/lib/keys/key-state";
import type { KeyMetadata } from "@/lib/keys/schema";

/** The key of the text that says why something is not possible; what a refusal says has the same source. */
export type KeyReason = `errors.reason.${CapabilityReason}.why` | `keys.why.state.${KeyMetadata["keyState"]}`;

type KeyInQuestion = Pick<KeyMetadata, "keyState" | "keySpec" | "keyUsage" | "origin" | "protectionLevel">;

/** Why a key can never do something, by its kind; `null` when it can. */
export function capabilityReason(key: KeyInQuestion, operation: KeyOperation): KeyReason | null {
  const reason = whyNot({ ...key, kind: kindOfKey(key) }, operation);
  return reason === null ? null : `errors.reason.${reason}.why`;
}

/** Why an operation is not possible: what will never be comes before what the state forbids now. */
export function keyReason(key: KeyInQuestion, operation: StatefulOperation): KeyReason | null {
  const never = capabilityReason(key, operation);
  if (never !== null) return never;
  return KEY_STATE_VERDICTS[operation][key.keyState] === "ok" ? null : `keys.why.state.${key.keyState}`;
}

/** The code with which calls are refused while a key is in this state; `null` while they are answered. */
export function refusalOfState(keyState: KeyMetadata["keyState"]): string | null {
  const verdict = KEY_STATE_VERDICTS.Encrypt[keyState];
  return verdict === "ok" ? null : verdict;
}
