import type { z } from "zod";
import { cleanSearch } from "@/components/layout/list-view";
import {
  ATTENTION_NEEDED,
  KEY_FILTER_VALUES_MAX,
  KEY_FILTERS_MAX,
  KEY_PAGE_NUMBER_MAX,
  KEY_PAGE_SIZE,
  KEY_SORT_COLUMNS,
  type KeyFilterKey,
  type KeyMetadata,
  type listKeysSchema,
} from "@/lib/keys/schema";

/** What the list of keys shows: everything that stands in its URL. */
export interface KeyListView {
  search: string;
  /** Values of each filter in force, each once; a filter without values is left out. */
  filters: Readonly<Partial<Record<KeyFilterKey, readonly string[]>>>;
  sortBy: (typeof KEY_SORT_COLUMNS)[number];
  sortOrder: "Ascending" | "Descending";
  pageNumber: number;
  pageSize: number;
}

export const KEY_PAGE_SIZES = [20, 50, 100] as const;

export const DEFAULT_KEY_LIST_VIEW: KeyListView = {
  search: "",
  filters: {},
  sortBy: "CreationDate",
  sortOrder: "Descending",
  pageNumber: 1,
  pageSize: KEY_PAGE_SIZES[0],
};

/** Key states in the order of a key's life. */
export const KEY_STATES = [
  "Enabled",
  "Disabled",
  "PendingImport",
  "PendingDeletion",
] as const satisfies readonly KeyMetadata["keyState"][];

export const PROTECTION_LEVELS = ["SOFTWARE", "HSM"] as const;

interface FilterParameter {
  /** Its name in the URL. */
  name: string;
  isValid: (value: string) => boolean;
  /** How many values it takes. */
  max: number;
}

const isWord = (value: string) => /^[A-Za-z0-9_/.@:-]{1,255}$/.test(value);
const isTagKey = (value: string) => /^[A-Za-z0-9/\\_\-.+=:@]{1,128}$/.test(value);
/** A tag may have an empty value, and so may a search for one. */
const isTagValue = (value: string) => value === "" || isTagKey(value);
const isOneOf = (allowed: readonly string[]) => (value: string) => allowed.includes(value);

/** The filters and how each stands in the URL, in the order of the chips. */
export const FILTER_PARAMETERS = {
  KeyState: { name: "state", isValid: isOneOf(KEY_STATES), max: KEY_STATES.length },
  KeySpec: { name: "spec", isValid: isWord, max: KEY_FILTER_VALUES_MAX },
  KeyUsage: { name: "usage", isValid: isWord, max: KEY_FILTER_VALUES_MAX },
  ProtectionLevel: {
    name: "protection",
    isValid: isOneOf(PROTECTION_LEVELS),
    max: PROTECTION_LEVELS.length,
  },
  DKMSInstanceId: {
    name: "instance",
    isValid: (value) => /^kst-[a-z0-9]{4,28}$/.test(value),
    max: KEY_FILTER_VALUES_MAX,
  },
  CreatorType: { name: "creatorType", isValid: isWord, max: KEY_FILTER_VALUES_MAX },
  Creator: { name: "creator", isValid: isWord, max: KEY_FILTER_VALUES_MAX },
  KeyId: { name: "keyId", isValid: isWord, max: KEY_FILTER_VALUES_MAX },
  AliasName: { name: "alias", isValid: isWord, max: KEY_FILTER_VALUES_MAX },
  TagKey: { name: "tagKey", isValid: isTagKey, max: 1 },
  TagValue: { name: "tagValue", isValid: isTagValue, max: 1 },
  Attention: { name: "attention", isValid: isOneOf([ATTENTION_NEEDED]), max: 1 },
} as const satisfies Record<KeyFilterKey, FilterParameter>;

export const FILTER_KEYS = Object.keys(FILTER_PARAMETERS) as KeyFilterKey[];

/** Reads the view from the URL. What is not valid is as if it were not there. */
export function parseKeyListView(parameters: URLSearchParams): KeyListView {
  const filters: Partial<Record<KeyFilterKey, readonly string[]>> = {};
  for (const key of FILTER_KEYS) {
    const { name, isValid, max } = FILTER_PARAMETERS[key];
    const values = [...new Set(parameters.getAll(name))].filter(isValid).slice(0, max);
    if (values.length > 0 && Object.keys(filters).length < KEY_FILTERS_MAX) filters[key] = values;
  }
  return {
    search: cleanSearch(parameters.get("q") ?? ""),
    filters,
    sortBy: KEY_SORT_COLUMNS.find((column) => column === parameters.get("sort")) ?? "CreationDate",
    sortOrder: parameters.get("order") === "Ascending" ? "Ascending" : "Descending",
    pageNumber: integer(parameters.get("page"), { min: 1, max: KEY_PAGE_NUMBER_MAX }) ?? 1,
    pageSize: integer(parameters.get("size"), KEY_PAGE_SIZE) ?? DEFAULT_KEY_LIST_VIEW.pageSize,
  };
}

/** Writes a view as a query string; what is as usual is left out. `parseKeyListView` reads it back. */
export function formatKeyListView(view: KeyListView): string {
  const usual = DEFAULT_KEY_LIST_VIEW;
  const parameters = new URLSearchParams();
  if (view.search !== "") parameters.set("q", view.search);
  for (const key of FILTER_KEYS) {
    for (const value of view.filters[key] ?? []) parameters.append(FILTER_PARAMETERS[key].name, value);
  }
  if (view.sortBy !== usual.sortBy) parameters.set("sort", view.sortBy);
  if (view.sortOrder !== usual.sortOrder) parameters.set("order", view.sortOrder);
  if (view.pageNumber !== 1) parameters.set("page", String(view.pageNumber));
  if (view.pageSize !== usual.pageSize) parameters.set("size", String(view.pageSize));
  return parameters.toString();
}

/** The input of ListKeys that a view asks for. */
export function keyListInput({ filters, ...view }: KeyListView): z.input<typeof listKeysSchema> {
  return {
    ...view,
    filters: FILTER_KEYS.flatMap((key) => {
      const values = filters[key];
      return values === undefined ? [] : [{ key, values: [...values] }];
    }),
  };
}

/** The view with one filter set anew, on its first page; no values take the filter away. */
export function withFilter(view: KeyListView, key: KeyFilterKey, values: readonly string[]): KeyListView {
  const { [key]: _old, ...others } = view.filters;
  return { ...view, pageNumber: 1, filters: values.length === 0 ? others : { ...others, [key]: values } };
}

/** The view without any filter and search; order and page size stay. */
export function withoutFilters(view: KeyListView): KeyListView {
  return { ...view, search: "", filters: {}, pageNumber: 1 };
}

export function hasFilters(view: KeyListView): boolean {
  return view.search !== "" || Object.keys(view.filters).length > 0;
}

function integer(text: string | null, { min, max }: { min: number; max: number }): number | null {
  if (text === null || !/^[1-9]\d{0,8}$/.test(text)) return null;
  const value = Number(text);
  return value >= min && value <= max ? value : null;
}
