"use client";

import { useState } from "react";
import { ALIAS_PREFIX, aliasNameSchema } from "@/lib/aliases/schema";
import { createKeySchema, ROTATION_INTERVAL_IN_DAYS } from "@/lib/keys/schema";
import { choiceReason, type KeyChoice, usageOf, usualSpecOf } from "./key-intents";
import type { NewKey } from "./key-samples";
import { isRotationInterval } from "./rotation";
import type { TagRow } from "./tag-rows";

/** Everything the form of a new key holds, as it was entered. */
export interface NewKeyEntries extends KeyChoice {
  dkmsInstanceId: string;
  isRotated: boolean;
  rotationDays: string;
  isProtected: boolean;
  description: string;
  /** Without its prefix. */
  alias: string;
  tagRows: readonly TagRow[];
}

export type NewKeyField = "dkmsInstanceId" | "rotationInterval" | "alias" | "description" | "tags";

const USUAL_ROTATION_DAYS = "365";

/** What is entered for a new key, what is sent of it, and what is wrong with it. */
export function useNewKey(initialInstanceId: string) {
  const [entries, setEntries] = useState<NewKeyEntries>({
    purpose: "encrypt",
    origin: "Aliyun_KMS",
    keySpec: usualSpecOf("encrypt"),
    dkmsInstanceId: initialInstanceId,
    isRotated: false,
    rotationDays: USUAL_ROTATION_DAYS,
    isProtected: false,
    description: "",
    alias: "",
    tagRows: [],
  });
  const change = (part: Partial<NewKeyEntries>) => setEntries((before) => ({ ...before, ...part }));
  const key = newKeyOf(entries);
  const aliasName = entries.alias.trim() === "" ? "" : `${ALIAS_PREFIX}${entries.alias.trim()}`;
  return { entries, change, key, aliasName, faults: faultsOf(entries, key, aliasName) };
}

/** What goes to CreateKey: nothing of what this kind of key cannot do. */
export function newKeyOf(entries: NewKeyEntries): NewKey {
  const isRotated = entries.isRotated && choiceReason(entries, "AutomaticRotation") === null;
  return {
    dkmsInstanceId: entries.dkmsInstanceId,
    keySpec: entries.keySpec,
    keyUsage: usageOf(entries.purpose),
    origin: entries.origin,
    description: entries.description,
    enableAutomaticRotation: isRotated,
    ...(isRotated ? { rotationInterval: `${entries.rotationDays}d` } : {}),
    enableDeletionProtection: entries.isProtected,
    tags: entries.tagRows.map(({ tagKey, tagValue }) => ({ tagKey, tagValue })),
  };
}

/** Which fields the service would not take, in the order of the form. */
function faultsOf(entries: NewKeyEntries, key: NewKey, aliasName: string): readonly NewKeyField[] {
  const parsed = createKeySchema.safeParse(key);
  const paths = new Set<PropertyKey | undefined>(parsed.error?.issues.map(({ path }) => path[0]));
  if (key.enableAutomaticRotation && !isIntervalAtCreation(entries.rotationDays))
    paths.add("rotationInterval");
  if (aliasName !== "" && !aliasNameSchema.safeParse(aliasName).success) paths.add("alias");
  return (["dkmsInstanceId", "rotationInterval", "alias", "description", "tags"] as const).filter((name) =>
    paths.has(name),
  );
}

function isIntervalAtCreation(days: string): boolean {
  return isRotationInterval(Number(days), ROTATION_INTERVAL_IN_DAYS.maxAtCreation);
}
