import { csvLine } from "@/lib/format/csv";
import type { KeyMetadata } from "./schema";

/** Every field of a key in the order of the columns, named as the API names it. */
const COLUMN_NAMES = {
  keyId: "KeyId",
  arn: "Arn",
  aliasNames: "AliasNames",
  description: "Description",
  keyState: "KeyState",
  keySpec: "KeySpec",
  keyUsage: "KeyUsage",
  origin: "Origin",
  protectionLevel: "ProtectionLevel",
  dkmsInstanceId: "DKMSInstanceId",
  instanceName: "InstanceName",
  creator: "Creator",
  creatorName: "CreatorName",
  creationDate: "CreationDate",
  deleteDate: "DeleteDate",
  materialExpireTime: "MaterialExpireTime",
  automaticRotation: "AutomaticRotation",
  rotationInterval: "RotationInterval",
  lastRotationDate: "LastRotationDate",
  nextRotationDate: "NextRotationDate",
  primaryKeyVersion: "PrimaryKeyVersion",
  versionCount: "VersionCount",
  keyCheckValue: "KeyCheckValue",
  deletionProtection: "DeletionProtection",
  deletionProtectionDescription: "DeletionProtectionDescription",
} as const satisfies Record<keyof KeyMetadata, string>;

const FIELDS = Object.keys(COLUMN_NAMES) as (keyof KeyMetadata)[];

/** The first line of a CSV file of keys. */
export const KEY_CSV_HEADER = csvLine(Object.values(COLUMN_NAMES));

export function keyCsvLine(key: KeyMetadata): string {
  return csvLine(FIELDS.map((field) => key[field]));
}
