"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { keyReason } from "@/components/keys/key-reason";
import { refusalOf, runQuery } from "@/components/layout/run-query";
import type { StatefulOperation } from "@/lib/keys/key-state";
import {
  CREATABLE_KEY_SPECS,
  KEY_SEARCH_LENGTH,
  KEY_USAGES,
  KEY_VERSIONS_MAX,
  type KeyMetadata,
  type KeyPage,
  type KeyVersionInfo,
  type KeyVersionPage,
} from "@/lib/keys/schema";

const SUGGESTIONS = 8;
const PAUSE_MS = 180;

export interface KeySuggestions {
  /** "forbidden": the caller may not list keys, and can still type one. */
  status: "loading" | "ready" | "forbidden" | "failed";
  keys: readonly KeyMetadata[];
}

/**
 * Keys whose ID, description or alias has the text in it, asked a moment after the last letter; without a text,
 * only those that can do the operation.
 */
export function useKeySuggestions(text: string, operation: StatefulOperation): KeySuggestions {
  const search = useSettled(text.trim()).slice(0, KEY_SEARCH_LENGTH.max);
  const filters = search === "" ? fittingKeys(operation) : [];
  const { data, error } = useQuery({
    queryKey: ["tool", "keys", search, filters],
    queryFn: ({ signal }) =>
      runQuery<KeyPage>("ListKeys", { search, filters, pageSize: SUGGESTIONS }, signal),
    placeholderData: keepPreviousData,
  });
  if (error !== null) {
    const isForbidden = refusalOf(error).code === "Forbidden.NoPermission";
    return { status: isForbidden ? "forbidden" : "failed", keys: [] };
  }
  return data === undefined ? { status: "loading", keys: [] } : { status: "ready", keys: data.keys };
}

/** The key that a text names, if it is among the suggestions: then it is known what it can do. */
export function useChosenKey(text: string, operation: StatefulOperation): KeyMetadata | null {
  const { keys } = useKeySuggestions(text, operation);
  return chosenAmong(keys, text);
}

export function chosenAmong(keys: readonly KeyMetadata[], text: string): KeyMetadata | null {
  const name = text.trim();
  return (
    keys.find(({ keyId, arn, aliasNames }) => keyId === name || arn === name || aliasNames.includes(name)) ??
    null
  );
}

/** The versions of a key, newest first; `null` until they are known, and when they cannot be read. */
export function useKeyVersions(keyId: string | undefined): readonly KeyVersionInfo[] | null {
  const { data } = useQuery({
    queryKey: ["tool", "versions", keyId],
    queryFn: ({ signal }) =>
      runQuery<KeyVersionPage>("ListKeyVersions", { keyId, pageSize: KEY_VERSIONS_MAX }, signal),
    enabled: keyId !== undefined,
    retry: false,
  });
  return keyId === undefined ? null : (data?.keyVersions ?? null);
}

/** Filters of ListKeys for keys that can do an operation while they are enabled. */
function fittingKeys(operation: StatefulOperation) {
  const kinds = CREATABLE_KEY_SPECS.flatMap((keySpec) =>
    KEY_USAGES.filter((keyUsage) => keyReason({ ...SAMPLE_KEY, keySpec, keyUsage }, operation) === null).map(
      (keyUsage) => ({ keySpec, keyUsage }),
    ),
  );
  return [
    { key: "KeyState", values: ["Enabled"] },
    { key: "KeySpec", values: [...new Set(kinds.map(({ keySpec }) => keySpec))] },
    { key: "KeyUsage", values: [...new Set(kinds.map(({ keyUsage }) => keyUsage))] },
  ];
}

const SAMPLE_KEY = { keyState: "Enabled", origin: "Aliyun_KMS", protectionLevel: "SOFTWARE" } as const;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
