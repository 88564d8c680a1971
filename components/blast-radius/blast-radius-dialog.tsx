"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { RefusalPanel } from "@/components/layout/refusal-panel";
import { AlertDialog } from "@/components/ui/alert-dialog";
import type { ActionState } from "@/lib/console/action-state";
import { BlastRadiusPanel } from "./blast-radius-panel";
import type { AsksName, Consent } from "./consent";
import { ConsentFields } from "./consent-fields";
import { useConsent } from "./use-consent";

export interface BlastRadiusDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The key at stake. */
  keyId: string;
  /** What the reader types to show that it is the right thing: the name of the key, or the alias. */
  name: string;
  asksName: AsksName;
  title: string;
  description: ReactNode;
  /** What follows, a sentence each. */
  effects?: readonly string[] | undefined;
  /** Another way, with less at stake. */
  saferWay?: ReactNode;
  /** More fields, such as a waiting period. */
  children?: ReactNode;
  /** Looks at those fields; on false nothing is sent, and they say why. */
  checkFields?: (() => boolean) | undefined;
  /** Why it cannot be done now, and the way to change that; stands in the place of the fields. */
  blocked?: ReactNode;
  /** Says what happens and when: "Delete key on 1 Dec 2026". */
  confirmLabel: string;
  act: (consent: Consent) => Promise<ActionState<unknown>>;
  /** After the act succeeded: closes the dialog, tells the result. */
  onDone: () => void;
}

/**
 * Asks before an act that stops what uses a key: shows who would notice, a safer way, and what to give.
 *
 * For a key that was used recently it asks for its name and for a reason; who may not see the use of a key is
 * told so, and the service decides. A refusal shows in place, with all that was typed.
 */
export function BlastRadiusDialog(props: BlastRadiusDialogProps) {
  const t = useTranslations("blastRadius");
  const formId = useId();
  const consent = useConsent({ ...props, checkFields: props.checkFields });
  const isBlocked = props.blocked !== undefined;
  return (
    <AlertDialog
      size="lg"
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={props.title}
      description={props.description}
      confirmLabel={props.confirmLabel}
      formId={formId}
      isBusy={consent.isBusy}
      isConfirmDisabled={consent.isLoading || isBlocked}
    >
      {props.effects !== undefined && (
        <ul className="grid list-disc gap-1 pl-5 text-ink-2">
          {props.effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      )}
      <BlastRadiusPanel keyId={props.keyId} {...consent} />
      {props.saferWay}
      {isBlocked ? (
        props.blocked
      ) : (
        <form id={formId} noValidate onSubmit={consent.submit} className="grid gap-3.5">
          {props.children}
          <ConsentFields consent={consent} name={props.name} recentUseDays={consent.radius?.recentUseDays} />
        </form>
      )}
      <div role="status" className="sr-only">
        {consent.isLoading && t("panel.loading")}
      </div>
      {consent.refusal !== null && <RefusalPanel refusal={consent.refusal} />}
    </AlertDialog>
  );
}
