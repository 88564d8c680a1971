"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState, useTransition } from "react";
import type { ShownRefusal } from "@/components/layout/refusal-panel";
import { refusalOf } from "@/components/layout/run-query";
import { settle } from "@/components/layout/settle";
import type { ActionState } from "@/lib/console/action-state";
import { type AsksName, type Consent, consentFaults, consentNeeds } from "./consent";
import { blastRadiusQuery } from "./queries";

export interface ConsentOptions {
  open: boolean;
  keyId: string;
  name: string;
  asksName: AsksName;
  checkFields: (() => boolean) | undefined;
  act: (consent: Consent) => Promise<ActionState<unknown>>;
  onDone: () => void;
}

interface Entered {
  reason: string;
  typedName: string;
  /** How often it was tried: faults are shown from the first time on. */
  attempts: number;
  refusal: ShownRefusal | null;
  /** The service knows of a recent use, whatever could be read here. */
  wasRefusedAsUsed: boolean;
}

const NOTHING: Entered = {
  reason: "",
  typedName: "",
  attempts: 0,
  refusal: null,
  wasRefusedAsUsed: false,
};

/** What is known of a key's use, what that asks of the reader, and the act itself. Begins anew at each opening. */
export function useConsent({ open, keyId, name, asksName, checkFields, act, onDone }: ConsentOptions) {
  const [wasOpen, setWasOpen] = useState(open);
  const [entered, setEntered] = useState(NOTHING);
  const [isBusy, startTransition] = useTransition();
  if (open !== wasOpen) {
    setWasOpen(open);
    setEntered(NOTHING);
  }
  const { data, error, isPending } = useQuery({ ...blastRadiusQuery(keyId), enabled: open });
  const needs = consentNeeds(asksName, data ?? null, entered.wasRefusedAsUsed);
  const missing = consentFaults(needs, { ...entered, name });
  const change = (part: Partial<Entered>) => setEntered((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change({ attempts: entered.attempts + 1, refusal: null });
    const isValid = checkFields?.() ?? true;
    if (!isValid || missing.length > 0 || isBusy) return;
    startTransition(async () => {
      const state = await settle(act(needs.reason ? { overrideReason: entered.reason.trim() } : {}));
      if (state.status === "refused") {
        const isUsed = state.code === "Rejected.RecentlyUsed";
        change({ refusal: state, attempts: 0, ...(isUsed ? { wasRefusedAsUsed: true } : {}) });
        return;
      }
      onDone();
    });
  };
  return {
    radius: data,
    unreadable: error === null ? null : refusalOf(error),
    isLoading: isPending && error === null,
    needs,
    faults: entered.attempts === 0 ? [] : missing,
    entered,
    change,
    submit,
    isBusy,
    refusal: entered.refusal,
  };
}

export type ConsentState = ReturnType<typeof useConsent>;
