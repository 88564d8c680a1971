"use client";

import { useTranslations } from "next-intl";
import { RefusalPanel } from "@/components/layout/refusal-panel";
import { Callout } from "@/components/ui/callout";
import type { TagDialogOutcome } from "./use-tag-dialog";

/** Why a change of tags ended, and how far it came. */
export function TagOutcome({ outcome, count }: { outcome: TagDialogOutcome | null; count: number }) {
  const t = useTranslations("tags");
  if (outcome === null) return null;
  return (
    <>
      <RefusalPanel refusal={outcome.refusal} />
      {outcome.done > 0 && <Callout tone="warn">{t("partly", { done: outcome.done, count })}</Callout>}
    </>
  );
}
