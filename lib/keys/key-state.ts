import { KmsError, type KmsErrorCode } from "@/lib/platform/errors";

/** Source: API 2016-01-20, CMK states. */
export const KEY_STATES = ["Enabled", "Disabled", "PendingDeletion", "PendingImport"] as const;

export type KeyState = (typeof KEY_STATES)[number];

type Verdict = "ok" | KmsErrorCode;

const ALWAYS = {
  Enabled: "ok",
  Disabled: "ok",
  PendingDeletion: "ok",
  PendingImport: "ok",
} as const satisfies Record<KeyState, Verdict>;

const CRYPTOGRAPHY = {
  Enabled: "ok",
  Disabled: "Rejected.Disabled",
  PendingDeletion: "Rejected.PendingDeletion",
  PendingImport: "Rejected.PendingImport",
} as const satisfies Record<KeyState, Verdict>;

const SWITCHING = {
  Enabled: "ok",
  Disabled: "ok",
  PendingDeletion: "Rejected.StateModifiedFailed",
  PendingImport: "Rejected.StateModifiedFailed",
} as const satisfies Record<KeyState, Verdict>;

const NOT_WHILE_PENDING_DELETION = {
  ...ALWAYS,
  PendingDeletion: "Rejected.PendingDeletion",
} as const satisfies Record<KeyState, Verdict>;

const BEFORE_DELETION = {
  ...ALWAYS,
  PendingDeletion: "Rejected.StateModifiedFailed",
} as const satisfies Record<KeyState, Verdict>;

/**
 * What each operation may do in each state, and the refusal where it may not.
 *
 * Source: API 2016-01-20, effect of the key state on API operations; the rows below the empty line are ours.
 */
export const KEY_STATE_VERDICTS = {
  DescribeKey: ALWAYS,
  DescribeKeyVersion: ALWAYS,
  ListKeyVersions: ALWAYS,
  ListAliasesByKeyId: ALWAYS,
  ListResourceTags: ALWAYS,
  DeleteAlias: ALWAYS,
  TagResource: ALWAYS,
  UntagResource: ALWAYS,
  UpdateKeyDescription: NOT_WHILE_PENDING_DELETION,
  SetDeletionProtection: NOT_WHILE_PENDING_DELETION,
  EnableKey: SWITCHING,
  DisableKey: SWITCHING,
  ScheduleKeyDeletion: BEFORE_DELETION,
  CancelKeyDeletion: {
    Enabled: "Rejected.StateModifiedFailed",
    Disabled: "Rejected.StateModifiedFailed",
    PendingDeletion: "ok",
    PendingImport: "Rejected.StateModifiedFailed",
  },
  CreateAlias: BEFORE_DELETION,
  UpdateAlias: NOT_WHILE_PENDING_DELETION,
  GetParametersForImport: ALWAYS,
  DeleteKeyMaterial: ALWAYS,
  ImportKeyMaterial: BEFORE_DELETION,
  UpdateRotationPolicy: CRYPTOGRAPHY,
  CreateKeyVersion: CRYPTOGRAPHY,
  Encrypt: CRYPTOGRAPHY,
  Decrypt: CRYPTOGRAPHY,
  ReEncrypt: CRYPTOGRAPHY,
  GenerateDataKey: CRYPTOGRAPHY,
  GenerateDataKeyWithoutPlaintext: CRYPTOGRAPHY,
  ExportDataKey: CRYPTOGRAPHY,
  GenerateAndExportDataKey: CRYPTOGRAPHY,
  AsymmetricEncrypt: CRYPTOGRAPHY,
  AsymmetricDecrypt: CRYPTOGRAPHY,
  AsymmetricSign: CRYPTOGRAPHY,
  AsymmetricVerify: CRYPTOGRAPHY,
  GetPublicKey: CRYPTOGRAPHY,
  GenerateMac: CRYPTOGRAPHY,
  VerifyMac: CRYPTOGRAPHY,

  GenerateDataKeyPair: CRYPTOGRAPHY,
  GenerateDataKeyPairWithoutPlaintext: CRYPTOGRAPHY,
  DescribeBlastRadius: ALWAYS,
} as const satisfies Record<string, Record<KeyState, Verdict>>;

export type StatefulOperation = keyof typeof KEY_STATE_VERDICTS;

/**
 * Lets an operation pass only in a state that allows it.
 *
 * @param facts what else the caller may know of the key, such as its ID, when the refusal should lead to it.
 * @throws KmsError with the code of the table
 */
export function requireKeyState(
  operation: StatefulOperation,
  state: KeyState,
  facts: Readonly<Record<string, string>> = {},
): void {
  const verdict: Verdict = KEY_STATE_VERDICTS[operation][state];
  if (verdict !== "ok") throw new KmsError(verdict, { facts: { ...facts, keyState: state } });
}
