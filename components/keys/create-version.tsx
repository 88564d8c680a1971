"use client";

import { Plus } from "lucide-react";
import { useLocale, useNow, useTimeZone, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { RefusalPanel, type ShownRefusal } from "@/components/layout/refusal-panel";
import { settle } from "@/components/layout/settle";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { useToast } from "@/components/ui/toast";
import { formatExactTime } from "@/lib/format/time";
import type { KeyMetadata } from "@/lib/keys/schema";
import { ActWithReason } from "./act-with-reason";
import type { CreateKeyVersion } from "./key-acts";
import { type VersionObstacle, versionObstacle } from "./version-limits";

/** Gives a key a new version; where that is not possible it says why and from when it will be. */
export function CreateVersion({
  shownKey,
  createVersion,
}: {
  shownKey: KeyMetadata;
  createVersion: CreateKeyVersion;
}) {
  const t = useTranslations("keys.createVersion");
  const { notify } = useToast();
  const obstacle = versionObstacle(shownKey, useNow());
  const why = useObstacleWords(obstacle);
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const [isBusy, startTransition] = useTransition();
  const create = () =>
    startTransition(async () => {
      const state = await settle(createVersion(shownKey.keyId));
      if (state.status === "refused") {
        setRefusal(state);
        return;
      }
      setIsAsking(false);
      notify({ title: t("done") });
    });
  const move = (isOpen: boolean) => {
    if (isOpen) setRefusal(null);
    setIsAsking(isOpen);
  };
  return (
    <>
      <ActWithReason
        icon={<Plus aria-hidden="true" className="size-4" />}
        reason={why}
        onClick={() => move(true)}
      >
        {t("button")}
      </ActWithReason>
      <AlertDialog
        open={isAsking}
        onOpenChange={move}
        tone="primary"
        title={t("title")}
        description={t(shownKey.primaryKeyVersion === "" ? "descriptionPair" : "description")}
        confirmLabel={t("button")}
        isBusy={isBusy}
        onConfirm={create}
      >
        <ul className="grid list-disc gap-1 pl-5 text-ink-2">
          <li>{t(shownKey.primaryKeyVersion === "" ? "oldPair" : "old")}</li>
          <li>{t("forGood")}</li>
        </ul>
        {refusal !== null && <RefusalPanel refusal={refusal} />}
      </AlertDialog>
    </>
  );
}

function useObstacleWords(obstacle: VersionObstacle | null): string | null {
  const t = useTranslations("keys");
  const tReason = useTranslations();
  const zone = { locale: useLocale(), timeZone: useTimeZone() ?? "UTC" };
  switch (obstacle?.kind) {
    case undefined:
      return null;
    case "reason":
      return tReason(obstacle.reason);
    case "limit":
      return t("createVersion.limit", { max: obstacle.max });
    case "gap":
      return t("createVersion.gap", {
        days: obstacle.days,
        at: formatExactTime(obstacle.availableAt, zone),
      });
  }
}
