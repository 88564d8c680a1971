"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState, useTransition } from "react";
import type { ShownRefusal } from "@/components/layout/refusal-panel";
import type { ActionState } from "@/lib/console/action-state";
import { actOnKeys } from "./act-on-keys";
import type { NamedKey } from "./tag-actions";

export interface TagDialogOutcome {
  refusal: ShownRefusal;
  /** Keys that were changed before the refusal. */
  done: number;
}

/** Runs a change of tags on many keys and keeps what came of it; lists on the page look anew afterwards. */
export function useTagDialog(onDone: () => void) {
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<TagDialogOutcome | null>(null);
  const [hasTried, setHasTried] = useState(false);
  const [isBusy, startTransition] = useTransition();
  const reset = () => {
    setOutcome(null);
    setHasTried(false);
  };
  const run = (
    keys: readonly NamedKey[],
    act: (keyIds: readonly string[]) => Promise<ActionState<unknown>>,
  ) => {
    setOutcome(null);
    startTransition(async () => {
      const { done, refusal } = await actOnKeys(
        keys.map(({ keyId }) => keyId),
        act,
      );
      if (done > 0) await queries.invalidateQueries({ queryKey: ["keys"] });
      if (refusal === null) onDone();
      else setOutcome({ refusal, done });
    });
  };
  return { outcome, hasTried, setHasTried, isBusy, run, reset };
}
