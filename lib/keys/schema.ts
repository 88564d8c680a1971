import { z } from "zod";
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

/** Key specs that CreateKey offers. */
export const CREATABLE_KEY_SPECS = ["Aliyun_AES_256"] as const;

export const keyDescriptionSchema = inputText().max(KEY_DESCRIPTION_LENGTH.max);

/** A key ID, `alias/<name>`, or the ARN of either. Length of the longest ARN with an alias. */
export const keyReferenceSchema = inputText().min(1).max(320);

export const kmsInstanceIdSchema = z.string().regex(/^kst-[a-z0-9]{4,28}$/);

const tagKeySchema = z
  .string()
  .min(1)
  .max(TAG_LENGTH_MAX)
  .regex(TAG_CHARACTERS)
  .refine((key) => !/^(aliyun|acs:)/i.test(key));

const tagsSchema = z
  .array(
    z.strictObject({ tagKey: tagKeySchema, tagValue: z.string().max(TAG_LENGTH_MAX).regex(TAG_CHARACTERS) }),
  )
  .max(TAGS_PER_KEY_MAX)
  .refine((tags) => new Set(tags.map((tag) => tag.tagKey)).size === tags.length);

export const createKeySchema = z.strictObject({
  dkmsInstanceId: kmsInstanceIdSchema,
  description: keyDescriptionSchema.default(""),
  keySpec: z.enum(CREATABLE_KEY_SPECS).default("Aliyun_AES_256"),
  keyUsage: z.enum(["ENCRYPT/DECRYPT"]).default("ENCRYPT/DECRYPT"),
  origin: z.enum(["Aliyun_KMS"]).default("Aliyun_KMS"),
  tags: tagsSchema.default([]),
});

export const keyIdSchema = z.strictObject({ keyId: keyReferenceSchema });

export const updateKeyDescriptionSchema = z.strictObject({
  keyId: keyReferenceSchema,
  description: keyDescriptionSchema,
});

/** Source: API 2016-01-20, ListKeys, Filters. */
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
] as const;

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
  automaticRotation: string;
  lastRotationDate: string;
  primaryKeyVersion: string;
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
