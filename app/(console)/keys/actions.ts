"use server";

import { revalidatePath } from "next/cache";
import type { NewKey } from "@/components/keys/key-samples";
import type { ActionState } from "@/lib/console/action-state";
import { runAction } from "@/lib/console/run-action";
import { createKey } from "@/lib/keys/create-key";
import { disableKey } from "@/lib/keys/disable-key";
import { enableKey } from "@/lib/keys/enable-key";
import { updateKeyDescription } from "@/lib/keys/update-key-description";

export async function createKeyAction(key: NewKey): Promise<ActionState<{ keyMetadata: { keyId: string } }>> {
  return runAction(createKey, key);
}

export async function enableKeyAction(keyId: string): Promise<ActionState> {
  const state = await runAction(enableKey, { keyId });
  revalidatePath("/", "layout");
  return state;
}

export async function disableKeyAction(keyId: string, overrideReason?: string): Promise<ActionState> {
  const state = await runAction(disableKey, {
    keyId,
    ...(overrideReason === undefined ? {} : { overrideReason }),
  });
  revalidatePath("/", "layout");
  return state;
}

export async function updateKeyDescriptionAction(keyId: string, description: string): Promise<ActionState> {
  const state = await runAction(updateKeyDescription, { keyId, description });
  revalidatePath("/", "layout");
  return state;
}
