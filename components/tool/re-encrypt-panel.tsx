"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionState } from "@/lib/console/action-state";
import { inspectCiphertextBlob } from "@/lib/format/ciphertext-blob";
import type { EncryptResult } from "@/lib/key-use/schema";
import { CiphertextInput } from "./ciphertext-input";
import { CiphertextOutput, UsedKey } from "./ciphertext-output";
import { ContextFields } from "./context-fields";
import { contextOf } from "./context-rows";
import { KeyPicker } from "./key-picker";
import { Refusal } from "./refusal";
import { RequestAsCode } from "./request-as-code";
import { useContextRows } from "./use-context-rows";
import { useOperation } from "./use-operation";
import { Workbench } from "./workbench";

export interface ReEncryptInput {
  ciphertextBlob: string;
  sourceEncryptionContext: Record<string, string> | undefined;
  destinationKeyId: string;
  destinationEncryptionContext: Record<string, string> | undefined;
}

export interface ReEncryptResult extends EncryptResult {
  sourceKeyId: string;
  sourceKeyVersionId: string;
}

export interface ReEncryptPanelProps {
  keyText: string;
  onKeyTextChange: (keyText: string) => void;
  reEncrypt: (input: ReEncryptInput) => Promise<ActionState<ReEncryptResult>>;
}

/** What is asked for, and what is still wrong with it. */
function useReEncryption(keyText: string) {
  const [text, setText] = useState("");
  const [wasTried, setWasTried] = useState(false);
  const source = useContextRows();
  const destination = useContextRows();
  const ciphertextBlob = text.replace(/\s+/g, "");
  const destinationKeyId = keyText.trim();
  const isMalformed = inspectCiphertextBlob(ciphertextBlob) === null;
  const isReady = !isMalformed && source.read.ok && destination.read.ok && destinationKeyId !== "";
  return {
    text,
    setText,
    wasTried,
    source,
    destination,
    destinationKeyId,
    ciphertextBlob,
    isMalformed,
    input: (): ReEncryptInput | null => {
      setWasTried(true);
      if (!isReady) return null;
      return {
        ciphertextBlob,
        sourceEncryptionContext: contextOf(source.entries),
        destinationKeyId,
        destinationEncryptionContext: contextOf(destination.entries),
      };
    },
    clear: () => {
      setText("");
      source.setRows([]);
      destination.setRows([]);
      setWasTried(false);
    },
  };
}

export function ReEncryptPanel({ keyText, onKeyTextChange, reEncrypt }: ReEncryptPanelProps) {
  const t = useTranslations("tool.reEncrypt");
  const asked = useReEncryption(keyText);
  const { state, isPending, call, clear, forgetOn } = useOperation(reEncrypt);
  const submit = () => {
    const input = asked.input();
    if (input === null) clear();
    else call(input);
  };
  const clearAll = () => {
    asked.clear();
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
      fields={<ReEncryptFields {...{ asked, keyText, onKeyTextChange, forgetOn }} />}
      result={
        state.status === "idle" ? null : state.status === "done" ? (
          <div className="grid gap-4">
            <CiphertextOutput result={state.result} />
            <UsedKey
              title={t("sourceKey")}
              keyId={state.result.sourceKeyId}
              keyVersionId={state.result.sourceKeyVersionId}
            />
          </div>
        ) : (
          <Refusal operation="ReEncrypt" state={state} />
        )
      }
      code={
        <RequestAsCode
          request={{
            operation: "ReEncrypt",
            ciphertextBlob: asked.ciphertextBlob,
            sourceEncryptionContext: asked.source.entries,
            destinationKeyId: asked.destinationKeyId,
            destinationEncryptionContext: asked.destination.entries,
          }}
        />
      }
    />
  );
}

interface ReEncryptFieldsProps {
  asked: ReturnType<typeof useReEncryption>;
  keyText: string;
  onKeyTextChange: (keyText: string) => void;
  forgetOn: <Value>(change: (value: Value) => void) => (value: Value) => void;
}

function ReEncryptFields({ asked, keyText, onKeyTextChange, forgetOn }: ReEncryptFieldsProps) {
  const t = useTranslations("tool");
  const { wasTried, isMalformed, source, destination } = asked;
  const fault = asked.ciphertextBlob === "" ? t("decrypt.missing") : t("decrypt.malformed");
  return (
    <>
      <CiphertextInput
        value={asked.text}
        onValueChange={forgetOn(asked.setText)}
        error={wasTried && isMalformed ? fault : null}
      />
      <ContextFields
        legend={t("reEncrypt.sourceContext")}
        help={t("reEncrypt.sourceContextHelp")}
        rows={source.rows}
        onRowsChange={forgetOn(source.setRows)}
        read={source.read}
        showsProblems={wasTried}
      />
      <KeyPicker
        operation="ReEncrypt"
        label={t("reEncrypt.destinationKey")}
        value={keyText}
        onValueChange={forgetOn(onKeyTextChange)}
        error={wasTried && asked.destinationKeyId === "" ? t("key.missing") : undefined}
      />
      <ContextFields
        legend={t("reEncrypt.destinationContext")}
        help={t("reEncrypt.destinationContextHelp")}
        rows={destination.rows}
        onRowsChange={forgetOn(destination.setRows)}
        read={destination.read}
        showsProblems={wasTried}
      />
    </>
  );
}
