import type { ActionState } from "@/lib/console/action-state";
import type { KeyMetadata } from "@/lib/keys/schema";

/** Enables or disables a key; the pages give the server actions. */
export interface SwitchKey {
  enable: (keyId: string) => Promise<ActionState<unknown>>;
  /** The reason is needed for a key that was used recently. */
  disable: (keyId: string, overrideReason?: string) => Promise<ActionState<unknown>>;
}

export type KeyTurn = "enable" | "disable";

/** Which way a key in this state can be switched; `null` when its state allows neither. */
export function possibleTurn(keyState: KeyMetadata["keyState"]): KeyTurn | null {
  switch (keyState) {
    case "Enabled":
      return "disable";
    case "Disabled":
      return "enable";
    case "PendingImport":
    case "PendingDeletion":
      return null;
  }
}

/** Which reason stands where a key cannot be switched. */
export function noSwitchReason(keyState: KeyMetadata["keyState"]): "PendingDeletion" | "PendingImport" {
  return keyState === "PendingDeletion" ? "PendingDeletion" : "PendingImport";
}
