import type { ActionState } from "@/lib/console/action-state";
import type { UpdateDescription } from "./edit-description";
import type { SwitchKey } from "./switch-key";

/** What the console can do with a key; the pages give the server actions. */
export interface KeyActs {
  switchKey: SwitchKey;
  updateDescription: UpdateDescription;
  scheduleDeletion: (
    keyId: string,
    pendingWindowInDays: number,
    overrideReason?: string,
  ) => Promise<ActionState<unknown>>;
  cancelDeletion: (keyId: string) => Promise<ActionState<unknown>>;
  setDeletionProtection: SetDeletionProtection;
}

export type SetDeletionProtection = (
  keyId: string,
  protection: { isOn: boolean; description: string },
) => Promise<ActionState<unknown>>;

export type CreateKeyVersion = (keyId: string) => Promise<ActionState<unknown>>;

/** @param intervalInDays `null` switches automatic rotation off. */
export type UpdateRotationPolicy = (
  keyId: string,
  intervalInDays: number | null,
) => Promise<ActionState<unknown>>;
