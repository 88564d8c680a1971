"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { RefusalPanel, type ShownRefusal } from "@/components/layout/refusal-panel";
import { settle } from "@/components/layout/settle";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import type { ActionState } from "@/lib/console/action-state";
import {
  createKmsInstanceSchema,
  INSTANCE_NAME,
  INSTANCE_QUOTA,
  INSTANCE_SPEC_TIERS,
} from "@/lib/instances/schema";
import type { ConnectInstanceAction } from "./connect-instance";
import { INSTANCES_HREF, instanceHref } from "./links";

export interface NewInstance {
  instanceType: string;
  instanceName: string;
  spec: string;
  keyNum: string;
  secretNum: string;
}

export interface CreateInstanceFormProps {
  createInstance: (instance: NewInstance) => Promise<ActionState<{ kmsInstanceId: string }>>;
  connect: ConnectInstanceAction;
}

type FieldName = "instanceName" | "spec" | "keyNum" | "secretNum";
const FIELDS: readonly FieldName[] = ["instanceName", "spec", "keyNum", "secretNum"];

/** Makes an instance and, unless told otherwise, connects it at once. */
export function CreateInstanceForm({ createInstance, connect }: CreateInstanceFormProps) {
  const t = useTranslations("instances.create");
  const router = useRouter();
  const { notify } = useToast();
  const [isBusy, startTransition] = useTransition();
  const [faults, setFaults] = useState<readonly FieldName[]>([]);
  /** Faults that were found at the last attempt and are gone since. */
  const [mended, setMended] = useState<readonly FieldName[]>([]);
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [isConnecting, setIsConnecting] = useState(true);
  const isNameTaken = refusal?.code === "Rejected.ResourceExist";
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const instance = readForm(new FormData(event.currentTarget));
    const found = faultsOf(instance);
    setFaults(found);
    setMended([]);
    setRefusal(null);
    setAttempt((count) => count + 1);
    if (found.length > 0 || isBusy) return;
    startTransition(async () => {
      const state = await settle(createInstance(instance));
      if (state.status === "refused") setRefusal(state);
      if (state.status === "done") await finish(state.result.kmsInstanceId);
    });
  };
  const mend = (event: FormEvent<HTMLFormElement>) => {
    if (isNameTaken) setRefusal(null);
    if (faults.length === 0) return;
    const left = faultsOf(readForm(new FormData(event.currentTarget)));
    setMended(FIELDS.filter((name) => !left.includes(name)));
  };
  const finish = async (instanceId: string) => {
    const connected = isConnecting ? await settle(connect(instanceId)) : null;
    router.push(instanceHref(instanceId));
    if (connected?.status === "refused") notify({ title: t("doneNotConnected"), tone: "bad" });
    else notify({ title: t(isConnecting ? "doneConnected" : "done") });
  };
  const fault = (name: FieldName) =>
    faults.includes(name) && !mended.includes(name)
      ? t(`fault.${name}`, { max: INSTANCE_QUOTA.max })
      : undefined;
  // The summary keeps its lines until all is mended: it takes the focus whenever their number changes.
  const areMended = faults.every((name) => mended.includes(name));
  const problems = [
    ...(areMended ? [] : faults).map((name) => ({
      name,
      message: t(`fault.${name}`, { max: INSTANCE_QUOTA.max }),
    })),
    ...(isNameTaken ? [{ name: "instanceName", message: t("fault.taken") }] : []),
  ];
  return (
    <form noValidate onSubmit={submit} onChange={mend} className="grid max-w-[640px] gap-5">
      <FormErrorSummary problems={problems} attempt={attempt} />
      {refusal !== null && !isNameTaken && <RefusalPanel refusal={refusal} />}
      <RadioCards
        legend={t("type")}
        name="instanceType"
        defaultValue="SOFTWARE"
        isImmutable
        options={[
          { value: "SOFTWARE", label: t("software"), description: t("softwareHelp") },
          { value: "HARDWARE", label: t("hardware"), unavailable: t("hardwareUnavailable") },
          { value: "EXTERNAL", label: t("external"), unavailable: t("externalUnavailable") },
        ]}
      />
      <Field
        label={t("name")}
        help={t("nameHelp", { max: INSTANCE_NAME.max })}
        error={isNameTaken ? t("fault.taken") : fault("instanceName")}
        isImmutable
      >
        <Input
          name="instanceName"
          maxLength={INSTANCE_NAME.max}
          required
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
      <Field label={t("spec")} help={t("specHelp")} error={fault("spec")}>
        <Select
          name="spec"
          defaultValue={String(INSTANCE_SPEC_TIERS[0])}
          options={INSTANCE_SPEC_TIERS.map((spec) => ({
            value: String(spec),
            label: t("specTier", { spec }),
          }))}
        />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        {(["keyNum", "secretNum"] as const).map((name) => (
          <Field key={name} label={t(name)} help={t(`${name}Help`)} error={fault(name)}>
            <Input
              name={name}
              type="number"
              inputMode="numeric"
              min={INSTANCE_QUOTA.min}
              max={INSTANCE_QUOTA.max}
              step={1}
              defaultValue={INSTANCE_QUOTA.default}
            />
          </Field>
        ))}
      </div>
      <Checkbox checked={isConnecting} onCheckedChange={setIsConnecting}>
        <span className="grid">
          <span className="font-medium">{t("connect")}</span>
          <span className="text-ink-2 text-sm">{t("connectHelp")}</span>
        </span>
      </Checkbox>
      <div className="flex flex-wrap gap-2.5 border-line border-t pt-4">
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {t("submit")}
        </Button>
        <LinkButton variant="ghost" href={INSTANCES_HREF}>
          {t("cancel")}
        </LinkButton>
      </div>
    </form>
  );
}

function readForm(form: FormData): NewInstance {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  return {
    instanceType: text("instanceType"),
    instanceName: text("instanceName"),
    spec: text("spec"),
    keyNum: text("keyNum"),
    secretNum: text("secretNum"),
  };
}

/** Which fields the service would not take; an empty quota is one of them. */
function faultsOf(instance: NewInstance): readonly FieldName[] {
  const parsed = createKmsInstanceSchema.safeParse(instance);
  const paths = new Set(parsed.error?.issues.map(({ path }) => path[0]));
  return FIELDS.filter((name) => paths.has(name) || instance[name] === "");
}
