import { z } from "zod";
import { inputBoolean } from "@/lib/operation/input-boolean";
import { inputText } from "@/lib/operation/input-text";

/** Bounds and shapes of key parameters; shared by the operations and the forms. Safe in a browser. */

/** Source: API 2016-01-20, CreateKey. */
export const KEY_DESCRIPTION_LENGTH = { max: 8192 } as const;
/** Source: API 2016-01-20, ListKeys. */
export const KEY_PAGE_SIZE = { min: 1, max: 100, default: 10 } as const;
/** Ours: keeps `page × size` within what PostgreSQL takes as an offset. */
export const KEY_PAGE_NUMBER_MAX = 1_000_000;
/** Source: API 2016-01-20, ListKeys: 0 to 10 filters of 0 to 10 values. */
export const KEY_FILTERS_MAX = 10;
export const KEY_FILTER_VALUES_MAX = 10;
/** Source: naming and size limits of tags. */
export const TAGS_PER_KEY_MAX = 20;
const TAG_LENGTH_MAX = 128;
const TAG_CHARACTERS = /^[A-Za-z0-9/\\_\-.+=:@]*$/;
/** Ours. */
export const KEY_SEARCH_LENGTH = { max: 128 } as const;

/** Key specs that CreateKey offers; a test holds them equal to the table of specs. */
export const CREATABLE_KEY_SPECS = [
  "Aliyun_AES_256",
  "RSA_2048",
  "RSA_3072",
  "RSA_4096",
  "EC_P256",
  "EC_P256K",
  "EC_P384",
  "HMAC_256",
  "HMAC_384",
  "HMAC_512",
] as const;

export const keyDescriptionSchema = inputText().max(KEY_DESCRIPTION_LENGTH.max);

/** A key ID, `alias/<name>`, or the ARN of either. Length of the longest ARN with an alias. */
export const keyReferenceSchema = inputText().min(1).max(320);

export const kmsInstanceIdSchema = z.string().regex(/^kst-[a-z0-9]{4,28}$/);

export const tagKeySchema = z
  .string()
  .min(1)
  .max(TAG_LENGTH_MAX)
  .regex(TAG_CHARACTERS)
  .refine((key) => !/^(aliyun|acs:)/i.test(key));

export const tagValueSchema = z.string().max(TAG_LENGTH_MAX).regex(TAG_CHARACTERS);

export const tagsSchema = z
  .array(z.strictObject({ tagKey: tagKeySchema, tagValue: tagValueSchema }))
  .max(TAGS_PER_KEY_MAX)
  .refine((tags) => new Set(tags.map((tag) => tag.tagKey)).size === tags.length);

export const keyIdSchema = z.strictObject({ keyId: keyReferenceSchema });

export const updateKeyDescriptionSchema = z.strictObject({
  keyId: keyReferenceSchema,
  description: keyDescriptionSchema,
});

/** Ours: why a caller goes on although the key was used recently. Kept in the audit log. */
export const OVERRIDE_REASON_LENGTH = { min: 3, max: 512 } as const;
export const overrideReasonSchema = inputText()
  .trim()
  .min(OVERRIDE_REASON_LENGTH.min)
  .max(OVERRIDE_REASON_LENGTH.max)
  .optional();

export const disableKeySchema = z.strictObject({
  keyId: keyReferenceSchema,
  overrideReason: overrideReasonSchema,
});

/** Source: API 2016-01-20, ScheduleKeyDeletion. */
export const PENDING_WINDOW_IN_DAYS = { min: 7, max: 366 } as const;

export const scheduleKeyDeletionSchema = z.strictObject({
  keyId: keyReferenceSchema,
  pendingWindowInDays: z.coerce
    .number()
    .int()
    .min(PENDING_WINDOW_IN_DAYS.min)
    .max(PENDING_WINDOW_IN_DAYS.max),
  overrideReason: overrideReasonSchema,
});

/** Ours: the cloud gives no bound. */
export const DELETION_PROTECTION_DESCRIPTION_LENGTH = { max: 1024 } as const;

export const setDeletionProtectionSchema = z
  .strictObject({
    /** The key, or its ARN in `protectedResourceArn`: exactly one of the two. */
    keyId: keyReferenceSchema.optional(),
    protectedResourceArn: keyReferenceSchema.optional(),
    enableDeletionProtection: inputBoolean,
    deletionProtectionDescription: inputText().max(DELETION_PROTECTION_DESCRIPTION_LENGTH.max).default(""),
  })
  .refine((input) => (input.keyId === undefined) !== (input.protectedResourceArn === undefined), {
    path: ["keyId"],
    params: { problem: "format" },
  });

/** Source: API 2016-01-20, UpdateRotationPolicy: 7 to 730 days; CreateKey takes 365 days at most. */
export const ROTATION_INTERVAL_IN_DAYS = { min: 7, max: 730, maxAtCreation: 365 } as const;
/** Source: API 2016-01-20, CreateKeyVersion. */
export const KEY_VERSIONS_MAX = 50;
/** Source: API 2016-01-20, CreateKeyVersion: days since the last version. */
export const KEY_VERSION_GAP_IN_DAYS = 7;

const SECONDS_OF_UNIT = { d: 86_400, h: 3_600, m: 60, s: 1 } as const;
const INTERVAL = /^(\d{1,9})([dhms]?)$/;

/** `integer[unit]` with d, h, m or s (seconds without one), between bounds of days; becomes seconds. */
function rotationIntervalSchema(maxDays: number) {
  return z.string().transform((text, ctx): number => {
    const [, amount, unit] = INTERVAL.exec(text) ?? [];
    const seconds = Number(amount) * SECONDS_OF_UNIT[(unit || "s") as keyof typeof SECONDS_OF_UNIT];
    const isWithin =
      seconds >= ROTATION_INTERVAL_IN_DAYS.min * SECONDS_OF_UNIT.d && seconds <= maxDays * SECONDS_OF_UNIT.d;
    if (amount === undefined || !isWithin) {
      ctx.addIssue({ code: "custom", params: { problem: "format" } });
      return z.NEVER;
    }
    return seconds;
  });
}

export const updateRotationPolicySchema = z
  .strictObject({
    keyId: keyReferenceSchema,
    enableAutomaticRotation: inputBoolean,
    /** `365d`, `7776000s` and the like; needed when enabling. */
    rotationInterval: rotationIntervalSchema(ROTATION_INTERVAL_IN_DAYS.max).optional(),
  })
  .refine((input) => !input.enableAutomaticRotation || input.rotationInterval !== undefined, {
    path: ["rotationInterval"],
    params: { problem: "required" },
  });

export const KEY_VERSION_PAGE_SIZE = { min: 1, max: 101, default: 10 } as const;

export const listKeyVersionsSchema = z.strictObject({
  keyId: keyReferenceSchema,
  pageNumber: z.coerce.number().int().min(1).max(KEY_PAGE_NUMBER_MAX).default(1),
  pageSize: z.coerce
    .number()
    .int()
    .min(KEY_VERSION_PAGE_SIZE.min)
    .max(KEY_VERSION_PAGE_SIZE.max)
    .default(KEY_VERSION_PAGE_SIZE.default),
});

export const keyVersionIdSchema = z.uuid().toLowerCase();

export const describeKeyVersionSchema = z.strictObject({
  keyId: keyReferenceSchema,
  keyVersionId: keyVersionIdSchema,
});

/** One generation of a key's material, as ListKeyVersions tells it. */
export interface KeyVersionInfo {
  keyId: string;
  keyVersionId: string;
  creationDate: string;
  /** Ours: new ciphertexts are made with it. Always false for asymmetric keys, which have no primary version. */
  isPrimary: boolean;
  /** Ours: false when the material of an imported key is deleted or expired. */
  hasMaterial: boolean;
}

export interface KeyVersionPage {
  keyVersions: KeyVersionInfo[];
  totalCount: number;
  pageNumber: number;
  pageSize: number;
}

export const KEY_USAGES = ["ENCRYPT/DECRYPT", "SIGN/VERIFY", "GENERATE_VERIFY_MAC"] as const;
export const KEY_ORIGINS = ["Aliyun_KMS", "EXTERNAL"] as const;

export const createKeySchema = z
  .strictObject({
    dkmsInstanceId: kmsInstanceIdSchema,
    description: keyDescriptionSchema.default(""),
    keySpec: z.enum(CREATABLE_KEY_SPECS).default("Aliyun_AES_256"),
    /** The usual one of the spec when left out. */
    keyUsage: z.enum(KEY_USAGES).optional(),
    origin: z.enum(KEY_ORIGINS).default("Aliyun_KMS"),
    enableAutomaticRotation: inputBoolean.default(false),
    rotationInterval: rotationIntervalSchema(ROTATION_INTERVAL_IN_DAYS.maxAtCreation).optional(),
    tags: tagsSchema.default([]),
    /** Ours: on from the beginning. */
    enableDeletionProtection: inputBoolean.default(false),
  })
  .refine((input) => !input.enableAutomaticRotation || input.rotationInterval !== undefined, {
    path: ["rotationInterval"],
    params: { problem: "required" },
  });

export type CreateKeyInput = z.output<typeof createKeySchema>;

/** Source: API 2016-01-20, ListKeys, Filters; `Attention` is ours. */
export const KEY_FILTER_KEYS = [
  "KeyState",
  "KeySpec",
  "KeyUsage",
  "ProtectionLevel",
  "CreatorType",
  "DKMSInstanceId",
  "KeyId",
  "AliasName",
  "Creator",
  "TagKey",
  "TagValue",
  "Attention",
] as const;

/**
 * The one value of the filter `Attention`: keys that wait for their deletion or for material, or whose material
 * expires within so many days.
 */
export const ATTENTION_NEEDED = "Needed";
export const MATERIAL_EXPIRES_SOON_DAYS = 30;

export type KeyFilterKey = (typeof KEY_FILTER_KEYS)[number];

/** `keyId` is written with a small k in the API's documentation. */
const filterKeySchema = z.preprocess((key) => (key === "keyId" ? "KeyId" : key), z.enum(KEY_FILTER_KEYS));

/** Columns a list can be sorted by; each has an index. Ours. */
export const KEY_SORT_COLUMNS = ["CreationDate", "KeyState", "KeyId"] as const;

export const listKeysSchema = z.strictObject({
  pageNumber: z.coerce.number().int().min(1).max(KEY_PAGE_NUMBER_MAX).default(1),
  pageSize: z.coerce
    .number()
    .int()
    .min(KEY_PAGE_SIZE.min)
    .max(KEY_PAGE_SIZE.max)
    .default(KEY_PAGE_SIZE.default),
  filters: z
    .array(
      z.strictObject({
        key: filterKeySchema,
        values: z.array(inputText().max(255)).max(KEY_FILTER_VALUES_MAX),
      }),
    )
    .max(KEY_FILTERS_MAX)
    .default([]),
  /** Ours: matches part of the ID, the description or an alias, in any case. */
  search: inputText().max(KEY_SEARCH_LENGTH.max).default(""),
  sortBy: z.enum(KEY_SORT_COLUMNS).default("CreationDate"),
  sortOrder: z.enum(["Ascending", "Descending"]).default("Descending"),
});

export type ListKeysInput = z.output<typeof listKeysSchema>;

/** Keys that the console changes at once, each by a call of its own. Ours. */
export const BULK_KEYS_MAX = 100;

export const bulkKeysSchema = z.strictObject({
  keyIds: z
    .array(keyReferenceSchema)
    .min(1)
    .max(BULK_KEYS_MAX)
    .refine((keyIds) => new Set(keyIds).size === keyIds.length),
});

/** Rows of one export; what is beyond is cut off, and said so. Ours. */
export const EXPORT_ROWS_MAX = 100_000;
export const KEY_EXPORT_FORMATS = ["csv", "json"] as const;
export type KeyExportFormat = (typeof KEY_EXPORT_FORMATS)[number];

export const exportKeysSchema = listKeysSchema
  .omit({ pageNumber: true, pageSize: true })
  .extend({ format: z.enum(KEY_EXPORT_FORMATS) });

/** What DescribeKey tells of a key, named as the API names it; dates are `yyyy-MM-ddTHH:mm:ssZ` or empty. */
export interface KeyMetadata {
  keyId: string;
  arn: string;
  keyState: "Enabled" | "Disabled" | "PendingDeletion" | "PendingImport";
  keySpec: string;
  keyUsage: string;
  origin: string;
  protectionLevel: string;
  dkmsInstanceId: string;
  /** Ours. */
  instanceName: string;
  description: string;
  creator: string;
  /** Ours: the user name of the creator, empty when that user is gone. */
  creatorName: string;
  creationDate: string;
  deleteDate: string;
  materialExpireTime: string;
  automaticRotation: "Enabled" | "Disabled" | "Suspended";
  /** `7776000s`; empty unless rotation is enabled or suspended. */
  rotationInterval: string;
  lastRotationDate: string;
  /** Empty unless rotation is enabled or suspended. */
  nextRotationDate: string;
  /** Empty for asymmetric keys, and before the first import. */
  primaryKeyVersion: string;
  /** Ours. */
  versionCount: number;
  /** Ours: what people compare imported material by; empty for material made here. */
  keyCheckValue: string;
  deletionProtection: "Enabled" | "Disabled";
  deletionProtectionDescription: string;
  /** Ours: aliases in order of creation, at most ten. */
  aliasNames: string[];
}

export interface KeyPage {
  keys: KeyMetadata[];
  totalCount: number;
  pageNumber: number;
  pageSize: number;
}
