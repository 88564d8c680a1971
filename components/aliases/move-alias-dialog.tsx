"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { BlastRadiusDialog } from "@/components/blast-radius/blast-radius-dialog";
import type { Consent } from "@/components/blast-radius/consent";
import { settle } from "@/components/layout/settle";
import { KeyPicker } from "@/components/tool/key-picker";
import { useChosenKey } from "@/components/tool/queries";
import { Callout } from "@/components/ui/callout";
import { useToast } from "@/components/ui/toast";
import type { AliasInfo } from "@/lib/aliases/schema";
import type { AliasActions } from "./alias-actions";

export interface MoveAliasDialogProps {
  alias: Pick<AliasInfo, "aliasName" | "keyId" | "keySpec">;
  move: AliasActions["move"];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Leads an alias to another key: shows who uses the key it leaves, and offers to take the move back. */
export function MoveAliasDialog({ alias, move, open, onOpenChange }: MoveAliasDialogProps) {
  const t = useTranslations("aliases.move");
  const { notify } = useToast();
  const { aliasName, keyId: from } = alias;
  const [to, setTo] = useState("");
  const [hasTried, setHasTried] = useState(false);
  const wanted = to.trim();
  const chosen = useChosenKey(to, "UpdateAlias");
  const fault = wanted === "" ? t("keyMissing") : wanted === from ? t("keySame") : undefined;
  const change = (opens: boolean) => {
    setTo("");
    setHasTried(false);
    onOpenChange(opens);
  };
  const goBack = async () => {
    const state = await settle(move({ aliasName, keyId: from, expectedKeyId: wanted }));
    if (state.status === "refused") notify({ title: t("undoFailed", { name: aliasName }), tone: "bad" });
    else notify({ title: t("undone", { name: aliasName }) });
  };
  return (
    <BlastRadiusDialog
      open={open}
      onOpenChange={change}
      keyId={from}
      name={aliasName}
      asksName="when-used"
      title={t("title", { name: aliasName })}
      description={t("description")}
      effects={[t("encrypts"), t("decrypts"), t("asymmetric")]}
      saferWay={<Callout>{t("saferWay")}</Callout>}
      checkFields={() => {
        setHasTried(true);
        return fault === undefined;
      }}
      confirmLabel={t("confirm")}
      act={(consent: Consent) => move({ aliasName, keyId: wanted, expectedKeyId: from, ...consent })}
      onDone={() => {
        change(false);
        notify({ title: t("done", { name: aliasName }), undo: { label: t("undo"), onUndo: goBack } });
      }}
    >
      <KeyPicker
        operation="UpdateAlias"
        label={t("key")}
        help={t("keyHelp")}
        placeholder="key-…"
        value={to}
        onValueChange={setTo}
        error={hasTried ? fault : undefined}
      />
      {chosen !== null && chosen.keySpec !== alias.keySpec && (
        <Callout tone="warn">{t("otherSpec", { from: alias.keySpec, to: chosen.keySpec })}</Callout>
      )}
    </BlastRadiusDialog>
  );
}
