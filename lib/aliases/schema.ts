import { z } from "zod";
import type { KeyState } from "@/lib/keys/key-state";
import { KEY_PAGE_NUMBER_MAX, keyReferenceSchema, overrideReasonSchema } from "@/lib/keys/schema";
import { inputText } from "@/lib/operation/input-text";

/** Bounds and shapes of alias parameters; shared by the operations and the forms. Safe in a browser. */

/** What every alias name begins with; it counts. */
export const ALIAS_PREFIX = "alias/";
/** Source: naming and size limits of aliases. Counts the prefix. */
export const ALIAS_NAME_LENGTH = { max: 255 } as const;
/** Ours: what asks for all aliases of a key stays small. */
export const ALIASES_PER_KEY_MAX = 1_000;
const ALIAS_CHARACTERS = /^alias\/[A-Za-z0-9_/-]+$/;
/** Names that the cloud's products give to their own keys, as `alias/acs/ecs`. */
const RESERVED_ALIAS = /^alias\/acs/i;

export const aliasNameSchema = inputText()
  .max(ALIAS_NAME_LENGTH.max)
  .regex(ALIAS_CHARACTERS)
  .refine((name) => !RESERVED_ALIAS.test(name));

/** Source: API 2016-01-20, ListAliases and ListAliasesByKeyId. */
export const ALIAS_PAGE_SIZE = { min: 1, max: 100, default: 10 } as const;
export const ALIAS_OF_KEY_PAGE_SIZE = { min: 1, max: 101, default: 10 } as const;
/** Ours. */
export const ALIAS_SEARCH_LENGTH = { max: 128 } as const;

export const createAliasSchema = z.strictObject({
  aliasName: aliasNameSchema,
  keyId: keyReferenceSchema,
});

export const updateAliasSchema = z.strictObject({
  aliasName: aliasNameSchema,
  keyId: keyReferenceSchema,
  /** Ours: the key the caller saw the alias at; anything else there now is a refusal. */
  expectedKeyId: keyReferenceSchema.optional(),
  overrideReason: overrideReasonSchema,
});

export const deleteAliasSchema = z.strictObject({
  aliasName: aliasNameSchema,
  /** Ours, as in UpdateAlias. */
  expectedKeyId: keyReferenceSchema.optional(),
  overrideReason: overrideReasonSchema,
});

const pageNumberSchema = z.coerce.number().int().min(1).max(KEY_PAGE_NUMBER_MAX).default(1);

export const listAliasesSchema = z.strictObject({
  pageNumber: pageNumberSchema,
  pageSize: z.coerce
    .number()
    .int()
    .min(ALIAS_PAGE_SIZE.min)
    .max(ALIAS_PAGE_SIZE.max)
    .default(ALIAS_PAGE_SIZE.default),
  /** Ours: matches part of the name, in any case. */
  search: inputText().max(ALIAS_SEARCH_LENGTH.max).default(""),
});

export const listAliasesByKeyIdSchema = z.strictObject({
  keyId: keyReferenceSchema,
  pageNumber: pageNumberSchema,
  pageSize: z.coerce
    .number()
    .int()
    .min(ALIAS_OF_KEY_PAGE_SIZE.min)
    .max(ALIAS_OF_KEY_PAGE_SIZE.max)
    .default(ALIAS_OF_KEY_PAGE_SIZE.default),
});

/** An alias as the lists tell it; what is ours is about the key it leads to. */
export interface AliasInfo {
  aliasName: string;
  aliasArn: string;
  keyId: string;
  /** Ours, as everything below: `yyyy-MM-ddTHH:mm:ssZ`. */
  creationDate: string;
  keyState: KeyState;
  keySpec: string;
  keyDescription: string;
}

export interface AliasPage {
  aliases: AliasInfo[];
  totalCount: number;
  pageNumber: number;
  pageSize: number;
}
