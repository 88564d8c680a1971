"use server";

import { revalidatePath } from "next/cache";
import type { Imported } from "@/components/key-import/upload-form";
import type { ActionState } from "@/lib/console/action-state";
import { runAction } from "@/lib/console/run-action";
import { deleteKeyMaterial } from "@/lib/key-import/delete-key-material";
import { getParametersForImport } from "@/lib/key-import/get-parameters-for-import";
import { importKeyMaterial } from "@/lib/key-import/import-key-material";

export async function beginImportAction(
  keyId: string,
  chosen: { wrappingAlgorithm: string; wrappingKeySpec: string },
): Promise<ActionState<{ importId: string }>> {
  return runAction(getParametersForImport, { keyId, ...chosen });
}

export async function importKeyMaterialAction(input: {
  keyId: string;
  importToken: string;
  encryptedKeyMaterial: string;
  keyMaterialExpireUnix: number;
}): Promise<ActionState<Imported>> {
  const state = await runAction(importKeyMaterial, input);
  revalidatePath("/", "layout");
  return state;
}

export async function deleteKeyMaterialAction(keyId: string, overrideReason?: string): Promise<ActionState> {
  const state = await runAction(deleteKeyMaterial, { keyId, overrideReason });
  revalidatePath("/", "layout");
  return state;
}
