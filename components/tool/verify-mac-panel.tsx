"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionState } from "@/lib/console/action-state";
import { toBase64 } from "@/lib/format/encoding";
import { MAC_BYTES } from "@/lib/key-use/schema";
import { UsedKey } from "./ciphertext-output";
import { EncodedField } from "./encoded-field";
import { MacFields } from "./mac-fields";
import { readEncoded } from "./message-value";
import { Refusal } from "./refusal";
import { RequestAsCode } from "./request-as-code";
import { type MacInput, useMac } from "./use-mac";
import { useOperation } from "./use-operation";
import { Verdict } from "./verdict";
import type { VerdictResult } from "./verify-panel";
import { Workbench } from "./workbench";

export interface VerifyMacInput extends MacInput {
  /** Base64. */
  mac: string;
}

export interface VerifyMacPanelProps {
  keyText: string;
  onKeyTextChange: (keyText: string) => void;
  verifyMac: (input: VerifyMacInput) => Promise<ActionState<VerdictResult>>;
}

export function VerifyMacPanel({ verifyMac, ...key }: VerifyMacPanelProps) {
  const t = useTranslations("tool.verifyMac");
  const mac = useMac(key.keyText, "VerifyMac");
  const [text, setText] = useState("");
  const code = readEncoded(text);
  const isCode = code !== null && code.length <= MAC_BYTES.max;
  const { state, isPending, call, clear, forgetOn } = useOperation(verifyMac);
  const submit = () => {
    const input = mac.input();
    if (input === null || !isCode) clear();
    else call({ ...input, mac: toBase64(code) });
  };
  const clearAll = () => {
    mac.clear();
    setText("");
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
      fields={
        <>
          <MacFields operation="VerifyMac" mac={mac} forgetOn={forgetOn} {...key} />
          <EncodedField
            label={t("code")}
            help={t("codeHelp")}
            value={text}
            onValueChange={forgetOn(setText)}
            error={mac.wasTried && !isCode ? t("codeWrong") : undefined}
          />
        </>
      }
      result={
        state.status === "idle" ? null : state.status === "done" ? (
          <div className="grid gap-4">
            <Verdict isRight={state.result.value} title={t(state.result.value ? "right" : "wrong")}>
              {t(state.result.value ? "rightWhy" : "wrongWhy")}
            </Verdict>
            <UsedKey {...state.result} />
          </div>
        ) : (
          <Refusal operation="VerifyMac" state={state} />
        )
      }
      code={<RequestAsCode request={{ operation: "VerifyMac", keyId: mac.keyId, algorithm: mac.name }} />}
    />
  );
}
