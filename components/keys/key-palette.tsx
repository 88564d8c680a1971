"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { CommandPalette } from "@/components/layout/command-palette";
import { cleanSearch } from "@/components/layout/list-view";
import type { SearchKeys } from "@/components/layout/search-keys";
import { keyName } from "./key-name";
import { findKeys } from "./queries";

/** The command palette with the keys that the service knows. */
export function KeyPalette() {
  const t = useTranslations("keys");
  const searchKeys: SearchKeys = useCallback(
    async (text) => {
      const keys = await findKeys(cleanSearch(text));
      return keys.map((key) => ({
        keyId: key.keyId,
        name: keyName(key),
        detail: `${t(`state.${key.keyState}`)} · ${key.keySpec}`,
      }));
    },
    [t],
  );
  return <CommandPalette searchKeys={searchKeys} />;
}
