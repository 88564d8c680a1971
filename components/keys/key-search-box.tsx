"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Input } from "@/components/ui/input";
import { KEY_SEARCH_LENGTH } from "@/lib/keys/schema";
import { cleanSearch } from "./key-list-view";

const PAUSE_MS = 300;

export interface KeySearchBoxProps {
  /** What is searched for now. */
  search: string;
  onSearch: (search: string) => void;
}

/** Searches a moment after the last letter, and at once on Enter. */
export function KeySearchBox({ search, onSearch }: KeySearchBoxProps) {
  const t = useTranslations("keys.list");
  const [text, setText] = useState(search);
  const [known, setKnown] = useState(search);
  if (search !== known) {
    setKnown(search);
    if (cleanSearch(text) !== search) setText(search);
  }
  const wanted = cleanSearch(text);
  useEffect(() => {
    if (wanted === search) return;
    const timer = setTimeout(() => onSearch(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted, search, onSearch]);
  return (
    <search className="relative block w-full sm:w-72">
      <Search
        aria-hidden="true"
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-2.5 z-10 size-4 text-ink-3"
      />
      <Input
        type="search"
        aria-label={t("search")}
        placeholder={t("search")}
        value={text}
        maxLength={KEY_SEARCH_LENGTH.max}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing) onSearch(wanted);
        }}
        className="h-[34px]! pl-8!"
      />
    </search>
  );
}
