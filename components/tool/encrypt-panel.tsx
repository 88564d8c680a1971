"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionState } from "@/lib/console/action-state";
import { toBase64 } from "@/lib/format/encoding";
import { type EncryptResult, PLAINTEXT_BYTES } from "@/lib/key-use/schema";
import { ByteInput } from "./byte-input";
import { EMPTY_INPUT, readInput } from "./byte-input-value";
import { CiphertextOutput } from "./ciphertext-output";
import { ContextFields } from "./context-fields";
import { contextOf } from "./context-rows";
import { KeyPicker } from "./key-picker";
import { Refusal } from "./refusal";
import { RequestAsCode } from "./request-as-code";
import { useContextRows } from "./use-context-rows";
import { useOperation } from "./use-operation";
import { Workbench } from "./workbench";

export interface EncryptInput {
  keyId: string;
  /** Base64. */
  plaintext: string;
  encryptionContext: Record<string, string> | undefined;
}

export interface EncryptPanelProps {
  keyText: string;
  onKeyTextChange: (keyText: string) => void;
  encrypt: (input: EncryptInput) => Promise<ActionState<EncryptResult>>;
}

export function EncryptPanel({ keyText, onKeyTextChange, encrypt }: EncryptPanelProps) {
  const t = useTranslations("tool.encrypt");
  const keys = useTranslations("tool.key");
  const [input, setInput] = useState(EMPTY_INPUT);
  const [wasTried, setWasTried] = useState(false);
  const context = useContextRows();
  const { state, isPending, call, clear, forgetOn } = useOperation(encrypt);
  const read = readInput(input, PLAINTEXT_BYTES);
  const keyId = keyText.trim();

  const submit = () => {
    setWasTried(true);
    if (!read.ok || !context.read.ok || keyId === "") {
      clear();
      return;
    }
    call({ keyId, plaintext: toBase64(read.bytes), encryptionContext: contextOf(context.entries) });
  };
  const clearAll = () => {
    setInput(EMPTY_INPUT);
    context.setRows([]);
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
          <KeyPicker
            operation="Encrypt"
            value={keyText}
            onValueChange={forgetOn(onKeyTextChange)}
            error={wasTried && keyId === "" ? keys("missing") : undefined}
          />
          <ByteInput
            value={input}
            read={read}
            onValueChange={forgetOn(setInput)}
            showsProblems={wasTried}
            bounds={PLAINTEXT_BYTES}
          />
          <ContextFields
            rows={context.rows}
            onRowsChange={forgetOn(context.setRows)}
            read={context.read}
            showsProblems={wasTried}
          />
        </>
      }
      result={
        state.status === "idle" ? null : state.status === "done" ? (
          <CiphertextOutput result={state.result} />
        ) : (
          <Refusal operation="Encrypt" state={state} />
        )
      }
      code={<RequestAsCode request={{ operation: "Encrypt", keyId, encryptionContext: context.entries }} />}
    />
  );
}
