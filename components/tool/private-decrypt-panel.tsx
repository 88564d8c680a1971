"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionState } from "@/lib/console/action-state";
import { toBase64 } from "@/lib/format/encoding";
import type { DecryptResult } from "@/lib/key-use/schema";
import { AlgorithmField } from "./algorithm-field";
import { UsedKey } from "./ciphertext-output";
import { EncodedField } from "./encoded-field";
import { KeyPairFields } from "./key-pair-fields";
import { readEncoded } from "./message-value";
import { Refusal } from "./refusal";
import { RequestAsCode } from "./request-as-code";
import { SecretOutput } from "./secret-output";
import { useOperation } from "./use-operation";
import { usePublicEncryption, WEAK_ALGORITHMS } from "./use-public-encryption";
import { Workbench } from "./workbench";

export interface PrivateDecryptInput {
  keyId: string;
  keyVersionId: string;
  algorithm: string;
  /** Base64. */
  ciphertextBlob: string;
}

export interface PrivateDecryptPanelProps {
  keyText: string;
  onKeyTextChange: (keyText: string) => void;
  asymmetricDecrypt: (input: PrivateDecryptInput) => Promise<ActionState<DecryptResult>>;
}

export function PrivateDecryptPanel({ asymmetricDecrypt, ...key }: PrivateDecryptPanelProps) {
  const t = useTranslations("tool.privateDecrypt");
  const { pair, names, algorithm, name, isKeyReady } = usePublicEncryption(key.keyText, "AsymmetricDecrypt");
  const [text, setText] = useState("");
  const [wasTried, setWasTried] = useState(false);
  const { state, isPending, call, clear, forgetOn } = useOperation(asymmetricDecrypt);
  const ciphertext = readEncoded(text);
  const { keyId, keyVersionId } = pair;
  const submit = () => {
    setWasTried(true);
    if (ciphertext === null || !isKeyReady) clear();
    else call({ keyId, keyVersionId, algorithm: name, ciphertextBlob: toBase64(ciphertext) });
  };
  const clearAll = () => {
    setText("");
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
        <>
          <KeyPairFields
            operation="AsymmetricDecrypt"
            pair={pair}
            forgetOn={forgetOn}
            showsProblems={wasTried}
            {...key}
          />
          <AlgorithmField
            names={names}
            value={name}
            onValueChange={forgetOn(algorithm.setValue)}
            weak={WEAK_ALGORITHMS}
          />
          <EncodedField
            label={t("ciphertext")}
            help={t("ciphertextHelp")}
            value={text}
            onValueChange={forgetOn(setText)}
            error={wasTried && ciphertext === null ? t("ciphertextWrong") : undefined}
          />
        </>
      }
      result={
        state.status === "idle" ? null : state.status === "done" ? (
          <div className="grid gap-4">
            <SecretOutput
              key={state.result.plaintext}
              label={t("plaintext")}
              base64={state.result.plaintext}
              fileName="plaintext"
              onClear={clear}
            />
            <UsedKey {...state.result} />
          </div>
        ) : (
          <Refusal operation="AsymmetricDecrypt" state={state} />
        )
      }
      code={
        <RequestAsCode request={{ operation: "AsymmetricDecrypt", keyId, keyVersionId, algorithm: name }} />
      }
    />
  );
}
