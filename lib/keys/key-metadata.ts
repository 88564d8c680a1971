import { resourceRef } from "@/lib/operation/resource";
import { formatApiTime } from "@/lib/platform/api-time";
import type { KeyMetadata } from "./schema";
import type { KeyRecord } from "./store";

/** Tells a key as DescribeKey does. */
export function keyMetadata(key: KeyRecord): KeyMetadata {
  return {
    keyId: key.id,
    arn: resourceRef(key, "ACS::KMS::Key", key.id).arn,
    keyState: key.state,
    keySpec: key.keySpec,
    keyUsage: key.keyUsage,
    origin: key.origin,
    protectionLevel: key.protectionLevel,
    dkmsInstanceId: key.instanceId,
    instanceName: key.instanceName,
    description: key.description,
    creator: key.creator,
    creatorName: key.creatorName,
    creationDate: formatApiTime(key.createdAt),
    deleteDate: formatApiTime(key.deleteAt),
    materialExpireTime: formatApiTime(key.materialExpireAt),
    automaticRotation: key.automaticRotation,
    rotationInterval:
      key.automaticRotation === "Disabled" || key.rotationIntervalSeconds === null
        ? ""
        : `${key.rotationIntervalSeconds}s`,
    lastRotationDate: formatApiTime(key.lastRotationAt),
    nextRotationDate: key.automaticRotation === "Disabled" ? "" : formatApiTime(key.nextRotationAt),
    primaryKeyVersion: key.primaryVersionId ?? "",
    versionCount: key.versionCount,
    keyCheckValue: key.keyCheckValue,
    deletionProtection: key.deletionProtection ? "Enabled" : "Disabled",
    deletionProtectionDescription: key.deletionProtectionDescription,
    aliasNames: key.aliasNames,
  };
}
