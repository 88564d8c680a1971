"use server";

import { revalidatePath } from "next/cache";
import type { NewKey } from "@/components/keys/key-samples";
import type { ActionState } from "@/lib/console/action-state";
import { runAction } from "@/lib/console/run-action";
import { cancelKeyDeletion } from "@/lib/keys/cancel-key-deletion";
import { createKey } from "@/lib/keys/create-key";
import { createKeyVersion } from "@/lib/keys/create-key-version";
import { disableKey } from "@/lib/keys/disable-key";
import { enableKey } from "@/lib/keys/enable-key";
import { scheduleKeyDeletion } from "@/lib/keys/schedule-key-deletion";
import { setDeletionProtection } from "@/lib/keys/set-deletion-protection";
import { updateKeyDescription } from "@/lib/keys/update-key-description";
import { updateRotationPolicy } from "@/lib/keys/update-rotation-policy";

export async function createKeyAction(key: NewKey): Promise<ActionState<{ keyMetadata: { keyId: string } }>> {
  return runAction(createKey, key);
}

export async function enableKeyAction(keyId: string): Promise<ActionState> {
  const state = await runAction(enableKey, { keyId });
  revalidatePath("/", "layout");
  return state;
}

export async function disableKeyAction(keyId: string, overrideReason?: string): Promise<ActionState> {
  const state = await runAction(disableKey, { keyId, overrideReason });
  revalidatePath("/", "layout");
  return state;
}

export async function scheduleKeyDeletionAction(
  keyId: string,
  pendingWindowInDays: number,
  overrideReason?: string,
): Promise<ActionState> {
  const state = await runAction(scheduleKeyDeletion, { keyId, pendingWindowInDays, overrideReason });
  revalidatePath("/", "layout");
  return state;
}

export async function cancelKeyDeletionAction(keyId: string): Promise<ActionState> {
  const state = await runAction(cancelKeyDeletion, { keyId });
  revalidatePath("/", "layout");
  return state;
}

export async function setDeletionProtectionAction(
  keyId: string,
  { isOn, description }: { isOn: boolean; description: string },
): Promise<ActionState> {
  const state = await runAction(setDeletionProtection, {
    keyId,
    enableDeletionProtection: isOn,
    deletionProtectionDescription: description,
  });
  revalidatePath("/", "layout");
  return state;
}

export async function createKeyVersionAction(keyId: string): Promise<ActionState> {
  const state = await runAction(createKeyVersion, { keyId });
  revalidatePath("/", "layout");
  return state;
}

export async function updateRotationPolicyAction(
  keyId: string,
  intervalInDays: number | null,
): Promise<ActionState> {
  const state = await runAction(updateRotationPolicy, {
    keyId,
    enableAutomaticRotation: intervalInDays !== null,
    rotationInterval: intervalInDays === null ? undefined : `${intervalInDays}d`,
  });
  revalidatePath("/", "layout");
  return state;
}

export async function updateKeyDescriptionAction(keyId: string, description: string): Promise<ActionState> {
  const state = await runAction(updateKeyDescription, { keyId, description });
  revalidatePath("/", "layout");
  return state;
}
