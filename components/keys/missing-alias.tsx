"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState, useTransition } from "react";
import { RefusalPanel, type ShownRefusal } from "@/components/layout/refusal-panel";
import { settle } from "@/components/layout/settle";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useToast } from "@/components/ui/toast";
import { ALIAS_NAME_LENGTH, ALIAS_PREFIX, aliasNameSchema } from "@/lib/aliases/schema";
import type { ActionState } from "@/lib/console/action-state";
import { describeError } from "@/lib/format/describe-error";

export interface MissingAliasProps {
  keyId: string;
  /** The one the key was to have. */
  aliasName: string;
  /** The error with which it was refused; null when that is not known. */
  code: string | null;
  createAlias: (alias: { aliasName: string; keyId: string }) => Promise<ActionState<unknown>>;
}

/** Says that a new key could not be given its alias, and offers it again under the same name or another. */
export function MissingAlias({ keyId, aliasName, code, createAlias }: MissingAliasProps) {
  const t = useTranslations("keys.missingAlias");
  const errors = useTranslations("errors");
  const formId = useId();
  const { notify } = useToast();
  const [text, setText] = useState(aliasName.slice(ALIAS_PREFIX.length));
  const [isDone, setIsDone] = useState(false);
  const [hasTried, setHasTried] = useState(false);
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const [isBusy, startTransition] = useTransition();
  const wanted = `${ALIAS_PREFIX}${text.trim()}`;
  const isValid = aliasNameSchema.safeParse(wanted).success;
  const leave = () => {
    const url = new URL(window.location.href);
    url.searchParams.delete("missingAlias");
    url.searchParams.delete("refusedWith");
    window.history.replaceState(null, "", url);
    setIsDone(true);
  };
  const create = (event: FormEvent) => {
    event.preventDefault();
    setHasTried(true);
    setRefusal(null);
    if (!isValid) return;
    startTransition(async () => {
      const state = await settle(createAlias({ aliasName: wanted, keyId }));
      if (state.status === "refused") {
        setRefusal(state);
        return;
      }
      leave();
      notify({ title: t("done", { alias: wanted }) });
    });
  };
  if (isDone) return null;
  return (
    <Callout
      tone="warn"
      title={t("title")}
      action={
        <>
          <Button type="submit" form={formId} size="sm" isBusy={isBusy}>
            {t("create")}
          </Button>
          <Button size="sm" variant="ghost" onClick={leave}>
            {t("leave")}
          </Button>
        </>
      }
    >
      {code === null ? t("text") : describeError(errors, { code }).why}
      <form id={formId} noValidate onSubmit={create} className="mt-2 grid max-w-[420px] gap-2">
        <Field label={t("alias")} error={hasTried && !isValid ? t("fault") : undefined}>
          <Input
            name="missingAlias"
            isMono
            autoComplete="off"
            spellCheck={false}
            prefix={ALIAS_PREFIX}
            maxLength={ALIAS_NAME_LENGTH.max - ALIAS_PREFIX.length}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        {refusal !== null && <RefusalPanel refusal={refusal} />}
      </form>
    </Callout>
  );
}
