"use client";

import { useTranslations } from "next-intl";
import type { ActionState } from "@/lib/console/action-state";
import { UsedKey } from "./ciphertext-output";
import { Refusal } from "./refusal";
import { RequestAsCode } from "./request-as-code";
import { SigningFields } from "./signing-fields";
import { BytesOutput } from "./text-output";
import { useOperation } from "./use-operation";
import { type MessageInput, useSigning } from "./use-signing";
import { Workbench } from "./workbench";

export interface SignatureResult {
  keyId: string;
  keyVersionId: string;
  /** Base64. */
  value: string;
}

export interface SignPanelProps {
  keyText: string;
  onKeyTextChange: (keyText: string) => void;
  sign: (input: MessageInput) => Promise<ActionState<SignatureResult>>;
}

export function SignPanel({ sign, ...key }: SignPanelProps) {
  const t = useTranslations("tool.sign");
  const signing = useSigning(key.keyText, "AsymmetricSign");
  const { state, isPending, call, clear, forgetOn } = useOperation(sign);
  const submit = async () => {
    const input = await signing.input();
    if (input === null) clear();
    else call(input);
  };
  const clearAll = () => {
    signing.clear();
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
      fields={<SigningFields operation="AsymmetricSign" signing={signing} forgetOn={forgetOn} {...key} />}
      result={
        state.status === "idle" ? null : state.status === "done" ? (
          <div className="grid gap-4">
            <BytesOutput label={t("signature")} base64={state.result.value} fileName="signature" />
            <UsedKey {...state.result} />
          </div>
        ) : (
          <Refusal operation="AsymmetricSign" state={state} />
        )
      }
      code={
        <RequestAsCode
          request={{
            operation: "AsymmetricSign",
            keyId: signing.pair.keyId,
            keyVersionId: signing.pair.keyVersionId,
            algorithm: signing.name,
          }}
        />
      }
    />
  );
}
