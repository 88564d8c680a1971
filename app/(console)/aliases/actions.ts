"use server";

import { revalidatePath } from "next/cache";
import type { AliasAt, AliasMove } from "@/components/aliases/alias-actions";
import { createAlias } from "@/lib/aliases/create-alias";
import { deleteAlias } from "@/lib/aliases/delete-alias";
import { updateAlias } from "@/lib/aliases/update-alias";
import type { ActionState } from "@/lib/console/action-state";
import { runAction } from "@/lib/console/run-action";

export async function createAliasAction(alias: { aliasName: string; keyId: string }): Promise<ActionState> {
  const state = await runAction(createAlias, alias);
  revalidatePath("/", "layout");
  return state;
}

export async function updateAliasAction(move: AliasMove): Promise<ActionState> {
  const state = await runAction(updateAlias, move);
  revalidatePath("/", "layout");
  return state;
}

export async function deleteAliasAction(alias: AliasAt): Promise<ActionState> {
  const state = await runAction(deleteAlias, alias);
  revalidatePath("/", "layout");
  return state;
}
