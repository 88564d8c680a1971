"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionState } from "@/lib/console/action-state";
import { toBase64 } from "@/lib/format/encoding";
import type { EncryptResult } from "@/lib/key-use/schema";
import { AlgorithmField } from "./algorithm-field";
import { ByteInput } from "./byte-input";
import { EMPTY_INPUT, readInput } from "./byte-input-value";
import { CiphertextOutput } from "./ciphertext-output";
import { KeyPairFields } from "./key-pair-fields";
import { Refusal } from "./refusal";
import { RequestAsCode } from "./request-as-code";
import { useOperation } from "./use-operation";
import { usePublicEncryption, WEAK_ALGORITHMS } from "./use-public-encryption";
import { Workbench } from "./workbench";

export interface PublicEncryptInput {
  keyId: string;
  keyVersionId: string;
  algorithm: string;
  /** Base64. */
  plaintext: string;
}

export interface PublicEncryptPanelProps {
  keyText: string;
  onKeyTextChange: (keyText: string) => void;
  asymmetricEncrypt: (input: PublicEncryptInput) => Promise<ActionState<EncryptResult>>;
}

export function PublicEncryptPanel({ asymmetricEncrypt, ...key }: PublicEncryptPanelProps) {
  const t = useTranslations("tool.publicEncrypt");
  const { pair, names, algorithm, name, maxBytes, isKeyReady } = usePublicEncryption(
    key.keyText,
    "AsymmetricEncrypt",
  );
  const [input, setInput] = useState(EMPTY_INPUT);
  const [wasTried, setWasTried] = useState(false);
  const { state, isPending, call, clear, forgetOn } = useOperation(asymmetricEncrypt);
  const bounds = { max: maxBytes };
  const read = readInput(input, bounds);
  const { keyId, keyVersionId } = pair;
  const submit = () => {
    setWasTried(true);
    if (!read.ok || !isKeyReady) clear();
    else call({ keyId, keyVersionId, algorithm: name, plaintext: toBase64(read.bytes) });
  };
  const clearAll = () => {
    setInput(EMPTY_INPUT);
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
            operation="AsymmetricEncrypt"
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
          <ByteInput
            bounds={bounds}
            value={input}
            read={read}
            onValueChange={forgetOn(setInput)}
            showsProblems={wasTried}
          />
        </>
      }
      result={
        state.status === "idle" ? null : state.status === "done" ? (
          <CiphertextOutput result={state.result} />
        ) : (
          <Refusal operation="AsymmetricEncrypt" state={state} />
        )
      }
      code={
        <RequestAsCode request={{ operation: "AsymmetricEncrypt", keyId, keyVersionId, algorithm: name }} />
      }
    />
  );
}
