import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Copyable } from "@/components/ui/copyable";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import type { KeyMetadata } from "@/lib/keys/schema";
import { KeyActions, type KeyActionsProps } from "./key-actions";
import { keyName } from "./key-name";
import { KeyNotices } from "./key-notices";
import { KeyStateMark } from "./key-state-mark";
import { type KeyTab, keyHref, keyListHref } from "./links";

export interface KeyPageProps extends Omit<KeyActionsProps, "shownKey"> {
  shownKey: KeyMetadata;
  /** The tabs of this kind of key. */
  tabs: readonly KeyTab[];
  tab: KeyTab;
  /** More that one must know before the tabs. */
  notices?: ReactNode;
  /** The content of the tab. */
  children: ReactNode;
}

/** The page of one key. */
export function KeyPage({ shownKey, tabs, tab, notices, children, ...actions }: KeyPageProps) {
  const t = useTranslations("keys");
  const { keyId, keyState } = shownKey;
  return (
    <>
      <PageHeader
        isSticky
        crumbs={[{ label: t("list.title"), href: keyListHref() }]}
        title={keyName(shownKey)}
        state={<KeyStateMark keyState={keyState} />}
        description={<Copyable label={t("keyId")} value={keyId} />}
        actions={<KeyActions shownKey={shownKey} {...actions} />}
      />
      <KeyNotices shownKey={shownKey} />
      {notices}
      <LinkTabs
        label={t("tabs.label")}
        currentId={tab}
        tabs={tabs.map((id) => ({ id, label: t(`tabs.${id}`), href: keyHref(keyId, id) }))}
      />
      {children}
    </>
  );
}
