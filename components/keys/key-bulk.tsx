"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalPanel } from "@/components/layout/refusal-panel";
import type { KeyMetadata } from "@/lib/keys/schema";
import type { BulkAct, RunBulk } from "./bulk-act";
import { type BarKind, BulkBar } from "./bulk-bar";
import { BulkDeletionDialog } from "./bulk-deletion-dialog";
import { BulkDisableDialog } from "./bulk-disable-dialog";
import { BulkResult } from "./bulk-result";
import { BulkTagDialog, BulkUntagDialog } from "./bulk-tag-dialog";
import { focusPageCheck } from "./key-row-check";
import { useBulk } from "./use-bulk";
import type { KeySelectionState } from "./use-key-selection";

export interface KeyBulkProps {
  selection: KeySelectionState;
  run: RunBulk;
}

/** Everything one can do with the ticked keys: the bar, what it asks, and what came of it. */
export function KeyBulk({ selection, run }: KeyBulkProps) {
  const t = useTranslations("keys.bulk");
  const [asked, setAsked] = useState<BarKind | null>(null);
  const bulk = useBulk({
    run,
    onOver: (failedIds) => {
      setAsked(null);
      selection.keep(failedIds);
    },
  });
  const act = (wanted: BulkAct) => bulk.start(wanted, selection.keys);
  const clear = () => {
    selection.clear();
    focusPageCheck();
  };
  return (
    <>
      <span role="status" className="sr-only">
        {selection.keys.length > 0 && t("selected", { count: selection.keys.length })}
      </span>
      {bulk.refusal !== null && <RefusalPanel refusal={bulk.refusal} />}
      {selection.keys.length > 0 && (
        <BulkBar
          keys={selection.keys}
          isBusy={bulk.isBusy}
          onAct={(kind) => (kind === "enable" ? act({ kind }) : setAsked(kind))}
          onClear={clear}
        />
      )}
      <BulkDialogs
        keys={selection.keys}
        asked={bulk.refusal === null ? asked : null}
        onAsk={setAsked}
        isBusy={bulk.isBusy}
        act={act}
      />
      <BulkResult bulk={bulk} />
    </>
  );
}

interface BulkDialogsProps {
  keys: readonly KeyMetadata[];
  asked: BarKind | null;
  onAsk: (kind: BarKind | null) => void;
  isBusy: boolean;
  act: (act: BulkAct) => void;
}

function BulkDialogs({ keys, asked, onAsk, isBusy, act }: BulkDialogsProps) {
  const dialog = (kind: BarKind) => ({
    keys,
    isBusy,
    open: asked === kind,
    onOpenChange: (isOpen: boolean) => onAsk(isOpen ? kind : null),
  });
  return (
    <>
      <BulkDisableDialog {...dialog("disable")} onConfirm={() => act({ kind: "disable" })} />
      <BulkTagDialog {...dialog("tag")} onAct={act} />
      <BulkUntagDialog {...dialog("untag")} onAct={act} />
      <BulkDeletionDialog
        {...dialog("scheduleDeletion")}
        onConfirm={(pendingWindowInDays) => act({ kind: "scheduleDeletion", pendingWindowInDays })}
        onDisableInstead={() => onAsk("disable")}
      />
    </>
  );
}
