"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LinkTabs } from "@/components/ui/link-tabs";
import { DataKeyPanel, type DataKeyPanelProps } from "./data-key-panel";
import { DecryptPanel, type DecryptPanelProps } from "./decrypt-panel";
import { EncryptPanel, type EncryptPanelProps } from "./encrypt-panel";
import { TOOL_TABS, type ToolTab, type ToolView, toolHref } from "./tool-view";

export interface ToolActions
  extends Pick<EncryptPanelProps, "encrypt">,
    Pick<DecryptPanelProps, "decrypt">,
    Pick<DataKeyPanelProps, "generateDataKey"> {}

export interface OnlineToolProps {
  view: ToolView;
  actions: ToolActions;
}

/**
 * Encrypts and decrypts small data in the browser's memory.
 *
 * Each tab is another component, so that what one tab holds is gone when another is opened; only the key stays.
 */
export function OnlineTool({ view, actions }: OnlineToolProps) {
  const t = useTranslations("tool");
  const [keyText, setKeyText] = useState(view.keyText);
  const changeKey = (next: string) => {
    setKeyText(next);
    window.history.replaceState(null, "", toolHref({ tab: view.tab, keyText: next }));
  };
  const tabs = TOOL_TABS.map((tab) => ({
    id: tab,
    label: t(`tabs.${tab}`),
    href: toolHref({ tab, keyText }),
  }));
  return (
    <>
      <LinkTabs label={t("tabsLabel")} tabs={tabs} currentId={view.tab} />
      <Panel tab={view.tab} keyText={keyText} onKeyTextChange={changeKey} actions={actions} />
    </>
  );
}

interface PanelProps {
  tab: ToolTab;
  keyText: string;
  onKeyTextChange: (keyText: string) => void;
  actions: ToolActions;
}

function Panel({ tab, actions, ...key }: PanelProps) {
  switch (tab) {
    case "encrypt":
      return <EncryptPanel encrypt={actions.encrypt} {...key} />;
    case "decrypt":
      return <DecryptPanel decrypt={actions.decrypt} />;
    case "data-key":
      return <DataKeyPanel generateDataKey={actions.generateDataKey} {...key} />;
  }
}
