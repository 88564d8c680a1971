"use server";

import type { DataKeyInput } from "@/components/tool/data-key-panel";
import type { DecryptInput } from "@/components/tool/decrypt-panel";
import type { EncryptInput } from "@/components/tool/encrypt-panel";
import type { ActionState } from "@/lib/console/action-state";
import { runAction } from "@/lib/console/run-action";
import { decrypt } from "@/lib/key-use/decrypt";
import { encrypt } from "@/lib/key-use/encrypt";
import { generateDataKey } from "@/lib/key-use/generate-data-key";
import type { DataKeyResult, DecryptResult, EncryptResult } from "@/lib/key-use/schema";

export async function encryptAction(input: EncryptInput): Promise<ActionState<EncryptResult>> {
  return runAction(encrypt, input);
}

export async function decryptAction(input: DecryptInput): Promise<ActionState<DecryptResult>> {
  return runAction(decrypt, input);
}

export async function generateDataKeyAction(input: DataKeyInput): Promise<ActionState<DataKeyResult>> {
  return runAction(generateDataKey, input);
}
