"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionState } from "@/lib/console/action-state";
import { toBase64 } from "@/lib/format/encoding";
import { UsedKey } from "./ciphertext-output";
import { EncodedField } from "./encoded-field";
import { readEncoded } from "./message-value";
import { Refusal } from "./refusal";
import { RequestAsCode } from "./request-as-code";
import { SigningFields } from "./signing-fields";
import { useOperation } from "./use-operation";
import { type MessageInput, useSigning } from "./use-signing";
import { Verdict } from "./verdict";
import { Workbench } from "./workbench";

export interface VerifyInput extends MessageInput {
  /** The signature, as Base64. */
  value: string;
}

export interface VerdictResult {
  keyId: string;
  keyVersionId: string;
  value: boolean;
}

export interface VerifyPanelProps {
  keyText: string;
  onKeyTextChange: (keyText: string) => void;
  verify: (input: VerifyInput) => Promise<ActionState<VerdictResult>>;
}

export function VerifyPanel({ verify, ...key }: VerifyPanelProps) {
  const t = useTranslations("tool.verify");
  const signing = useSigning(key.keyText, "AsymmetricVerify");
  const [text, setText] = useState("");
  const signature = readEncoded(text);
  const { state, isPending, call, clear, forgetOn } = useOperation(verify);
  const submit = async () => {
    const input = await signing.input();
    if (input === null || signature === null) clear();
    else call({ ...input, value: toBase64(signature) });
  };
  const clearAll = () => {
    signing.clear();
    setText("");
    clear();
  };
  return (
    <Workbench
      title={t("title")}
      description={t("description")}
      submitLabel={t("submit")}
      isPending={isPending}
      onSubmit={() => void submit()}
      onClear={clearAll}
      emptyResult={t("empty")}
      fields={
        <>
          <SigningFields operation="AsymmetricVerify" signing={signing} forgetOn={forgetOn} {...key} />
          <EncodedField
            label={t("signature")}
            help={t("signatureHelp")}
            value={text}
            onValueChange={forgetOn(setText)}
            error={signing.wasTried && signature === null ? t("signatureWrong") : undefined}
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
          <Refusal operation="AsymmetricVerify" state={state} />
        )
      }
      code={
        <RequestAsCode
          request={{
            operation: "AsymmetricVerify",
            keyId: signing.pair.keyId,
            keyVersionId: signing.pair.keyVersionId,
            algorithm: signing.name,
          }}
        />
      }
    />
  );
}
