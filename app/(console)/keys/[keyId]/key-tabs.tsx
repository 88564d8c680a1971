import type { ReactNode } from "react";
import { KEY_TABS, type KeyTab } from "@/components/keys/links";
import type { KeyMetadata } from "@/lib/keys/schema";
import { KeyAliases } from "./key-aliases";
import { KeyAudit } from "./key-audit";
import { KeyCode } from "./key-code";
import { KeyMaterialTab } from "./key-material";
import { KeyOverview } from "./key-overview";
import { KeyTags } from "./key-tags";
import { KeyUsageTab } from "./key-usage-tab";
import { KeyVersionsTab } from "./key-versions-tab";

export interface KeyTabProps {
  shownKey: KeyMetadata;
}

interface KeyTabFacts {
  /** Loads what the tab shows; only the tab on show is made. */
  Content: (props: KeyTabProps) => ReactNode | Promise<ReactNode>;
  /** Whether this kind of key has the tab; every kind when left out. */
  isShown?: (key: KeyMetadata) => boolean;
}

/** What stands on each tab: one row a tab. A tab without a row is not there yet. */
const TABS: Partial<Record<KeyTab, KeyTabFacts>> = {
  overview: { Content: KeyOverview },
  versions: { Content: KeyVersionsTab },
  material: { Content: KeyMaterialTab, isShown: ({ origin }) => origin === "EXTERNAL" },
  aliases: { Content: KeyAliases },
  tags: { Content: KeyTags },
  usage: { Content: KeyUsageTab },
  use: { Content: KeyCode },
  audit: { Content: KeyAudit },
};

/** The tabs of a key, in their order. */
export function keyTabs(key: KeyMetadata): readonly KeyTab[] {
  return KEY_TABS.filter((tab) => {
    const facts = TABS[tab];
    return facts !== undefined && (facts.isShown?.(key) ?? true);
  });
}

export function keyTabContent(tab: KeyTab): KeyTabFacts["Content"] {
  return TABS[tab]?.Content ?? KeyOverview;
}
