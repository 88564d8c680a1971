import { z } from "zod";
import {
  KEY_PAGE_NUMBER_MAX,
  keyReferenceSchema,
  TAGS_PER_KEY_MAX,
  tagKeySchema,
  tagsSchema,
  tagValueSchema,
} from "@/lib/keys/schema";
import { inputText } from "@/lib/operation/input-text";

/** Bounds and shapes of tag parameters; shared by the operations and the forms. Safe in a browser. */

/** Source: API 2016-01-20, TagResources, UntagResources and ListTagResources. */
export const TAGGED_RESOURCES_MAX = 50;
export const TAG_RESOURCES_PAGE_SIZE = 200;
/** Ours. */
export const TAG_PAGE_SIZE = { min: 1, max: 100, default: 20 } as const;
export const TAG_SEARCH_LENGTH = { max: 128 } as const;

/** What the cloud lets tags be put on; a test of each operation holds that all but keys are refused. */
export const TAG_RESOURCE_TYPES = ["key", "secret", "instance"] as const;
export type TagResourceType = (typeof TAG_RESOURCE_TYPES)[number];

const someTagsSchema = tagsSchema.min(1);
const someTagKeysSchema = z.array(tagKeySchema).min(1).max(TAGS_PER_KEY_MAX);

export const tagResourceSchema = z.strictObject({ keyId: keyReferenceSchema, tags: someTagsSchema });

export const untagResourceSchema = z.strictObject({ keyId: keyReferenceSchema, tagKeys: someTagKeysSchema });

const resourceTypeSchema = z.enum(TAG_RESOURCE_TYPES);
const resourceIdsSchema = z.array(keyReferenceSchema).max(TAGGED_RESOURCES_MAX);

/** `Tag.N.Key` and `Tag.N.Value`: the same tags under other names. */
const tagPairsSchema = z
  .array(z.strictObject({ key: tagKeySchema, value: tagValueSchema.default("") }))
  .min(1)
  .max(TAGS_PER_KEY_MAX)
  .refine((tags) => new Set(tags.map(({ key }) => key)).size === tags.length);

export const tagResourcesSchema = z.strictObject({
  resourceType: resourceTypeSchema,
  resourceId: resourceIdsSchema.min(1),
  tag: tagPairsSchema,
});

export const untagResourcesSchema = z
  .strictObject({
    resourceType: resourceTypeSchema,
    resourceId: resourceIdsSchema.min(1),
    tagKey: z.array(tagKeySchema).max(TAGS_PER_KEY_MAX).default([]),
    /** Removes every tag; counts only when no tag is named. */
    all: z.boolean().default(false),
  })
  .refine(({ tagKey, all }) => tagKey.length > 0 || all, {
    path: ["tagKey"],
    params: { problem: "required" },
  });

export const listResourceTagsSchema = z.strictObject({ keyId: keyReferenceSchema });

export const listTagResourcesSchema = z
  .strictObject({
    resourceType: resourceTypeSchema,
    resourceId: resourceIdsSchema.default([]),
    /** A resource must have all of them; one without a value stands for every value. */
    tag: z
      .array(z.strictObject({ key: tagKeySchema, value: tagValueSchema.optional() }))
      .max(TAGS_PER_KEY_MAX)
      .default([]),
    nextToken: inputText().max(512).default(""),
  })
  .refine(({ resourceId, tag }) => resourceId.length > 0 || tag.length > 0, {
    path: ["resourceId"],
    params: { problem: "required" },
  });

export const listTagsSchema = z.strictObject({
  resourceType: resourceTypeSchema.default("key"),
  pageNumber: z.coerce.number().int().min(1).max(KEY_PAGE_NUMBER_MAX).default(1),
  pageSize: z.coerce
    .number()
    .int()
    .min(TAG_PAGE_SIZE.min)
    .max(TAG_PAGE_SIZE.max)
    .default(TAG_PAGE_SIZE.default),
  /** Matches part of the key or the value, in any case. */
  search: inputText().max(TAG_SEARCH_LENGTH.max).default(""),
});

/** A tag of a key, as ListResourceTags tells it. */
export interface KeyTag {
  keyId: string;
  tagKey: string;
  tagValue: string;
}

/** A tag of a resource, as ListTagResources tells it. */
export interface TagResource {
  resourceId: string;
  resourceType: TagResourceType;
  tagKey: string;
  tagValue: string;
}

/** One key and value with the number of resources that have it. */
export interface TagInUse {
  tagKey: string;
  tagValue: string;
  resourceCount: number;
}

export interface TagPage {
  tags: TagInUse[];
  totalCount: number;
  pageNumber: number;
  pageSize: number;
}
