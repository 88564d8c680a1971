"use server";

import type { DataKeyInput } from "@/components/tool/data-key-panel";
import type { DecryptInput } from "@/components/tool/decrypt-panel";
import type { EncryptInput } from "@/components/tool/encrypt-panel";
import type { KeyPairInput, KeyPairResult } from "@/components/tool/key-pair-panel";
import type { MacResult } from "@/components/tool/mac-panel";
import type { PrivateDecryptInput } from "@/components/tool/private-decrypt-panel";
import type { PublicEncryptInput } from "@/components/tool/public-encrypt-panel";
import type { PublicKeyResult } from "@/components/tool/public-key-panel";
import type { ReEncryptInput, ReEncryptResult } from "@/components/tool/re-encrypt-panel";
import type { SignatureResult } from "@/components/tool/sign-panel";
import type { MacInput } from "@/components/tool/use-mac";
import type { MessageInput } from "@/components/tool/use-signing";
import type { VerifyMacInput } from "@/components/tool/verify-mac-panel";
import type { VerdictResult, VerifyInput } from "@/components/tool/verify-panel";
import type { ActionState } from "@/lib/console/action-state";
import { runAction } from "@/lib/console/run-action";
import { asymmetricDecrypt } from "@/lib/key-use/asymmetric-decrypt";
import { asymmetricEncrypt } from "@/lib/key-use/asymmetric-encrypt";
import { asymmetricSign } from "@/lib/key-use/asymmetric-sign";
import { asymmetricVerify } from "@/lib/key-use/asymmetric-verify";
import { decrypt } from "@/lib/key-use/decrypt";
import { encrypt } from "@/lib/key-use/encrypt";
import { generateDataKey } from "@/lib/key-use/generate-data-key";
import { generateDataKeyPair } from "@/lib/key-use/generate-data-key-pair";
import { generateDataKeyWithoutPlaintext } from "@/lib/key-use/generate-data-key-without-plaintext";
import { generateMac } from "@/lib/key-use/generate-mac";
import { getPublicKey } from "@/lib/key-use/get-public-key";
import { reEncrypt } from "@/lib/key-use/re-encrypt";
import type { DataKeyResult, DecryptResult, EncryptResult } from "@/lib/key-use/schema";
import { verifyMac } from "@/lib/key-use/verify-mac";

export async function encryptAction(input: EncryptInput): Promise<ActionState<EncryptResult>> {
  return runAction(encrypt, input);
}

export async function decryptAction(input: DecryptInput): Promise<ActionState<DecryptResult>> {
  return runAction(decrypt, input);
}

export async function reEncryptAction(input: ReEncryptInput): Promise<ActionState<ReEncryptResult>> {
  return runAction(reEncrypt, input);
}

export async function asymmetricEncryptAction(
  input: PublicEncryptInput,
): Promise<ActionState<EncryptResult>> {
  return runAction(asymmetricEncrypt, input);
}

export async function asymmetricDecryptAction(
  input: PrivateDecryptInput,
): Promise<ActionState<DecryptResult>> {
  return runAction(asymmetricDecrypt, input);
}

export async function signAction(input: MessageInput): Promise<ActionState<SignatureResult>> {
  return runAction(asymmetricSign, input);
}

export async function verifyAction(input: VerifyInput): Promise<ActionState<VerdictResult>> {
  return runAction(asymmetricVerify, input);
}

export async function getPublicKeyAction(input: {
  keyId: string;
  keyVersionId: string;
}): Promise<ActionState<PublicKeyResult>> {
  return runAction(getPublicKey, input);
}

export async function generateMacAction(input: MacInput): Promise<ActionState<MacResult>> {
  return runAction(generateMac, input);
}

export async function verifyMacAction(input: VerifyMacInput): Promise<ActionState<VerdictResult>> {
  return runAction(verifyMac, input);
}

export async function generateDataKeyAction(
  input: DataKeyInput,
  { withPlaintext }: { withPlaintext: boolean },
): Promise<ActionState<EncryptResult & Partial<DataKeyResult>>> {
  return withPlaintext
    ? runAction(generateDataKey, input)
    : runAction(generateDataKeyWithoutPlaintext, input);
}

export async function generateDataKeyPairAction(input: KeyPairInput): Promise<ActionState<KeyPairResult>> {
  return runAction(generateDataKeyPair, input);
}
