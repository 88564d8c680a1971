"use client";

import { useTranslations } from "next-intl";
import { useOptimistic, useState, useTransition } from "react";
import { RefusalPanel, type ShownRefusal } from "@/components/layout/refusal-panel";
import { settle } from "@/components/layout/settle";
import { Switch } from "@/components/ui/switch";
import { useToast } from "@/components/ui/toast";
import type { KeyMetadata } from "@/lib/keys/schema";
import type { SetDeletionProtection } from "./key-acts";
import { keyReason } from "./key-reason";

export interface ProtectionSwitchProps {
  shownKey: KeyMetadata;
  setDeletionProtection: SetDeletionProtection;
}

/** Deletion protection, on or off at once, with a way back. Its description is kept while it is on. */
export function ProtectionSwitch({ shownKey, setDeletionProtection }: ProtectionSwitchProps) {
  const t = useTranslations("keys");
  const tReason = useTranslations();
  const { notify } = useToast();
  const reason = keyReason(shownKey, "SetDeletionProtection");
  const isOn = shownKey.deletionProtection === "Enabled";
  const [shownOn, showOn] = useOptimistic(isOn);
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const [isBusy, startTransition] = useTransition();
  const set = (to: boolean, isUndo: boolean) =>
    startTransition(async () => {
      showOn(to);
      setRefusal(null);
      const description = to ? shownKey.deletionProtectionDescription : "";
      const state = await settle(setDeletionProtection(shownKey.keyId, { isOn: to, description }));
      if (state.status === "refused") {
        setRefusal(state);
        return;
      }
      notify({
        title: t(to ? "protectionDialog.doneOn" : "protectionDialog.doneOff"),
        undo: isUndo ? undefined : { label: t("switch.undo"), onUndo: () => set(!to, true) },
      });
    });
  return (
    <div className="grid justify-items-start gap-1.5">
      <Switch
        checked={shownOn}
        disabled={reason !== null}
        onCheckedChange={(to) => !isBusy && set(to, false)}
      >
        {t(`deletionProtection.${shownOn ? "Enabled" : "Disabled"}`)}
      </Switch>
      {reason !== null && <p className="text-ink-2 text-sm">{tReason(reason)}</p>}
      {refusal !== null && <RefusalPanel refusal={refusal} />}
    </div>
  );
}
