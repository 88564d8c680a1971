import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Callout } from "@/components/ui/callout";
import { Copyable } from "@/components/ui/copyable";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import type { KeyMetadata } from "@/lib/keys/schema";
import { KeyActions, type KeyActionsProps } from "./key-actions";
import { KeyFacts } from "./key-facts";
import { keyName } from "./key-name";
import { KeyStateMark } from "./key-state-mark";
import { KeyUse } from "./key-use";
import { type KeyTab, keyHref, keyListHref } from "./links";
import { noSwitchReason, possibleTurn } from "./switch-key";

export const KEY_TABS = ["overview", "use", "audit"] as const satisfies readonly KeyTab[];

export interface KeyPageProps extends Omit<KeyActionsProps, "shownKey"> {
  shownKey: KeyMetadata;
  tab: KeyTab;
  /** What the audit log knows of this key; drawn only on that tab. */
  audit: ReactNode;
}

/** The page of one key. */
export function KeyPage({ shownKey, tab, audit, ...actions }: KeyPageProps) {
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
      {possibleTurn(keyState) === null && (
        <Callout tone="warn" title={t(`state.${keyState}`)}>
          {t(`noSwitch.${noSwitchReason(keyState)}`)}
        </Callout>
      )}
      {keyState === "Disabled" && (
        <Callout tone="warn" title={t("disabledNotice.title")}>
          {t("disabledNotice.text")}
        </Callout>
      )}
      <LinkTabs
        label={t("tabs.label")}
        currentId={tab}
        tabs={KEY_TABS.map((id) => ({ id, label: t(`tabs.${id}`), href: keyHref(keyId, id) }))}
      />
      {tab === "overview" && <KeyFacts shownKey={shownKey} />}
      {tab === "use" && <KeyUse keyId={keyId} />}
      {tab === "audit" && audit}
    </>
  );
}
