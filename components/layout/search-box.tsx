"use client";

import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { cleanSearch } from "@/components/layout/list-view";
import { Input } from "@/components/ui/input";

const PAUSE_MS = 300;

export interface SearchBoxProps {
  /** What is searched for now. */
  search: string;
  onSearch: (search: string) => void;
  /** What can be found; the accessible name and the placeholder. */
  label: string;
  maxLength: number;
}

/** Searches a moment after the last letter, and at once on Enter; a form around it is not sent then. */
export function SearchBox({ search, onSearch, label, maxLength }: SearchBoxProps) {
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
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={maxLength}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onSearch(wanted);
        }}
        className="h-[34px]! pl-8!"
      />
    </search>
  );
}
