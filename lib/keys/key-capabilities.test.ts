import { describe, expect, test } from "vitest";
import en from "@/messages/en.json";
import {
  CAPABILITY_REASONS,
  type CapabilityReason,
  KEY_CAPABILITIES,
  type KeyOperation,
  KINDS_OF_KEY,
  type KindOfKey,
  kindOfKey,
  requireCapability,
  whyNot,
} from "./key-capabilities";
import { KEY_STATE_VERDICTS } from "./key-state";
import { CREATABLE_KEY_SPECS, KEY_ORIGINS, KEY_USAGES } from "./schema";

/** Which key specs each kind has, from the comparison of the kinds of key. */
const SPECS_OF_KIND: Record<KindOfKey, readonly string[]> = {
  ServiceKey: ["Aliyun_AES_256"],
  DefaultKey: ["Aliyun_AES_256"],
  SoftwareKey: CREATABLE_KEY_SPECS,
  HardwareKey: ["Aliyun_AES_256", "RSA_2048", "RSA_3072", "RSA_4096", "EC_P256", "EC_P256K"],
  ExternalKey: ["Aliyun_AES_256"],
};

/** The columns of the rows below: a family of key specs with one usage. */
const COLUMNS = [
  ["Aliyun_AES_256", "ENCRYPT/DECRYPT"],
  ["RSA", "ENCRYPT/DECRYPT"],
  ["RSA", "SIGN/VERIFY"],
  ["EC", "SIGN/VERIFY"],
  ["HMAC", "GENERATE_VERIFY_MAC"],
] as const;

const NO_SYMMETRIC = "notSymmetric notSymmetric notSymmetric notSymmetric";

/** All kinds can, or the kinds named cannot. */
function allBut(refusals: Partial<Record<KindOfKey, string>> = {}): Record<KindOfKey, string> {
  return {
    ServiceKey: "ok",
    DefaultKey: "ok",
    SoftwareKey: "ok",
    HardwareKey: "ok",
    ExternalKey: "ok",
    ...refusals,
  };
}

/** Applications use keys of instances: the same verdicts on software and on hardware, the last for external keys. */
function used(verdicts: string, ofExternalKeys: string): Record<KindOfKey, string> {
  return {
    ServiceKey: "servicesOnly",
    DefaultKey: "servicesOnly",
    SoftwareKey: verdicts,
    HardwareKey: verdicts,
    ExternalKey: ofExternalKeys,
  };
}

const CANNOT_CHANGE_SERVICE_KEYS = allBut({ ServiceKey: "managedByService" });
const SYMMETRIC_ONLY = used(`ok ${NO_SYMMETRIC}`, `ok ${NO_SYMMETRIC}`);
const MAC_ONLY = used("notMac notMac notMac notMac ok", "externalManager");
const ENCRYPTION_KEY_PAIR = used("notAsymmetric ok usage usage notAsymmetric", "externalManager");
const SIGNING_KEY_PAIR = used("notAsymmetric usage ok ok notAsymmetric", "externalManager");
const IMPORT = {
  ServiceKey: "managedByService",
  DefaultKey: "notImported | ok",
  SoftwareKey: "notImported | ok",
  HardwareKey: "notImported | ok",
  ExternalKey: "externalManager",
};
const NOT_PERMANENT = "ok materialIsPermanent materialIsPermanent materialIsPermanent ok";
const REMOVABLE = {
  ...IMPORT,
  SoftwareKey: `notImported | ${NOT_PERMANENT}`,
  HardwareKey: `notImported | ${NOT_PERMANENT}`,
};
const SYMMETRIC_ROTATION =
  "ok asymmetricNotRotated asymmetricNotRotated asymmetricNotRotated macNotRotated | importedNotRotated";

/**
 * Written out from the clouds' documentation: for each kind a verdict, or one for each of COLUMNS. Where the origin
 * matters, keys made here stand before the bar and imported keys behind it.
 */
const DOCUMENTED: Record<KeyOperation, Record<KindOfKey, string>> = {
  DescribeKey: allBut(),
  DescribeKeyVersion: allBut(),
  ListKeyVersions: allBut(),
  ListAliasesByKeyId: allBut(),
  ListResourceTags: allBut(),
  CreateAlias: allBut(),
  UpdateAlias: allBut(),
  DeleteAlias: allBut(),
  TagResource: allBut(),
  UntagResource: allBut(),
  DescribeBlastRadius: allBut(),
  ServerSideEncryption: allBut({ SoftwareKey: `ok ${NO_SYMMETRIC}`, HardwareKey: `ok ${NO_SYMMETRIC}` }),
  CreateKey: CANNOT_CHANGE_SERVICE_KEYS,
  UpdateKeyDescription: CANNOT_CHANGE_SERVICE_KEYS,
  SetDeletionProtection: CANNOT_CHANGE_SERVICE_KEYS,
  EnableKey: CANNOT_CHANGE_SERVICE_KEYS,
  DisableKey: CANNOT_CHANGE_SERVICE_KEYS,
  ScheduleKeyDeletion: CANNOT_CHANGE_SERVICE_KEYS,
  CancelKeyDeletion: CANNOT_CHANGE_SERVICE_KEYS,
  GetParametersForImport: IMPORT,
  ImportKeyMaterial: IMPORT,
  DeleteKeyMaterial: REMOVABLE,
  MaterialExpiry: REMOVABLE,
  AutomaticRotation: {
    ServiceKey: "ok | importedNotRotated",
    DefaultKey: "ok | importedNotRotated",
    SoftwareKey: SYMMETRIC_ROTATION,
    HardwareKey: "hardwareNotRotated",
    ExternalKey: "externalManager",
  },
  UpdateRotationPolicy: {
    ServiceKey: "accountSetting",
    DefaultKey: "accountSetting",
    SoftwareKey: SYMMETRIC_ROTATION,
    HardwareKey: "hardwareNotRotated",
    ExternalKey: "externalManager",
  },
  CreateKeyVersion: {
    ServiceKey: "accountSetting",
    DefaultKey: "accountSetting",
    SoftwareKey: "ok ok ok ok macNotRotated | importedNotRotated",
    HardwareKey: "hardwareNotRotated",
    ExternalKey: "externalManager",
  },
  Backup: allBut({
    ServiceKey: "instanceOnly",
    DefaultKey: "instanceOnly",
    HardwareKey: "hardwareBacksUp",
    ExternalKey: "externalManager",
  }),
  Sharing: allBut({
    ServiceKey: "instanceOnly",
    DefaultKey: "instanceOnly",
    ExternalKey: "externalManager",
  }),
  Encrypt: SYMMETRIC_ONLY,
  Decrypt: SYMMETRIC_ONLY,
  ReEncrypt: SYMMETRIC_ONLY,
  GenerateDataKey: SYMMETRIC_ONLY,
  GenerateDataKeyWithoutPlaintext: SYMMETRIC_ONLY,
  GenerateAndExportDataKey: SYMMETRIC_ONLY,
  ExportDataKey: SYMMETRIC_ONLY,
  GenerateDataKeyPair: SYMMETRIC_ONLY,
  GenerateDataKeyPairWithoutPlaintext: SYMMETRIC_ONLY,
  AsymmetricEncrypt: ENCRYPTION_KEY_PAIR,
  AsymmetricDecrypt: ENCRYPTION_KEY_PAIR,
  AsymmetricSign: SIGNING_KEY_PAIR,
  AsymmetricVerify: SIGNING_KEY_PAIR,
  GetPublicKey: used("notAsymmetric ok ok ok notAsymmetric", "externalManager"),
  GenerateMac: MAC_ONLY,
  VerifyMac: MAC_ONLY,
};

const OPERATIONS = Object.keys(DOCUMENTED) as KeyOperation[];

describe("the table of capabilities is the documented one", () => {
  for (const operation of OPERATIONS) {
    test.each(KINDS_OF_KEY)(`${operation} of a %s, for every key spec, usage and origin`, (kind) => {
      const cells = cellsOf(kind);

      const expected = cells.map((cell) => `${cell.name}: ${documented(operation, cell)}`);

      expect(cells.map((cell) => `${cell.name}: ${whyNot(cell, operation) ?? "ok"}`)).toEqual(expected);
    });
  }
});

test("every operation that the state of a key decides has a row, and no row is left over", () => {
  const stateful = Object.keys(KEY_STATE_VERDICTS);

  expect(stateful.filter((operation) => !(operation in KEY_CAPABILITIES))).toEqual([]);
  expect(Object.keys(KEY_CAPABILITIES).sort()).toEqual([...OPERATIONS].sort());
});

test("a key spec that nobody knows can do nothing", () => {
  const subject = { kind: "SoftwareKey", keyUsage: "ENCRYPT/DECRYPT", origin: "Aliyun_KMS" } as const;

  expect(whyNot({ ...subject, keySpec: "toString" }, "DescribeKey")).toBe("specOfKind");
});

test("a refusal has the code of its reason, and the reason in its facts", () => {
  const imported = {
    kind: "SoftwareKey",
    keySpec: "RSA_2048",
    keyUsage: "SIGN/VERIFY",
    origin: "EXTERNAL",
  } as const;

  expect(() => requireCapability(imported, "AsymmetricSign")).not.toThrow();
  expect(() => requireCapability(imported, "Encrypt", { keyId: "key-1" })).toThrow(
    expect.objectContaining({
      code: "UnsupportedOperation",
      facts: { keyId: "key-1", reason: "notSymmetric" },
    }),
  );
  expect(() => requireCapability(imported, "UpdateRotationPolicy")).toThrow(
    expect.objectContaining({ code: "Unsupported.Origin", facts: { reason: "importedNotRotated" } }),
  );
});

test("every reason has texts", () => {
  expect(Object.keys(en.errors.reason)).toEqual(expect.arrayContaining(Object.keys(CAPABILITY_REASONS)));
});

test("every reason is somebody's", () => {
  const given = new Set<CapabilityReason | null>(
    KINDS_OF_KEY.flatMap((kind) =>
      cellsOf(kind).flatMap((cell) => OPERATIONS.map((operation) => whyNot(cell, operation))),
    ),
  );

  expect(Object.keys(CAPABILITY_REASONS).filter((reason) => !given.has(reason as CapabilityReason))).toEqual(
    [],
  );
});

test("a key's kind follows from how it is protected", () => {
  expect(kindOfKey({ protectionLevel: "SOFTWARE" })).toBe("SoftwareKey");
  expect(kindOfKey({ protectionLevel: "HSM" })).toBe("HardwareKey");
});

interface Cell {
  name: string;
  kind: KindOfKey;
  keySpec: string;
  keyUsage: string;
  origin: string;
}

function cellsOf(kind: KindOfKey): Cell[] {
  return CREATABLE_KEY_SPECS.flatMap((keySpec) =>
    KEY_USAGES.flatMap((keyUsage) =>
      KEY_ORIGINS.map((origin) => ({
        name: `${keySpec} for ${keyUsage} of ${origin}`,
        kind,
        keySpec,
        keyUsage,
        origin,
      })),
    ),
  );
}

function documented(operation: KeyOperation, { kind, keySpec, keyUsage, origin }: Cell): string {
  const [made = "", imported = made] = DOCUMENTED[operation][kind].split(" | ");
  const verdicts = (origin === "EXTERNAL" ? imported : made).split(" ");
  const [only = ""] = verdicts;
  if (isOfKind(DOCUMENTED[operation][kind])) return only;
  if (!SPECS_OF_KIND[kind].includes(keySpec)) return "specOfKind";
  const column = COLUMNS.findIndex(
    ([family, usage]) => (keySpec === family || keySpec.startsWith(`${family}_`)) && usage === keyUsage,
  );
  if (column === -1) return "usageOfSpec";
  return verdicts.length === 1 ? only : (verdicts[column] ?? "?");
}

/** One refusal for the whole kind, whatever the key spec. */
function isOfKind(row: string): boolean {
  return row !== "ok" && !row.includes(" ");
}
