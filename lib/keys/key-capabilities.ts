import { isKeySpec, KEY_SPECS, type KeySpec, type KeySpecFacts, type KeyUsage } from "@/lib/crypto/key-spec";
import { KmsError, type KmsErrorCode } from "@/lib/platform/errors";
import type { StatefulOperation } from "./key-state";
import type { KEY_ORIGINS } from "./schema";

/**
 * What each kind of key can do, and why not where it cannot. Safe in a browser: the console greys out with it.
 *
 * What the state of a key allows is another table, `key-state.ts`.
 */

export const KINDS_OF_KEY = [
  "ServiceKey",
  "DefaultKey",
  "SoftwareKey",
  "HardwareKey",
  "ExternalKey",
] as const;

export type KindOfKey = (typeof KINDS_OF_KEY)[number];

/** Abilities that are no operation on the key itself. */
export type KeyFeature =
  | "CreateKey"
  | "ServerSideEncryption"
  | "AutomaticRotation"
  | "MaterialExpiry"
  | "Backup"
  | "Sharing";

export type KeyOperation = StatefulOperation | KeyFeature;

/** Why something is not possible, with the refusal it gives. Texts: messages, `errors.reason`. */
export const CAPABILITY_REASONS = {
  /** Made and kept by a cloud service. */
  managedByService: "UnsupportedOperation",
  /** Cloud services use the key, applications cannot. */
  servicesOnly: "UnsupportedOperation",
  /** Rotates by a setting of the account, not key by key. */
  accountSetting: "UnsupportedOperation",
  /** The material is with an external key manager. */
  externalManager: "UnsupportedOperation",
  /** Keys of hardware instances are not rotated. */
  hardwareNotRotated: "UnsupportedOperation",
  /** The HSM backs up its material itself. */
  hardwareBacksUp: "UnsupportedOperation",
  /** Only keys of instances. */
  instanceOnly: "UnsupportedOperation",
  /** The kind of key does not offer the key spec. */
  specOfKind: "UnsupportedOperation",
  /** The key spec does not offer the key usage. */
  usageOfSpec: "UnsupportedOperation",
  notSymmetric: "UnsupportedOperation",
  notAsymmetric: "UnsupportedOperation",
  notMac: "UnsupportedOperation",
  /** The key was made for another usage. */
  usage: "UnsupportedOperation",
  asymmetricNotRotated: "UnsupportedOperation",
  /** A MAC names no version, so that the old ones could not be verified any more. */
  macNotRotated: "UnsupportedOperation",
  importedNotRotated: "Unsupported.Origin",
  /** The material was made here. */
  notImported: "Unsupported.Origin",
  /** Imported asymmetric material stays until the key goes. */
  materialIsPermanent: "UnsupportedOperation",
} as const satisfies Record<string, KmsErrorCode>;

export type CapabilityReason = keyof typeof CAPABILITY_REASONS;

/** Whose documentation a row restates. */
type Cloud = "alibaba" | "huawei" | "both" | "ours";

type KeyOrigin = (typeof KEY_ORIGINS)[number];

const ALIBABA_INSTANCES = { SoftwareKey: "alibaba", HardwareKey: "alibaba" } as const;
const HUAWEI_SOFTWARE = { SoftwareKey: "huawei" } as const;

/**
 * Which kinds offer each key spec, with the cloud that says so.
 *
 * Source: Alibaba Cloud KMS, key specifications of each kind of key; Huawei Cloud KMS, key_spec.
 */
const KINDS_OF_SPEC: Readonly<Record<KeySpec, Partial<Readonly<Record<KindOfKey, Cloud>>>>> = {
  Aliyun_AES_256: {
    ServiceKey: "alibaba",
    DefaultKey: "alibaba",
    ...ALIBABA_INSTANCES,
    ExternalKey: "alibaba",
  },
  RSA_2048: ALIBABA_INSTANCES,
  RSA_3072: ALIBABA_INSTANCES,
  RSA_4096: { ...HUAWEI_SOFTWARE, HardwareKey: "alibaba" },
  EC_P256: ALIBABA_INSTANCES,
  EC_P256K: ALIBABA_INSTANCES,
  EC_P384: HUAWEI_SOFTWARE,
  HMAC_256: HUAWEI_SOFTWARE,
  HMAC_384: HUAWEI_SOFTWARE,
  HMAC_512: HUAWEI_SOFTWARE,
};

/** Each part names what cannot, and why; what it does not name can. They are asked in this order. */
interface CapabilityRow {
  readonly cloud: Cloud;
  readonly kinds?: Partial<Readonly<Record<KindOfKey, CapabilityReason>>>;
  readonly origins?: Partial<Readonly<Record<KeyOrigin, CapabilityReason>>>;
  readonly materialKinds?: Partial<Readonly<Record<KeySpecFacts["kind"], CapabilityReason>>>;
  /** The usage that is needed. */
  readonly keyUsage?: KeyUsage;
}

const EVERY_KEY = { cloud: "alibaba" } as const satisfies CapabilityRow;
const NOT_SERVICE_KEYS = {
  cloud: "alibaba",
  kinds: { ServiceKey: "managedByService" },
} as const satisfies CapabilityRow;

const IMPORT = {
  cloud: "alibaba",
  kinds: { ServiceKey: "managedByService", ExternalKey: "externalManager" },
  origins: { Aliyun_KMS: "notImported" },
} as const satisfies CapabilityRow;
const REMOVABLE_IMPORT = {
  ...IMPORT,
  cloud: "both",
  materialKinds: { asymmetric: "materialIsPermanent" },
} as const satisfies CapabilityRow;

const ROTATION = {
  cloud: "both",
  kinds: { HardwareKey: "hardwareNotRotated", ExternalKey: "externalManager" },
  origins: { EXTERNAL: "importedNotRotated" },
  materialKinds: { asymmetric: "asymmetricNotRotated", mac: "macNotRotated" },
} as const satisfies CapabilityRow;
const ROTATED_BY_ACCOUNT = { ServiceKey: "accountSetting", DefaultKey: "accountSetting" } as const;

const SERVICES_ONLY = { ServiceKey: "servicesOnly", DefaultKey: "servicesOnly" } as const;
const SYMMETRIC = {
  cloud: "alibaba",
  kinds: SERVICES_ONLY,
  materialKinds: { asymmetric: "notSymmetric", mac: "notSymmetric" },
  keyUsage: "ENCRYPT/DECRYPT",
} as const satisfies CapabilityRow;
const KEY_PAIR = {
  cloud: "alibaba",
  kinds: { ...SERVICES_ONLY, ExternalKey: "externalManager" },
  materialKinds: { symmetric: "notAsymmetric", mac: "notAsymmetric" },
} as const satisfies CapabilityRow;
const MAC = {
  cloud: "both",
  kinds: { ...SERVICES_ONLY, ExternalKey: "externalManager" },
  materialKinds: { symmetric: "notMac", asymmetric: "notMac" },
  keyUsage: "GENERATE_VERIFY_MAC",
} as const satisfies CapabilityRow;

/**
 * The one table of what keys can do.
 *
 * Source: Alibaba Cloud KMS, comparison of keys, key rotation, import key material; Huawei Cloud KMS, imported keys
 * (asymmetric material is permanent). Import of HMAC keys is ours. DescribeBlastRadius is ours.
 */
export const KEY_CAPABILITIES = {
  DescribeKey: EVERY_KEY,
  DescribeKeyVersion: EVERY_KEY,
  ListKeyVersions: EVERY_KEY,
  ListAliasesByKeyId: EVERY_KEY,
  ListResourceTags: EVERY_KEY,
  CreateAlias: EVERY_KEY,
  UpdateAlias: EVERY_KEY,
  DeleteAlias: EVERY_KEY,
  TagResource: EVERY_KEY,
  UntagResource: EVERY_KEY,
  DescribeBlastRadius: { cloud: "ours" },
  ServerSideEncryption: { cloud: "alibaba", materialKinds: SYMMETRIC.materialKinds },

  CreateKey: NOT_SERVICE_KEYS,
  UpdateKeyDescription: NOT_SERVICE_KEYS,
  SetDeletionProtection: NOT_SERVICE_KEYS,
  EnableKey: NOT_SERVICE_KEYS,
  DisableKey: NOT_SERVICE_KEYS,
  ScheduleKeyDeletion: NOT_SERVICE_KEYS,
  CancelKeyDeletion: NOT_SERVICE_KEYS,

  GetParametersForImport: IMPORT,
  ImportKeyMaterial: IMPORT,
  DeleteKeyMaterial: REMOVABLE_IMPORT,
  MaterialExpiry: REMOVABLE_IMPORT,

  AutomaticRotation: ROTATION,
  UpdateRotationPolicy: { ...ROTATION, kinds: { ...ROTATION.kinds, ...ROTATED_BY_ACCOUNT } },
  CreateKeyVersion: {
    ...ROTATION,
    cloud: "alibaba",
    kinds: { ...ROTATION.kinds, ...ROTATED_BY_ACCOUNT },
    materialKinds: { mac: "macNotRotated" },
  },

  Backup: {
    cloud: "alibaba",
    kinds: {
      ServiceKey: "instanceOnly",
      DefaultKey: "instanceOnly",
      HardwareKey: "hardwareBacksUp",
      ExternalKey: "externalManager",
    },
  },
  Sharing: {
    cloud: "alibaba",
    kinds: { ServiceKey: "instanceOnly", DefaultKey: "instanceOnly", ExternalKey: "externalManager" },
  },

  Encrypt: SYMMETRIC,
  Decrypt: SYMMETRIC,
  /** Of the destination; the source is asked as for Decrypt or AsymmetricDecrypt. */
  ReEncrypt: SYMMETRIC,
  GenerateDataKey: SYMMETRIC,
  GenerateDataKeyWithoutPlaintext: SYMMETRIC,
  GenerateAndExportDataKey: SYMMETRIC,
  ExportDataKey: SYMMETRIC,
  GenerateDataKeyPair: { ...SYMMETRIC, cloud: "both" },
  GenerateDataKeyPairWithoutPlaintext: { ...SYMMETRIC, cloud: "both" },
  AsymmetricEncrypt: { ...KEY_PAIR, keyUsage: "ENCRYPT/DECRYPT" },
  AsymmetricDecrypt: { ...KEY_PAIR, keyUsage: "ENCRYPT/DECRYPT" },
  AsymmetricSign: { ...KEY_PAIR, keyUsage: "SIGN/VERIFY" },
  AsymmetricVerify: { ...KEY_PAIR, keyUsage: "SIGN/VERIFY" },
  GetPublicKey: KEY_PAIR,
  GenerateMac: MAC,
  VerifyMac: MAC,
} as const satisfies Record<KeyOperation, CapabilityRow>;

/** What the table goes by; as the database and the API write it. */
export interface CapabilitySubject {
  readonly kind: KindOfKey;
  readonly keySpec: string;
  readonly keyUsage: string;
  readonly origin: string;
}

/** Why a key cannot do something, or `null` when it can. */
export function whyNot(subject: CapabilitySubject, operation: KeyOperation): CapabilityReason | null {
  const { kind, keySpec, keyUsage, origin } = subject;
  const row: CapabilityRow = KEY_CAPABILITIES[operation];
  const ofKind = row.kinds?.[kind];
  if (ofKind !== undefined) return ofKind;
  if (!isKeySpec(keySpec) || KINDS_OF_SPEC[keySpec][kind] === undefined) return "specOfKind";
  const spec: KeySpecFacts = KEY_SPECS[keySpec];
  if (!spec.keyUsages.some((usage) => usage === keyUsage)) return "usageOfSpec";
  return (
    row.origins?.[origin as KeyOrigin] ??
    row.materialKinds?.[spec.kind] ??
    (row.keyUsage === undefined || row.keyUsage === keyUsage ? null : "usage")
  );
}

/**
 * Lets an operation pass only on a key that can do it.
 *
 * @param facts what else the caller may know of the key, such as its ID.
 * @throws KmsError UnsupportedOperation, Unsupported.Origin
 */
export function requireCapability(
  subject: CapabilitySubject,
  operation: KeyOperation,
  facts: Readonly<Record<string, string>> = {},
): void {
  const reason = whyNot(subject, operation);
  if (reason !== null) throw new KmsError(CAPABILITY_REASONS[reason], { facts: { ...facts, reason } });
}

/** Which kind a key is. Until there are other instances, every key is one of a software instance. */
export function kindOfKey(key: { readonly protectionLevel: string }): KindOfKey {
  return key.protectionLevel === "HSM" ? "HardwareKey" : "SoftwareKey";
}
