"use client";

import { useTranslations } from "next-intl";
import { BlastRadiusDialog } from "@/components/blast-radius/blast-radius-dialog";
import { Callout } from "@/components/ui/callout";
import { useToast } from "@/components/ui/toast";
import type { AliasInfo } from "@/lib/aliases/schema";
import type { AliasActions } from "./alias-actions";

export interface DeleteAliasDialogProps {
  alias: Pick<AliasInfo, "aliasName" | "keyId">;
  remove: AliasActions["remove"];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Takes a name from a key, once it was typed. */
export function DeleteAliasDialog({ alias, remove, open, onOpenChange }: DeleteAliasDialogProps) {
  const t = useTranslations("aliases.delete");
  const { notify } = useToast();
  const { aliasName, keyId } = alias;
  return (
    <BlastRadiusDialog
      open={open}
      onOpenChange={onOpenChange}
      keyId={keyId}
      name={aliasName}
      asksName="always"
      title={t("title", { name: aliasName })}
      description={t("description")}
      effects={[t("calls"), t("byId"), t("key")]}
      saferWay={<Callout>{t("saferWay")}</Callout>}
      confirmLabel={t("confirm")}
      act={(consent) => remove({ aliasName, expectedKeyId: keyId, ...consent })}
      onDone={() => {
        onOpenChange(false);
        notify({ title: t("done", { name: aliasName }) });
      }}
    />
  );
}
