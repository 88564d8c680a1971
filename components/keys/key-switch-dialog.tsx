"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { BlastRadiusDialog } from "@/components/blast-radius/blast-radius-dialog";
import { RefusalPanel, type ShownRefusal } from "@/components/layout/refusal-panel";
import { settle } from "@/components/layout/settle";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Callout } from "@/components/ui/callout";
import { useToast } from "@/components/ui/toast";
import type { KeyTurn, SwitchKey } from "./switch-key";

export interface KeySwitchDialogProps {
  keyId: string;
  name: string;
  turn: KeyTurn;
  switchKey: SwitchKey;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Says what enabling or disabling a key does, does it, and offers to take it back. */
export function KeySwitchDialog({ turn, ...props }: KeySwitchDialogProps) {
  return turn === "enable" ? <EnableKeyDialog {...props} /> : <DisableKeyDialog {...props} />;
}

type TurnDialogProps = Omit<KeySwitchDialogProps, "turn">;

function EnableKeyDialog({ keyId, name, switchKey, open, onOpenChange }: TurnDialogProps) {
  const t = useTranslations("keys.switch");
  const tellDone = useTellDone({ keyId, name, switchKey });
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const [isBusy, startTransition] = useTransition();
  const enable = () =>
    startTransition(async () => {
      const state = await settle(switchKey.enable(keyId));
      if (state.status === "refused") {
        setRefusal(state);
        return;
      }
      onOpenChange(false);
      tellDone("enable");
    });
  const move = (isOpen: boolean) => {
    if (isOpen) setRefusal(null);
    onOpenChange(isOpen);
  };
  return (
    <AlertDialog
      open={open}
      onOpenChange={move}
      tone="primary"
      title={t("enable.title", { name })}
      description={t("enable.description")}
      confirmLabel={t("enable.confirm")}
      isBusy={isBusy}
      onConfirm={enable}
    >
      <ul className="grid list-disc gap-1 pl-5 text-ink-2">
        <li>{t("enable.calls")}</li>
        <li>{t("enable.data")}</li>
        <li>{t("enable.back")}</li>
      </ul>
      {refusal !== null && <RefusalPanel refusal={refusal} />}
    </AlertDialog>
  );
}

function DisableKeyDialog({ keyId, name, switchKey, open, onOpenChange }: TurnDialogProps) {
  const t = useTranslations("keys.switch");
  const tellDone = useTellDone({ keyId, name, switchKey });
  return (
    <BlastRadiusDialog
      open={open}
      onOpenChange={onOpenChange}
      keyId={keyId}
      name={name}
      asksName="when-used"
      title={t("disable.title", { name })}
      description={t("disable.description")}
      effects={[t("disable.calls"), t("disable.data"), t("disable.back")]}
      saferWay={<Callout>{t("disable.watch")}</Callout>}
      confirmLabel={t("disable.confirm")}
      act={({ overrideReason }) => switchKey.disable(keyId, overrideReason)}
      onDone={() => {
        onOpenChange(false);
        tellDone("disable");
      }}
    />
  );
}

/** Tells that a key was switched, with a way back; going back without a word of reason may be refused. */
function useTellDone({ keyId, name, switchKey }: Pick<KeySwitchDialogProps, "keyId" | "name" | "switchKey">) {
  const t = useTranslations("keys.switch");
  const { notify } = useToast();
  const goBack = async (turn: KeyTurn) => {
    const state = await settle(switchKey[turn](keyId));
    if (state.status === "refused") notify({ title: t("undoFailed", { name }), tone: "bad" });
    else notify({ title: t(`${turn}.done`, { name }) });
  };
  return (turn: KeyTurn) =>
    notify({
      title: t(`${turn}.done`, { name }),
      undo: { label: t("undo"), onUndo: () => goBack(turn === "enable" ? "disable" : "enable") },
    });
}
