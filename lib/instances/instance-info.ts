import { resourceRef } from "@/lib/operation/resource";
import { formatApiTime } from "@/lib/platform/api-time";
import type { KmsInstanceInfo } from "./schema";
import type { InstanceRecord } from "./store";

/** Tells an instance as GetKmsInstance does. */
export function instanceInfo(instance: InstanceRecord): KmsInstanceInfo {
  return {
    instanceId: instance.id,
    kmsInstanceArn: resourceRef(instance, "ACS::KMS::Instance", instance.id).arn,
    instanceName: instance.instanceName,
    instanceType: instance.instanceType,
    status: instance.status,
    statusReason: instance.statusReason,
    spec: instance.spec,
    keyNum: instance.keyNum,
    usedKeyNum: instance.keyCount,
    secretNum: instance.secretNum,
    usedSecretNum: 0,
    createTime: formatApiTime(instance.createdAt),
    startDate: formatApiTime(instance.connectedAt),
    creatorName: instance.creatorName,
  };
}
