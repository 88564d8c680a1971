"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useToast } from "@/components/ui/toast";
import type { BulkItem, BulkState, PublicError } from "@/lib/console/action-state";
import type { KeyMetadata } from "@/lib/keys/schema";
import { type BulkAct, type RunBulk, undoOf, wouldChange } from "./bulk-act";

/** An act on several keys and what became of each. */
export interface BulkOutcome {
  act: BulkAct;
  /** As they were before. */
  keys: readonly KeyMetadata[];
  items: readonly BulkItem[];
}

export interface BulkOptions {
  run: RunBulk;
  /** The keys that are as they were, when an act is over. */
  onOver: (failedIds: ReadonlySet<string>) => void;
}

/** Acts on several keys, keeps what became of each while some failed, and tells when all is well. */
export function useBulk({ run, onOver }: BulkOptions) {
  const [outcome, setOutcome] = useState<BulkOutcome | null>(null);
  const [isShown, setIsShown] = useState(false);
  const [refusal, setRefusal] = useState<PublicError | null>(null);
  const [isBusy, startTransition] = useTransition();
  const tellDone = useTellDone((act, keys) => start(act, keys));
  const finish = (next: BulkOutcome) => {
    const failed = next.items.filter(({ ok }) => !ok);
    onOver(new Set(failed.map(({ keyId }) => keyId)));
    setOutcome(next);
    setIsShown(failed.length > 0);
    if (failed.length === 0) tellDone(next);
  };
  /** With `before`, an act on some of its keys once more. */
  const start = (act: BulkAct, keys: readonly KeyMetadata[], before?: BulkOutcome) =>
    startTransition(async () => {
      const state = await settleBulk(
        run(
          keys.map(({ keyId }) => keyId),
          act,
        ),
      );
      setRefusal(state.status === "refused" ? state : null);
      if (state.status === "refused") return;
      finish(
        before === undefined
          ? { act, keys, items: state.items }
          : { ...before, items: withNewItems(before.items, state.items) },
      );
    });
  return {
    /** Stays while it goes out of sight. */
    outcome,
    isShown,
    refusal,
    isBusy,
    start: (act: BulkAct, keys: readonly KeyMetadata[]) => start(act, keys),
    again: (act: BulkAct, keyIds: ReadonlySet<string>) => {
      if (outcome === null) return;
      start(
        act,
        outcome.keys.filter(({ keyId }) => keyIds.has(keyId)),
        outcome,
      );
    },
    close: () => {
      setIsShown(false);
      setRefusal(null);
    },
  };
}

export type Bulk = ReturnType<typeof useBulk>;

/** No answer came: nothing is known of any key. */
function settleBulk(answer: Promise<BulkState>): Promise<BulkState> {
  return answer.catch(() => ({
    status: "refused",
    code: "ServiceUnavailableTemporary",
    message: "The service is temporarily unavailable.",
    facts: {},
  }));
}

function withNewItems(before: readonly BulkItem[], now: readonly BulkItem[]): BulkItem[] {
  const known = new Map(now.map((item) => [item.keyId, item]));
  return before.map((item) => known.get(item.keyId) ?? item);
}

function useTellDone(start: (act: BulkAct, keys: readonly KeyMetadata[]) => void) {
  const t = useTranslations("keys.bulk");
  const { notify } = useToast();
  return ({ act, keys }: BulkOutcome) => {
    const changed = keys.filter((key) => wouldChange(act.kind, key));
    const back = undoOf(act.kind, changed);
    notify({
      title: t(`done.${act.kind}`, { count: keys.length }),
      undo: back === null ? undefined : { label: t("undo"), onUndo: () => start(back, changed) },
    });
  };
}
