"use client";

import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Textarea } from "@/components/ui/textarea";
import { ByteInput } from "./byte-input";
import { readInput } from "./byte-input-value";
import {
  canHash,
  type DigestFacts,
  type MessageValue,
  readEncoded,
  SIGNED_MESSAGE_BOUNDS,
} from "./message-value";

export interface MessageFieldsProps {
  value: MessageValue;
  onValueChange: (value: MessageValue) => void;
  digest: DigestFacts;
  showsProblems: boolean;
}

const TYPES = ["message", "digest"] as const;

/** The message, or the digest of one; of a file the browser makes the digest, and sends nothing else. */
export function MessageFields({ value, onValueChange, digest, showsProblems }: MessageFieldsProps) {
  const t = useTranslations("tool.message");
  const isFile = value.type === "message" && value.message.format === "file";
  return (
    <div className="grid gap-4">
      <div className="grid gap-1.5">
        <p aria-hidden="true" className="font-medium">
          {t("type")}
        </p>
        <Segmented
          label={t("type")}
          options={TYPES.map((type) => ({ value: type, label: t(`types.${type}`) }))}
          value={value.type}
          onValueChange={(type) => onValueChange({ ...value, type })}
        />
      </div>
      {value.type === "message" ? (
        <ByteInput
          label={t("label")}
          help={t("help")}
          fileLabel={t("fileLabel")}
          bounds={SIGNED_MESSAGE_BOUNDS}
          value={value.message}
          read={readInput(value.message, SIGNED_MESSAGE_BOUNDS)}
          onValueChange={(message) => onValueChange({ ...value, message })}
          showsProblems={showsProblems}
        />
      ) : (
        <DigestField {...{ value, onValueChange, digest, showsProblems }} />
      )}
      {isFile && (
        <Callout tone={canHash() ? "info" : "warn"}>{canHash() ? t("fileNote") : t("noHash")}</Callout>
      )}
    </div>
  );
}

function DigestField({ value, onValueChange, digest, showsProblems }: MessageFieldsProps) {
  const t = useTranslations("tool.message");
  const byteCount = readEncoded(value.digest)?.length ?? null;
  const isWrong = byteCount !== digest.digestBytes && (showsProblems || value.digest.trim() !== "");
  return (
    <Field
      label={t("digestLabel")}
      help={t("digestHelp", {
        bytes: digest.digestBytes,
        hash: digest.hash.toUpperCase().replace("SHA", "SHA-"),
      })}
      error={isWrong ? t("digestWrong", { bytes: digest.digestBytes }) : undefined}
    >
      <Textarea
        isMono
        rows={3}
        value={value.digest}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onValueChange({ ...value, digest: event.currentTarget.value })}
        className="wrap-anywhere"
      />
    </Field>
  );
}
