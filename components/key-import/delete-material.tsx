"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BlastRadiusDialog } from "@/components/blast-radius/blast-radius-dialog";
import { ActWithReason } from "@/components/keys/act-with-reason";
import { confirmName, keyName } from "@/components/keys/key-name";
import { capabilityReason } from "@/components/keys/key-reason";
import { Callout } from "@/components/ui/callout";
import { useToast } from "@/components/ui/toast";
import type { ActionState } from "@/lib/console/action-state";
import type { KeyMetadata } from "@/lib/keys/schema";

export type DeleteMaterialAction = (keyId: string, overrideReason?: string) => Promise<ActionState>;

export interface DeleteMaterialProps {
  shownKey: KeyMetadata;
  deleteMaterial: DeleteMaterialAction;
}

/** Takes the material of a key away after showing who would notice; where it must stay, says why. */
export function DeleteMaterial({ shownKey, deleteMaterial }: DeleteMaterialProps) {
  const t = useTranslations("keyImport.delete");
  const tReason = useTranslations();
  const { notify } = useToast();
  const [isAsking, setIsAsking] = useState(false);
  const name = keyName(shownKey);
  const never = capabilityReason(shownKey, "DeleteKeyMaterial");
  return (
    <>
      <ActWithReason
        icon={<Trash2 aria-hidden="true" className="size-4" />}
        reason={never === null ? null : tReason(never)}
        onClick={() => setIsAsking(true)}
      >
        {t("button")}
      </ActWithReason>
      <BlastRadiusDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        keyId={shownKey.keyId}
        name={confirmName(shownKey)}
        asksName="always"
        title={t("title", { name })}
        description={t("description")}
        effects={[t("calls"), t("copy", { checkValue: shownKey.keyCheckValue }), t("back")]}
        saferWay={shownKey.keyState === "Enabled" ? <Callout>{t("safer")}</Callout> : undefined}
        confirmLabel={t("confirm")}
        act={({ overrideReason }) => deleteMaterial(shownKey.keyId, overrideReason)}
        onDone={() => {
          setIsAsking(false);
          notify({ title: t("done", { name }) });
        }}
      />
    </>
  );
}
