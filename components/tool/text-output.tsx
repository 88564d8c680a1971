"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { parseBase64, toHex } from "@/lib/format/encoding";
import { download } from "./download";
import { CopyButton, OutputBox } from "./output-box";

/** A text that is no secret, to copy and to save. */
export function TextOutput({ label, text, fileName }: { label: string; text: string; fileName: string }) {
  const t = useTranslations("tool.output");
  return (
    <div className="grid min-w-0 gap-3">
      <p className="font-medium">{label}</p>
      <OutputBox label={label} text={text} />
      <div className="flex flex-wrap gap-2">
        <CopyButton text={text} />
        <Button
          size="sm"
          icon={<Download aria-hidden="true" className="size-3.5" />}
          onClick={() => download(text.endsWith("\n") ? text : `${text}\n`, fileName)}
        >
          {t("download")}
        </Button>
      </div>
    </div>
  );
}

const VIEWS = ["base64", "hex"] as const;

/** Bytes that are no secret, such as a signature, as Base64 or hexadecimal. */
export function BytesOutput({
  label,
  base64,
  fileName,
}: {
  label: string;
  base64: string;
  fileName: string;
}) {
  const t = useTranslations("tool.secret");
  const [view, setView] = useState<(typeof VIEWS)[number]>("base64");
  const bytes = parseBase64(base64) ?? new Uint8Array();
  return (
    <div className="grid min-w-0 gap-2">
      <Segmented
        label={t("view")}
        options={VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
        value={view}
        onValueChange={setView}
        className="justify-self-end"
      />
      <TextOutput
        label={label}
        text={view === "base64" ? base64 : toHex(bytes)}
        fileName={`${fileName}.${view === "base64" ? "b64" : "hex"}`}
      />
    </div>
  );
}
