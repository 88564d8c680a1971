"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { LinkSegments } from "@/components/ui/link-segments";
import { LinkTabs } from "@/components/ui/link-tabs";
import { DataKeyPanel, type DataKeyPanelProps } from "./data-key-panel";
import { DecryptPanel, type DecryptPanelProps } from "./decrypt-panel";
import { EncryptPanel, type EncryptPanelProps } from "./encrypt-panel";
import { KeyPairPanel, type KeyPairPanelProps } from "./key-pair-panel";
import { MacPanel, type MacPanelProps } from "./mac-panel";
import { PrivateDecryptPanel, type PrivateDecryptPanelProps } from "./private-decrypt-panel";
import { PublicEncryptPanel, type PublicEncryptPanelProps } from "./public-encrypt-panel";
import { PublicKeyPanel, type PublicKeyPanelProps } from "./public-key-panel";
import { ReEncryptPanel, type ReEncryptPanelProps } from "./re-encrypt-panel";
import { SignPanel, type SignPanelProps } from "./sign-panel";
import { groupOf, TOOL_GROUP_IDS, TOOL_GROUPS, type ToolTab, type ToolView, toolHref } from "./tool-view";
import { VerifyMacPanel, type VerifyMacPanelProps } from "./verify-mac-panel";
import { VerifyPanel, type VerifyPanelProps } from "./verify-panel";

type KeyProps = "keyText" | "onKeyTextChange";

export interface ToolActions
  extends Omit<EncryptPanelProps, KeyProps>,
    DecryptPanelProps,
    Omit<ReEncryptPanelProps, KeyProps>,
    Omit<PublicEncryptPanelProps, KeyProps>,
    Omit<PrivateDecryptPanelProps, KeyProps>,
    Omit<SignPanelProps, KeyProps>,
    Omit<VerifyPanelProps, KeyProps>,
    Omit<PublicKeyPanelProps, KeyProps>,
    Omit<MacPanelProps, KeyProps>,
    Omit<VerifyMacPanelProps, KeyProps>,
    Omit<DataKeyPanelProps, KeyProps>,
    Omit<KeyPairPanelProps, KeyProps> {}

export interface OnlineToolProps {
  view: ToolView;
  actions: ToolActions;
}

/**
 * Uses keys on small data in the browser's memory: first what one wants, then the call that does it.
 *
 * Each call is another component, so that what one holds is gone when another is opened; only the key stays.
 */
export function OnlineTool({ view, actions }: OnlineToolProps) {
  const t = useTranslations("tool");
  const [keyText, setKeyText] = useState(view.keyText);
  const changeKey = (next: string) => {
    setKeyText(next);
    window.history.replaceState(null, "", toolHref({ tab: view.tab, keyText: next }));
  };
  const group = groupOf(view.tab);
  return (
    <>
      <LinkTabs
        label={t("groupsLabel")}
        currentId={group}
        tabs={TOOL_GROUP_IDS.map((id) => ({
          id,
          label: t(`groups.${id}`),
          href: toolHref({ tab: id === group ? view.tab : TOOL_GROUPS[id][0], keyText }),
        }))}
      />
      <LinkSegments
        label={t("tabsLabel")}
        currentId={view.tab}
        segments={TOOL_GROUPS[group].map((tab) => ({
          id: tab,
          label: t(`tabs.${tab}`),
          href: toolHref({ tab, keyText }),
        }))}
      />
      <Panel tab={view.tab} actions={actions} keyText={keyText} onKeyTextChange={changeKey} />
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
    case "re-encrypt":
      return <ReEncryptPanel reEncrypt={actions.reEncrypt} {...key} />;
    case "public-encrypt":
      return <PublicEncryptPanel asymmetricEncrypt={actions.asymmetricEncrypt} {...key} />;
    case "private-decrypt":
      return <PrivateDecryptPanel asymmetricDecrypt={actions.asymmetricDecrypt} {...key} />;
    case "sign":
      return <SignPanel sign={actions.sign} {...key} />;
    case "verify":
      return <VerifyPanel verify={actions.verify} {...key} />;
    case "public-key":
      return <PublicKeyPanel getPublicKey={actions.getPublicKey} {...key} />;
    case "mac":
      return <MacPanel generateMac={actions.generateMac} {...key} />;
    case "verify-mac":
      return <VerifyMacPanel verifyMac={actions.verifyMac} {...key} />;
    case "data-key":
      return <DataKeyPanel generateDataKey={actions.generateDataKey} {...key} />;
    case "key-pair":
      return <KeyPairPanel generateDataKeyPair={actions.generateDataKeyPair} {...key} />;
  }
}
