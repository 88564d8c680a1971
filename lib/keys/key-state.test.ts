import { describe, expect, test } from "vitest";
import { KEY_STATES, type KeyState, requireKeyState, type StatefulOperation } from "./key-state";

/** Written out from the API's documentation, cell by cell, in the order of KEY_STATES. */
const DOCUMENTED: Record<StatefulOperation, readonly string[]> = {
  DescribeKey: ["ok", "ok", "ok", "ok"],
  DescribeKeyVersion: ["ok", "ok", "ok", "ok"],
  ListKeyVersions: ["ok", "ok", "ok", "ok"],
  ListAliasesByKeyId: ["ok", "ok", "ok", "ok"],
  ListResourceTags: ["ok", "ok", "ok", "ok"],
  DeleteAlias: ["ok", "ok", "ok", "ok"],
  TagResource: ["ok", "ok", "ok", "ok"],
  UntagResource: ["ok", "ok", "ok", "ok"],
  UpdateKeyDescription: ["ok", "ok", "Rejected.PendingDeletion", "ok"],
  SetDeletionProtection: ["ok", "ok", "Rejected.PendingDeletion", "ok"],
  EnableKey: ["ok", "ok", "Rejected.StateModifiedFailed", "Rejected.StateModifiedFailed"],
  DisableKey: ["ok", "ok", "Rejected.StateModifiedFailed", "Rejected.StateModifiedFailed"],
  ScheduleKeyDeletion: ["ok", "ok", "Rejected.StateModifiedFailed", "ok"],
  CancelKeyDeletion: [
    "Rejected.StateModifiedFailed",
    "Rejected.StateModifiedFailed",
    "ok",
    "Rejected.StateModifiedFailed",
  ],
  CreateAlias: ["ok", "ok", "Rejected.StateModifiedFailed", "ok"],
  UpdateAlias: ["ok", "ok", "Rejected.PendingDeletion", "ok"],
  GetParametersForImport: ["ok", "ok", "ok", "ok"],
  DeleteKeyMaterial: ["ok", "ok", "ok", "ok"],
  ImportKeyMaterial: ["ok", "ok", "Rejected.StateModifiedFailed", "ok"],
  UpdateRotationPolicy: ["ok", "Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"],
  CreateKeyVersion: ["ok", "Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"],
  Encrypt: ["ok", "Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"],
  Decrypt: ["ok", "Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"],
  ReEncrypt: ["ok", "Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"],
  GenerateDataKey: ["ok", "Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"],
  GenerateDataKeyWithoutPlaintext: [
    "ok",
    "Rejected.Disabled",
    "Rejected.PendingDeletion",
    "Rejected.PendingImport",
  ],
  ExportDataKey: ["ok", "Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"],
  GenerateAndExportDataKey: ["ok", "Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"],
  AsymmetricEncrypt: ["ok", "Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"],
  AsymmetricDecrypt: ["ok", "Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"],
  AsymmetricSign: ["ok", "Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"],
  AsymmetricVerify: ["ok", "Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"],
  GetPublicKey: ["ok", "Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"],
  GenerateMac: ["ok", "Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"],
  VerifyMac: ["ok", "Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"],
  GenerateDataKeyPair: ["ok", "Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"],
  GenerateDataKeyPairWithoutPlaintext: [
    "ok",
    "Rejected.Disabled",
    "Rejected.PendingDeletion",
    "Rejected.PendingImport",
  ],
  DescribeBlastRadius: ["ok", "ok", "ok", "ok"],
};

const CELLS = (Object.keys(DOCUMENTED) as StatefulOperation[]).flatMap((operation) =>
  KEY_STATES.map((state, index) => [operation, state, DOCUMENTED[operation][index] ?? "?"] as const),
);

describe("the state table is the documented one", () => {
  test.each(CELLS)("%s of a key that is %s: %s", (operation, state, verdict) => {
    expect(verdictOf(operation, state)).toBe(verdict);
  });
});

function verdictOf(operation: StatefulOperation, state: KeyState): unknown {
  try {
    requireKeyState(operation, state);
    return "ok";
  } catch (error) {
    return error instanceof Error && "code" in error ? error.code : error;
  }
}
