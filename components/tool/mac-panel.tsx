"use client";

import { useTranslations } from "next-intl";
import type { ActionState } from "@/lib/console/action-state";
import { UsedKey } from "./ciphertext-output";
import { MacFields } from "./mac-fields";
import { Refusal } from "./refusal";
import { RequestAsCode } from "./request-as-code";
import { BytesOutput } from "./text-output";
import { type MacInput, useMac } from "./use-mac";
import { useOperation } from "./use-operation";
import { Workbench } from "./workbench";

export interface MacResult {
  keyId: string;
  keyVersionId: string;
  /** Base64. */
  mac: string;
}

export interface MacPanelProps {
  keyText: string;
  onKeyTextChange: (keyText: string) => void;
  generateMac: (input: MacInput) => Promise<ActionState<MacResult>>;
}

export function MacPanel({ generateMac, ...key }: MacPanelProps) {
  const t = useTranslations("tool.mac");
  const mac = useMac(key.keyText, "GenerateMac");
  const { state, isPending, call, clear, forgetOn } = useOperation(generateMac);
  const submit = () => {
    const input = mac.input();
    if (input === null) clear();
    else call(input);
  };
  const clearAll = () => {
    mac.clear();
    clear();
  };
  return (
    <Workbench
      title={t("title")}
      description={t("description")}
      submitLabel={t("submit")}
      isPending={isPending}
      onSubmit={submit}
      onClear={clearAll}
      emptyResult={t("empty")}
      fields={<MacFields operation="GenerateMac" mac={mac} forgetOn={forgetOn} {...key} />}
      result={
        state.status === "idle" ? null : state.status === "done" ? (
          <div className="grid gap-4">
            <BytesOutput label={t("code")} base64={state.result.mac} fileName="mac" />
            <UsedKey {...state.result} />
          </div>
        ) : (
          <Refusal operation="GenerateMac" state={state} />
        )
      }
      code={<RequestAsCode request={{ operation: "GenerateMac", keyId: mac.keyId, algorithm: mac.name }} />}
    />
  );
}
