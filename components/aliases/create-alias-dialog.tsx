"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState, useTransition } from "react";
import { keyHref } from "@/components/keys/links";
import { RefusalPanel, type ShownRefusal } from "@/components/layout/refusal-panel";
import { settle } from "@/components/layout/settle";
import { KeyPicker } from "@/components/tool/key-picker";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import type { AliasActions } from "./alias-actions";
import { aliasNameFault, aliasNameOf } from "./alias-name";
import { AliasNameField } from "./alias-name-field";

export interface CreateAliasDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The key that gets the alias; else it is asked for. */
  keyId?: string | undefined;
  create: AliasActions["create"];
}

const NOTHING = { name: "", keyId: "", hasTried: false, isTaken: false };

/** Asks for a name and, unless that is known, for the key; the alias works from the next call on. */
export function CreateAliasDialog({ open, onOpenChange, keyId, create }: CreateAliasDialogProps) {
  const t = useTranslations("aliases.create");
  const formId = useId();
  const nameInput = useRef<HTMLInputElement>(null);
  const { notify } = useToast();
  const [entered, setEntered] = useState(NOTHING);
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const [isBusy, startTransition] = useTransition();
  const change = (part: Partial<typeof NOTHING>) => setEntered((before) => ({ ...before, ...part }));
  const forKey = keyId ?? entered.keyId.trim();
  const nameFault = entered.isTaken ? "taken" : aliasNameFault(entered.name);
  const move = (opens: boolean) => {
    if (opens) setEntered(NOTHING);
    setRefusal(null);
    onOpenChange(opens);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change({ hasTried: true });
    setRefusal(null);
    if (nameFault !== null) nameInput.current?.focus();
    if (nameFault !== null || forKey === "" || isBusy) return;
    const aliasName = aliasNameOf(entered.name);
    startTransition(async () => {
      const state = await settle(create({ aliasName, keyId: forKey }));
      if (state.status !== "refused") {
        move(false);
        setEntered(NOTHING);
        notify({
          title: t("done", { name: aliasName }),
          ...(keyId === undefined ? { link: { label: t("openKey"), href: keyHref(forKey, "aliases") } } : {}),
        });
      } else if (state.code === "AliasAlreadyExists") {
        change({ isTaken: true });
        nameInput.current?.focus();
      } else setRefusal(state);
    });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={move}
      title={t("title")}
      description={t("description")}
      initialFocus={nameInput}
      footer={
        <>
          <DialogClose>{t("cancel")}</DialogClose>
          <Button type="submit" form={formId} variant="primary" isBusy={isBusy}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="grid gap-4">
        {refusal !== null && <RefusalPanel refusal={refusal} />}
        <AliasNameField
          ref={nameInput}
          value={entered.name}
          onValueChange={(name) => change({ name, isTaken: false })}
          fault={entered.hasTried ? nameFault : null}
        />
        {keyId === undefined && (
          <KeyPicker
            operation="CreateAlias"
            value={entered.keyId}
            onValueChange={(value) => change({ keyId: value })}
            help={t("keyHelp")}
            placeholder="key-…"
            error={entered.hasTried && forKey === "" ? t("keyMissing") : undefined}
          />
        )}
      </form>
    </Dialog>
  );
}
