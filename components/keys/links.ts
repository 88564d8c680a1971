import type { Route } from "next";
import { DEFAULT_KEY_LIST_VIEW, formatKeyListView, type KeyListView } from "./key-list-view";

/** The parts of a key's page, in the order of its tabs. */
export const KEY_TABS = [
  "overview",
  "versions",
  "material",
  "aliases",
  "tags",
  "usage",
  "use",
  "audit",
] as const;

export type KeyTab = (typeof KEY_TABS)[number];

export function keyHref(keyId: string, tab: KeyTab = "overview"): Route {
  const query = tab === "overview" ? "" : `?tab=${tab}`;
  return `/keys/${encodeURIComponent(keyId)}${query}` as Route;
}

/** The list of keys, in the usual view with what is told otherwise. */
export function keyListHref(view: Partial<KeyListView> = {}): Route {
  const query = formatKeyListView({ ...DEFAULT_KEY_LIST_VIEW, ...view });
  return (query === "" ? "/keys" : `/keys?${query}`) as Route;
}

/** The page of a new key that could not be given its alias: it says so, with the reason, and offers it again. */
export function missingAliasHref(
  keyId: string,
  { aliasName, code }: { aliasName: string; code: string },
): Route {
  const query = new URLSearchParams({ missingAlias: aliasName, refusedWith: code });
  return `/keys/${encodeURIComponent(keyId)}?${query}` as Route;
}

/** Where key material is brought to a key of external origin. */
export function importKeyMaterialHref(keyId: string): Route {
  return `/keys/${encodeURIComponent(keyId)}/import` as Route;
}

export function createKeyHref(instanceId?: string): Route {
  const query = instanceId === undefined ? "" : `?${new URLSearchParams({ instance: instanceId })}`;
  return `/keys/create${query}` as Route;
}

/** The online tool with the key chosen. */
export function onlineToolHref(keyId?: string): Route {
  const query = keyId === undefined ? "" : `?${new URLSearchParams({ tab: "encrypt", key: keyId })}`;
  return `/tool${query}` as Route;
}
