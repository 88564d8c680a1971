"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionState } from "@/lib/console/action-state";
import { inspectCiphertextBlob } from "@/lib/format/ciphertext-blob";
import type { DecryptResult } from "@/lib/key-use/schema";
import { CiphertextInput } from "./ciphertext-input";
import { UsedKey } from "./ciphertext-output";
import { ContextFields } from "./context-fields";
import { contextOf } from "./context-rows";
import { Refusal } from "./refusal";
import { RequestAsCode } from "./request-as-code";
import { SecretOutput } from "./secret-output";
import { useContextRows } from "./use-context-rows";
import { useOperation } from "./use-operation";
import { Workbench } from "./workbench";

export interface DecryptInput {
  ciphertextBlob: string;
  encryptionContext: Record<string, string> | undefined;
}

export interface DecryptPanelProps {
  decrypt: (input: DecryptInput) => Promise<ActionState<DecryptResult>>;
}

export function DecryptPanel({ decrypt }: DecryptPanelProps) {
  const t = useTranslations("tool.decrypt");
  const [text, setText] = useState("");
  const [wasTried, setWasTried] = useState(false);
  const context = useContextRows();
  const { state, isPending, call, clear, forgetOn } = useOperation(decrypt);
  const ciphertextBlob = text.replace(/\s+/g, "");
  const isMalformed = inspectCiphertextBlob(ciphertextBlob) === null;

  const submit = () => {
    setWasTried(true);
    if (isMalformed || !context.read.ok) {
      clear();
      return;
    }
    call({ ciphertextBlob, encryptionContext: contextOf(context.entries) });
  };
  const clearAll = () => {
    setText("");
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
          <CiphertextInput
            value={text}
            onValueChange={forgetOn(setText)}
            error={wasTried && isMalformed ? t(ciphertextBlob === "" ? "missing" : "malformed") : null}
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
          <Refusal operation="Decrypt" state={state} />
        )
      }
      code={
        <RequestAsCode
          request={{ operation: "Decrypt", ciphertextBlob, encryptionContext: context.entries }}
        />
      }
    />
  );
}
