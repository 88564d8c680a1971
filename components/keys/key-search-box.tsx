"use client";

import { useTranslations } from "next-intl";
import { SearchBox, type SearchBoxProps } from "@/components/layout/search-box";
import { KEY_SEARCH_LENGTH } from "@/lib/keys/schema";

/** Searches the list of keys. */
export function KeySearchBox(props: Pick<SearchBoxProps, "search" | "onSearch">) {
  const t = useTranslations("keys.list");
  return <SearchBox {...props} label={t("search")} maxLength={KEY_SEARCH_LENGTH.max} />;
}
