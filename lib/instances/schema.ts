import { z } from "zod";

/** Bounds and shapes of instance parameters; shared by the operations and the forms. Safe in a browser. */

export const INSTANCE_TYPES = ["SOFTWARE", "HARDWARE", "EXTERNAL"] as const;
export type InstanceType = (typeof INSTANCE_TYPES)[number];

/** Source: API 2016-01-20, GetKmsInstance. */
export const INSTANCE_STATUSES = [
  "Uninitialized",
  "Connecting",
  "Connected",
  "Disconnected",
  "Error",
] as const;
export type InstanceStatus = (typeof INSTANCE_STATUSES)[number];

/** Source: naming of instances: letters, digits and `_ / + = . @ -`. Length is ours. */
export const INSTANCE_NAME = { min: 1, max: 64, pattern: /^[A-Za-z0-9_/+=.@-]+$/ } as const;
/** Requests a second; 0 = no limit. */
export const INSTANCE_SPEC = { min: 0, max: 1_000_000 } as const;
/** Tiers of the cloud, offered as choices. */
export const INSTANCE_SPEC_TIERS = [0, 1000, 2000, 4000, 8000] as const;
export const INSTANCE_QUOTA = { min: 0, max: 10_000_000, default: 100_000 } as const;
export const INSTANCE_PAGE_SIZE = { min: 1, max: 100, default: 20 } as const;

export const kmsInstanceIdSchema = z.string().regex(/^kst-[a-z0-9]{4,28}$/);

const quotaSchema = z.coerce
  .number()
  .int()
  .min(INSTANCE_QUOTA.min)
  .max(INSTANCE_QUOTA.max)
  .default(INSTANCE_QUOTA.default);

export const createKmsInstanceSchema = z.strictObject({
  instanceType: z.enum(INSTANCE_TYPES),
  instanceName: z.string().min(INSTANCE_NAME.min).max(INSTANCE_NAME.max).regex(INSTANCE_NAME.pattern),
  spec: z.coerce.number().int().min(INSTANCE_SPEC.min).max(INSTANCE_SPEC.max).default(0),
  keyNum: quotaSchema,
  secretNum: quotaSchema,
});

export const kmsInstanceSchema = z.strictObject({ kmsInstanceId: kmsInstanceIdSchema });

/** The network parameters of the cloud are taken, so that its clients work, and have no effect here. */
export const connectKmsInstanceSchema = z.strictObject({
  kmsInstanceId: kmsInstanceIdSchema,
  kmProvider: z.enum(["Aliyun"]).default("Aliyun"),
  vpcId: z.string().max(256).optional(),
  zoneIds: z.string().max(256).optional(),
  vSwitchIds: z.string().max(256).optional(),
});

export const listKmsInstancesSchema = z.strictObject({
  pageNumber: z.coerce.number().int().min(1).max(1_000_000).default(1),
  pageSize: z.coerce
    .number()
    .int()
    .min(INSTANCE_PAGE_SIZE.min)
    .max(INSTANCE_PAGE_SIZE.max)
    .default(INSTANCE_PAGE_SIZE.default),
});

/** What GetKmsInstance tells, named as the API names it, and what we add. */
export interface KmsInstanceInfo {
  instanceId: string;
  /** Ours. */
  kmsInstanceArn: string;
  instanceName: string;
  /** Ours. */
  instanceType: InstanceType;
  status: InstanceStatus;
  /** Ours: why it is not Connected; empty when there is nothing to say. */
  statusReason: string;
  spec: number;
  keyNum: number;
  /** Ours: key versions that count toward `keyNum`. */
  usedKeyNum: number;
  secretNum: number;
  /** Ours: secrets that count toward `secretNum`. */
  usedSecretNum: number;
  createTime: string;
  /** When it was connected. */
  startDate: string;
  /** Ours: the user name of the creator. */
  creatorName: string;
}

export interface KmsInstancePage {
  kmsInstances: KmsInstanceInfo[];
  totalCount: number;
  pageNumber: number;
  pageSize: number;
}
