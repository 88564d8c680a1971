import type { StatefulOperation } from "@/lib/keys/key-state";
import type { KeyMetadata } from "@/lib/keys/schema";
import { type KeyReason, keyReason } from "./key-reason";

/** The dialogs of a key's page. A link from elsewhere can ask for one: `?action=delete`. */
export const KEY_DIALOGS = [
  "description",
  "protection",
  "enable",
  "disable",
  "delete",
  "cancel-deletion",
] as const;

export type KeyDialog = (typeof KEY_DIALOGS)[number];

const OPERATIONS = {
  description: "UpdateKeyDescription",
  protection: "SetDeletionProtection",
  enable: "EnableKey",
  disable: "DisableKey",
  delete: "ScheduleKeyDeletion",
  "cancel-deletion": "CancelKeyDeletion",
} as const satisfies Record<KeyDialog, StatefulOperation>;

/** States in which the service does nothing more, though it would not refuse. */
const DONE_ALREADY: Readonly<Partial<Record<KeyDialog, KeyMetadata["keyState"]>>> = {
  enable: "Enabled",
  disable: "Disabled",
};

/** Why a dialog has nothing to offer for a key; `null` when it has. */
export function dialogReason(key: KeyMetadata, dialog: KeyDialog): KeyReason | null {
  if (DONE_ALREADY[dialog] === key.keyState) return `keys.why.state.${key.keyState}`;
  return keyReason(key, OPERATIONS[dialog]);
}
