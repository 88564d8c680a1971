"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ActionState } from "@/lib/console/action-state";
import { KEY_PAIR_SPECS } from "@/lib/key-use/schema";
import { UsedKey } from "./ciphertext-output";
import { ContextFields } from "./context-fields";
import { contextOf } from "./context-rows";
import { KeyPicker } from "./key-picker";
import { Refusal } from "./refusal";
import { SecretOutput } from "./secret-output";
import { TextOutput } from "./text-output";
import { useChoice } from "./use-choice";
import { useContextRows } from "./use-context-rows";
import { useOperation } from "./use-operation";
import { Workbench } from "./workbench";

export interface KeyPairInput {
  keyId: string;
  keyPairSpec: string;
  encryptionContext: Record<string, string> | undefined;
}

export interface KeyPairResult {
  keyId: string;
  keyVersionId: string;
  keyPairSpec: string;
  /** PKCS #8 in DER, as Base64. */
  privateKeyPlaintext: string;
  privateKeyCiphertextBlob: string;
  /** PEM. */
  publicKey: string;
}

export interface KeyPairPanelProps {
  keyText: string;
  onKeyTextChange: (keyText: string) => void;
  generateDataKeyPair: (input: KeyPairInput) => Promise<ActionState<KeyPairResult>>;
}

export function KeyPairPanel({ keyText, onKeyTextChange, generateDataKeyPair }: KeyPairPanelProps) {
  const t = useTranslations("tool.keyPair");
  const keys = useTranslations("tool.key");
  const spec = useChoice(KEY_PAIR_SPECS);
  const [wasTried, setWasTried] = useState(false);
  const context = useContextRows();
  const { state, isPending, call, clear, forgetOn } = useOperation(generateDataKeyPair);
  const keyId = keyText.trim();
  const submit = () => {
    setWasTried(true);
    if (!context.read.ok || keyId === "" || spec.value === undefined) clear();
    else call({ keyId, keyPairSpec: spec.value, encryptionContext: contextOf(context.entries) });
  };
  const clearAll = () => {
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
            operation="GenerateDataKeyPair"
            value={keyText}
            onValueChange={forgetOn(onKeyTextChange)}
            error={wasTried && keyId === "" ? keys("missing") : undefined}
          />
          <Field label={t("spec")}>
            <Select
              value={spec.value ?? null}
              onValueChange={forgetOn(spec.setValue)}
              options={KEY_PAIR_SPECS.map((value) => ({ value, label: value }))}
            />
          </Field>
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
          <KeyPairOutput result={state.result} onClear={clear} />
        ) : (
          <Refusal operation="GenerateDataKeyPair" state={state} />
        )
      }
    />
  );
}

function KeyPairOutput({ result, onClear }: { result: KeyPairResult; onClear: () => void }) {
  const t = useTranslations("tool.keyPair");
  return (
    <div className="grid gap-5">
      <SecretOutput
        key={result.privateKeyPlaintext}
        label={t("privateKey")}
        base64={result.privateKeyPlaintext}
        fileName="private-key"
        firstView="base64"
        onClear={onClear}
      />
      <TextOutput
        label={t("encryptedPrivateKey")}
        text={result.privateKeyCiphertextBlob}
        fileName="private-key-encrypted.b64"
      />
      <TextOutput label={t("publicKey")} text={result.publicKey} fileName="public-key.pem" />
      <UsedKey {...result} />
    </div>
  );
}
