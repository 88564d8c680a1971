"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { refusalOf, runQuery } from "@/components/layout/run-query";
import { KEY_SEARCH_LENGTH, type KeyMetadata, type KeyPage } from "@/lib/keys/schema";

const SUGGESTIONS = 8;
const PAUSE_MS = 180;

export interface KeySuggestions {
  /** "forbidden": the caller may not list keys, and can still type one. */
  status: "loading" | "ready" | "forbidden" | "failed";
  keys: readonly KeyMetadata[];
}

/** Keys whose ID, description or alias has the text in it; asked a moment after the last letter. */
export function useKeySuggestions(text: string): KeySuggestions {
  const search = useSettled(text.trim()).slice(0, KEY_SEARCH_LENGTH.max);
  const { data, error } = useQuery({
    queryKey: ["tool", "keys", search],
    queryFn: ({ signal }) => runQuery<KeyPage>("ListKeys", { search, pageSize: SUGGESTIONS }, signal),
    placeholderData: keepPreviousData,
  });
  if (error !== null) {
    const isForbidden = refusalOf(error).code === "Forbidden.NoPermission";
    return { status: isForbidden ? "forbidden" : "failed", keys: [] };
  }
  return data === undefined ? { status: "loading", keys: [] } : { status: "ready", keys: data.keys };
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
