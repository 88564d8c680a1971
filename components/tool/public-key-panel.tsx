"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionState } from "@/lib/console/action-state";
import { UsedKey } from "./ciphertext-output";
import { KeyPairFields } from "./key-pair-fields";
import { Refusal } from "./refusal";
import { RequestAsCode } from "./request-as-code";
import { TextOutput } from "./text-output";
import { useKeyPair } from "./use-key-pair";
import { useOperation } from "./use-operation";
import { Workbench } from "./workbench";

export interface PublicKeyResult {
  keyId: string;
  keyVersionId: string;
  /** SubjectPublicKeyInfo in PEM. */
  publicKey: string;
}

export interface PublicKeyPanelProps {
  keyText: string;
  onKeyTextChange: (keyText: string) => void;
  getPublicKey: (input: { keyId: string; keyVersionId: string }) => Promise<ActionState<PublicKeyResult>>;
}

export function PublicKeyPanel({ getPublicKey, ...key }: PublicKeyPanelProps) {
  const t = useTranslations("tool.publicKey");
  const pair = useKeyPair(key.keyText, "GetPublicKey");
  const [wasTried, setWasTried] = useState(false);
  const { state, isPending, call, clear, forgetOn } = useOperation(getPublicKey);
  const { keyId, keyVersionId } = pair;
  const submit = () => {
    setWasTried(true);
    if (keyId === "" || !pair.isVersionValid) clear();
    else call({ keyId, keyVersionId });
  };
  const clearAll = () => {
    setWasTried(false);
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
        <KeyPairFields
          operation="GetPublicKey"
          pair={pair}
          forgetOn={forgetOn}
          showsProblems={wasTried}
          {...key}
        />
      }
      result={
        state.status === "idle" ? null : state.status === "done" ? (
          <div className="grid gap-4">
            <TextOutput
              label={t("pem")}
              text={state.result.publicKey}
              fileName={`public-key-${state.result.keyVersionId}.pem`}
            />
            <UsedKey {...state.result} />
          </div>
        ) : (
          <Refusal operation="GetPublicKey" state={state} />
        )
      }
      code={<RequestAsCode request={{ operation: "GetPublicKey", keyId, keyVersionId }} />}
    />
  );
}
