"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import type { ActionState } from "@/lib/console/action-state";
import { DATA_KEY_BYTES, DATA_KEY_SPECS, type DataKeyResult, type EncryptResult } from "@/lib/key-use/schema";
import { CiphertextOutput } from "./ciphertext-output";
import { ContextFields } from "./context-fields";
import { contextOf } from "./context-rows";
import { KeyPicker } from "./key-picker";
import { Refusal } from "./refusal";
import { RequestAsCode } from "./request-as-code";
import { SecretOutput } from "./secret-output";
import { useContextRows } from "./use-context-rows";
import { useOperation } from "./use-operation";
import { Workbench } from "./workbench";

export interface DataKeyInput {
  keyId: string;
  numberOfBytes: number;
  encryptionContext: Record<string, string> | undefined;
}

export interface DataKeyPanelProps {
  keyText: string;
  onKeyTextChange: (keyText: string) => void;
  /** The answer has no plaintext when none was asked for. */
  generateDataKey: (
    input: DataKeyInput,
    options: { withPlaintext: boolean },
  ) => Promise<ActionState<EncryptResult & Partial<DataKeyResult>>>;
}

const FORMS = ["both", "encrypted"] as const;
type DataKeyForm = (typeof FORMS)[number];

const USUAL_LENGTH = String(DATA_KEY_SPECS.AES_256);

export function DataKeyPanel({ keyText, onKeyTextChange, generateDataKey }: DataKeyPanelProps) {
  const t = useTranslations("tool.dataKey");
  const keys = useTranslations("tool.key");
  const [length, setLength] = useState(USUAL_LENGTH);
  const [wasTried, setWasTried] = useState(false);
  const context = useContextRows();
  const [form, setForm] = useState<DataKeyForm>("both");
  const withPlaintext = form === "both";
  const generate = useCallback(
    (input: DataKeyInput) => generateDataKey(input, { withPlaintext }),
    [generateDataKey, withPlaintext],
  );
  const { state, isPending, call, clear, forgetOn } = useOperation(generate);
  const operation = withPlaintext ? "GenerateDataKey" : "GenerateDataKeyWithoutPlaintext";
  const keyId = keyText.trim();
  const numberOfBytes = Number(length);
  const isLengthWrong = !isDataKeyLength(numberOfBytes);

  const submit = () => {
    setWasTried(true);
    if (isLengthWrong || !context.read.ok || keyId === "") {
      clear();
      return;
    }
    call({ keyId, numberOfBytes, encryptionContext: contextOf(context.entries) });
  };
  const clearAll = () => {
    setLength(USUAL_LENGTH);
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
      emptyResult={t(withPlaintext ? "empty" : "emptyEncrypted")}
      fields={
        <>
          <KeyPicker
            operation={operation}
            value={keyText}
            onValueChange={forgetOn(onKeyTextChange)}
            error={wasTried && keyId === "" ? keys("missing") : undefined}
          />
          <div className="grid gap-1.5">
            <p aria-hidden="true" className="font-medium">
              {t("form")}
            </p>
            <Segmented
              label={t("form")}
              options={FORMS.map((value) => ({ value, label: t(`forms.${value}`) }))}
              value={form}
              onValueChange={forgetOn(setForm)}
            />
          </div>
          <Field
            label={t("length")}
            help={t("lengthHelp", DATA_KEY_BYTES)}
            error={isLengthWrong ? t("lengthWrong", DATA_KEY_BYTES) : undefined}
          >
            <div className="max-w-[220px]">
              <Input
                type="number"
                inputMode="numeric"
                suffix={t("lengthUnit")}
                {...DATA_KEY_BYTES}
                value={length}
                onChange={(event) => forgetOn(setLength)(event.currentTarget.value)}
              />
            </div>
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
          <div className="grid gap-4">
            {state.result.plaintext !== undefined && (
              <SecretOutput
                key={state.result.plaintext}
                label={t("plaintext")}
                base64={state.result.plaintext}
                fileName="data-key"
                firstView="base64"
                onClear={clear}
              />
            )}
            <CiphertextOutput result={state.result} />
          </div>
        ) : (
          <Refusal operation={operation} state={state} />
        )
      }
      code={
        <RequestAsCode
          request={{
            operation,
            keyId,
            numberOfBytes: isLengthWrong ? DATA_KEY_SPECS.AES_256 : numberOfBytes,
            encryptionContext: context.entries,
          }}
        />
      }
    />
  );
}

function isDataKeyLength(bytes: number): boolean {
  return Number.isInteger(bytes) && bytes >= DATA_KEY_BYTES.min && bytes <= DATA_KEY_BYTES.max;
}
