import type { ReactNode } from "react";
import { KeyFacts } from "@/components/keys/key-facts";
import { KeyUse } from "@/components/keys/key-use";
import { KEY_TABS, type KeyTab } from "@/components/keys/links";
import type { KeyMetadata } from "@/lib/keys/schema";
import { KeyAudit } from "./key-audit";

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
  overview: { Content: KeyFacts },
  use: { Content: ({ shownKey }) => <KeyUse keyId={shownKey.keyId} /> },
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
  return TABS[tab]?.Content ?? KeyFacts;
}
