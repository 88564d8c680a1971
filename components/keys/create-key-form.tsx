"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { RefusalPanel, type ShownRefusal } from "@/components/layout/refusal-panel";
import { settle } from "@/components/layout/settle";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormErrorSummary, type FormProblem } from "@/components/ui/form-error-summary";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import type { ActionState } from "@/lib/console/action-state";
import { CreateKeySummary } from "./create-key-summary";
import type { InstanceChoice } from "./key-filters";
import type { NewKey } from "./key-samples";
import { keyToolHref } from "./key-tool";
import { LifeFields } from "./life-fields";
import { importKeyMaterialHref, keyHref, keyListHref, missingAliasHref } from "./links";
import { NameFields } from "./name-fields";
import { PurposeFields } from "./purpose-fields";
import { type NewKeyField, useNewKey } from "./use-new-key";

export interface CreateKeyFormProps {
  /** The connected ones. */
  instances: readonly [InstanceChoice, ...InstanceChoice[]];
  initialInstanceId: string;
  createKey: (key: NewKey) => Promise<ActionState<{ keyMetadata: { keyId: string } }>>;
  createAlias: (alias: { aliasName: string; keyId: string }) => Promise<ActionState<unknown>>;
}

/** Which control a fault leads to. */
const CONTROL_OF = {
  dkmsInstanceId: "dkmsInstanceId",
  rotationInterval: "rotationInterval",
  alias: "alias",
  description: "description",
  tags: "tags.0.tagKey",
} as const satisfies Record<NewKeyField, string>;

/** Everything a new key needs, on one page, from what it is for; the request beside it follows. */
export function CreateKeyForm({ instances, initialInstanceId, createKey, createAlias }: CreateKeyFormProps) {
  const t = useTranslations("keys.create");
  const { entries, change, key, aliasName, faults } = useNewKey(initialInstanceId);
  const [faultsAtSubmit, setFaultsAtSubmit] = useState<readonly NewKeyField[]>([]);
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [isBusy, startTransition] = useTransition();
  const goOn = useGoOn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setFaultsAtSubmit(faults);
    setRefusal(null);
    setAttempt((count) => count + 1);
    if (faults.length > 0 || isBusy) return;
    startTransition(async () => {
      const state = await settle(createKey(key));
      if (state.status === "refused") setRefusal(state);
      if (state.status !== "done") return;
      const { keyId } = state.result.keyMetadata;
      const named = aliasName === "" ? null : await settle(createAlias({ aliasName, keyId }));
      goOn(key, keyId, named?.status === "refused" ? { aliasName, code: named.code } : null);
    });
  };
  const remaining = attempt === 0 ? [] : faults;
  const faultText = (name: NewKeyField) => (remaining.includes(name) ? t(`fault.${name}`) : undefined);
  // The summary keeps its lines until all is mended: it takes the focus whenever their number changes.
  const problems: FormProblem[] = (remaining.length === 0 ? [] : faultsAtSubmit).map((name) => ({
    name: CONTROL_OF[name],
    message: t(`fault.${name}`),
  }));
  const instance = instances.find(({ instanceId }) => instanceId === entries.dkmsInstanceId);
  return (
    <form
      noValidate
      onSubmit={submit}
      className="grid items-start gap-[18px] lg:grid-cols-[minmax(0,1fr)_minmax(0,380px)]"
    >
      <div className="grid min-w-0 max-w-[760px] gap-6">
        <FormErrorSummary problems={problems} attempt={attempt} />
        {refusal !== null && <RefusalPanel refusal={refusal} />}
        <PurposeFields entries={entries} change={change} />
        <Field label={t("instance")} help={t("instanceHelp")} error={faultText("dkmsInstanceId")} isImmutable>
          <Select
            name="dkmsInstanceId"
            value={entries.dkmsInstanceId}
            onValueChange={(dkmsInstanceId) => change({ dkmsInstanceId })}
            options={instances.map(({ instanceId: value, instanceName }) => ({
              value,
              label: instanceName,
              description: value,
            }))}
          />
        </Field>
        <NameFields entries={entries} change={change} faultText={faultText} />
        <LifeFields entries={entries} change={change} hasTried={attempt > 0} />
        <div className="flex flex-wrap gap-2.5 border-line border-t pt-4">
          <Button type="submit" variant="primary" isBusy={isBusy}>
            {t(entries.origin === "EXTERNAL" ? "submitImport" : "submit")}
          </Button>
          <LinkButton variant="ghost" href={keyListHref()}>
            {t("cancel")}
          </LinkButton>
        </div>
      </div>
      <CreateKeySummary newKey={key} aliasName={aliasName} instanceName={instance?.instanceName ?? ""} />
    </form>
  );
}

/** Goes on from a key that was made: to its page, or to the import of its material. */
function useGoOn() {
  const t = useTranslations("keys.create");
  const router = useRouter();
  const { notify } = useToast();
  return (key: NewKey, keyId: string, missingAlias: { aliasName: string; code: string } | null) => {
    if (missingAlias !== null) {
      router.push(missingAliasHref(keyId, missingAlias));
    } else if (key.origin === "EXTERNAL") {
      router.push(importKeyMaterialHref(keyId));
      notify({ title: t("done"), description: t("importNext") });
    } else {
      router.push(keyHref(keyId));
      notify({
        title: t("done"),
        description: t("doneNext"),
        link: { label: t("tryIt"), href: keyToolHref({ ...key, keyId, protectionLevel: "SOFTWARE" }) },
      });
    }
  };
}
