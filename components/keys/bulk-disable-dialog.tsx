"use client";

import { useTranslations } from "next-intl";
import { AlertDialog } from "@/components/ui/alert-dialog";
import type { KeyMetadata } from "@/lib/keys/schema";
import { BulkKeys } from "./bulk-keys";

export interface BulkDisableDialogProps {
  keys: readonly KeyMetadata[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  isBusy: boolean;
  onConfirm: () => void;
}

/** Says what disabling several keys does. Those that are in use are left until a reason is given. */
export function BulkDisableDialog({ keys, open, onOpenChange, isBusy, onConfirm }: BulkDisableDialogProps) {
  const t = useTranslations("keys.bulk");
  const effects = useTranslations("keys.switch.disable");
  const count = keys.length;
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("disable.title", { count })}
      description={t("disable.description")}
      confirmLabel={t("disable.confirm", { count })}
      isBusy={isBusy}
      onConfirm={onConfirm}
    >
      <ul className="grid list-disc gap-1 pl-5 text-ink-2">
        <li>{effects("calls")}</li>
        <li>{effects("data")}</li>
        <li>{t("inUse")}</li>
      </ul>
      <BulkKeys kind="disable" keys={keys} />
    </AlertDialog>
  );
}
