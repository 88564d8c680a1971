"use client";

import { useTranslations } from "next-intl";
import { MAC_MESSAGE_BYTES } from "@/lib/key-use/schema";
import type { StatefulOperation } from "@/lib/keys/key-state";
import { AlgorithmField } from "./algorithm-field";
import { ByteInput } from "./byte-input";
import { KeyPicker } from "./key-picker";
import type { Mac } from "./use-mac";

export interface MacFieldsProps {
  operation: StatefulOperation;
  mac: Mac;
  keyText: string;
  onKeyTextChange: (keyText: string) => void;
  forgetOn: <Value>(change: (value: Value) => void) => (value: Value) => void;
}

/** The fields that making and verifying a code have alike. */
export function MacFields({ operation, mac, forgetOn, ...key }: MacFieldsProps) {
  const t = useTranslations("tool");
  return (
    <>
      <KeyPicker
        operation={operation}
        value={key.keyText}
        onValueChange={forgetOn(key.onKeyTextChange)}
        error={mac.wasTried && mac.keyId === "" ? t("key.missing") : undefined}
      />
      <AlgorithmField names={mac.names} value={mac.name} onValueChange={forgetOn(mac.algorithm.setValue)} />
      <ByteInput
        label={t("message.label")}
        help={t("message.help")}
        fileLabel={t("message.fileLabel")}
        bounds={MAC_MESSAGE_BYTES}
        value={mac.message}
        read={mac.read}
        onValueChange={forgetOn(mac.setMessage)}
        showsProblems={mac.wasTried}
      />
    </>
  );
}
