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
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import type { ActionState } from "@/lib/console/action-state";
import { CREATABLE_KEY_SPECS, createKeySchema, KEY_DESCRIPTION_LENGTH } from "@/lib/keys/schema";
import { CreateKeySummary } from "./create-key-summary";
import type { InstanceChoice } from "./key-filters";
import type { NewKey } from "./key-samples";
import { keyHref, keyListHref, onlineToolHref } from "./links";
import { type TagRow, TagRows } from "./tag-rows";

export interface CreateKeyFormProps {
  /** The connected ones. */
  instances: readonly [InstanceChoice, ...InstanceChoice[]];
  initialInstanceId: string;
  createKey: (key: NewKey) => Promise<ActionState<{ keyMetadata: { keyId: string } }>>;
}

type FieldName = "dkmsInstanceId" | "description" | "tags";

/** Everything a new key needs, on one page; the request beside it follows what is entered. */
export function CreateKeyForm({ instances, initialInstanceId, createKey }: CreateKeyFormProps) {
  const t = useTranslations("keys.create");
  const router = useRouter();
  const { notify } = useToast();
  const [isBusy, startTransition] = useTransition();
  const [instanceId, setInstanceId] = useState(initialInstanceId);
  const [keySpec, setKeySpec] = useState<string>(CREATABLE_KEY_SPECS[0]);
  const [description, setDescription] = useState("");
  const [tagRows, setTagRows] = useState<readonly TagRow[]>([]);
  const [faults, setFaults] = useState<readonly FieldName[]>([]);
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const [attempt, setAttempt] = useState(0);
  const key: NewKey = {
    dkmsInstanceId: instanceId,
    keySpec,
    keyUsage: "ENCRYPT/DECRYPT",
    description,
    tags: tagRows.map(({ tagKey, tagValue }) => ({ tagKey, tagValue })),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = faultsOf(key);
    setFaults(found);
    setRefusal(null);
    setAttempt((count) => count + 1);
    if (found.length > 0 || isBusy) return;
    startTransition(async () => {
      const state = await settle(createKey(key));
      if (state.status === "refused") setRefusal(state);
      if (state.status !== "done") return;
      const { keyId } = state.result.keyMetadata;
      router.push(keyHref(keyId));
      notify({
        title: t("done"),
        description: t("doneNext"),
        link: { label: t("tryIt"), href: onlineToolHref(keyId) },
      });
    });
  };
  const remaining = attempt === 0 ? [] : faultsOf(key);
  const faultText = (name: FieldName) => (remaining.includes(name) ? t(`fault.${name}`) : undefined);
  // The summary keeps its lines until all is mended: it takes the focus whenever their number changes.
  const problems: FormProblem[] = (remaining.length === 0 ? [] : faults).map((name) => ({
    name: name === "tags" ? "tags.0.tagKey" : name,
    message: t(`fault.${name}`),
  }));
  return (
    <form
      noValidate
      onSubmit={submit}
      className="grid items-start gap-[18px] lg:grid-cols-[minmax(0,1fr)_minmax(0,380px)]"
    >
      <div className="grid min-w-0 max-w-[640px] gap-5">
        <FormErrorSummary problems={problems} attempt={attempt} />
        {refusal !== null && <RefusalPanel refusal={refusal} />}
        <Field label={t("instance")} help={t("instanceHelp")} error={faultText("dkmsInstanceId")} isImmutable>
          <Select
            name="dkmsInstanceId"
            value={instanceId}
            onValueChange={setInstanceId}
            options={instances.map(({ instanceId: value, instanceName }) => ({
              value,
              label: instanceName,
              description: value,
            }))}
          />
        </Field>
        <RadioCards
          legend={t("usage")}
          isImmutable
          name="keyUsage"
          value={key.keyUsage}
          options={[{ value: "ENCRYPT/DECRYPT", label: t("encrypt"), description: t("encryptHelp") }]}
        />
        <Field label={t("spec")} help={t("specHelp")} isImmutable>
          <Select
            name="keySpec"
            value={keySpec}
            onValueChange={setKeySpec}
            options={CREATABLE_KEY_SPECS.map((value) => ({ value, label: value }))}
          />
        </Field>
        <Field
          label={t("description")}
          help={t("descriptionHelp")}
          error={faultText("description")}
          isOptional
        >
          <Textarea
            name="description"
            rows={2}
            maxLength={KEY_DESCRIPTION_LENGTH.max}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
        </Field>
        <TagRows rows={tagRows} onRows={setTagRows} error={faultText("tags")} />
        <div className="flex flex-wrap gap-2.5 border-line border-t pt-4">
          <Button type="submit" variant="primary" isBusy={isBusy}>
            {t("submit")}
          </Button>
          <LinkButton variant="ghost" href={keyListHref()}>
            {t("cancel")}
          </LinkButton>
        </div>
      </div>
      <CreateKeySummary
        newKey={key}
        instanceName={instances.find((instance) => instance.instanceId === instanceId)?.instanceName ?? ""}
      />
    </form>
  );
}

/** Which fields the service would not take. */
function faultsOf(key: NewKey): readonly FieldName[] {
  const parsed = createKeySchema.safeParse(key);
  const paths = new Set(parsed.error?.issues.map(({ path }) => path[0]));
  return (["dkmsInstanceId", "description", "tags"] as const).filter((name) => paths.has(name));
}
