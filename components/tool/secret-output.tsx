"use client";

import { Download, Eye, EyeOff, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Segmented } from "@/components/ui/segmented";
import { type ByteEncoding, decodeText, formatEncoded, parseBase64 } from "@/lib/format/encoding";
import { download } from "./download";
import { CopyButton, OutputBox } from "./output-box";
import { SHOWN_SECONDS, ShownCountdown } from "./shown-countdown";
import { useCountdown } from "./use-countdown";

const ENCODINGS = ["text", "base64", "hex"] as const satisfies readonly ByteEncoding[];
const MASK = "••••••••••••";

export interface SecretOutputProps {
  /** What it is, as a heading reads: "Plaintext". */
  label: string;
  /** Base64, as the operation answered. */
  base64: string;
  /** Begins a file name: "plaintext". */
  fileName: string;
  /** How it is shown at first: random bytes are no text. */
  firstView?: ByteEncoding | undefined;
  /** Lets go of the answer. Called by the button, and when what is shown has been shown long enough. */
  onClear: () => void;
}

/** A plaintext, masked until it is asked for; what is masked is not in the page. */
export function SecretOutput({ label, base64, fileName, firstView = "text", onClear }: SecretOutputProps) {
  const t = useTranslations("tool.secret");
  const bytes = useMemo(() => parseBase64(base64) ?? new Uint8Array(), [base64]);
  const isText = useMemo(() => decodeText(bytes) !== null, [bytes]);
  const [isShown, setIsShown] = useState(false);
  const [encoding, setEncoding] = useState<ByteEncoding>(firstView);
  const countdown = useCountdown({ seconds: SHOWN_SECONDS, isRunning: isShown, onEnd: onClear });
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-medium">
          {label} <span className="num font-normal text-ink-2">{t("size", { count: bytes.length })}</span>
        </p>
        <Segmented
          label={t("view")}
          options={ENCODINGS.map((value) => ({ value, label: t(`views.${value}`) }))}
          value={encoding}
          onValueChange={setEncoding}
        />
      </div>
      {isShown ? <Shown label={label} bytes={bytes} encoding={encoding} /> : <Masked />}
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          icon={isShown ? <EyeOff {...ICON} /> : <Eye {...ICON} />}
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? t("hide") : t("show")}
        </Button>
        <CopyButton text={formatEncoded(bytes, encoding) ?? base64} />
        <Button
          size="sm"
          icon={<Download {...ICON} />}
          onClick={() => download(bytes, `${fileName}.${isText ? "txt" : "bin"}`)}
        >
          {t("download")}
        </Button>
        <Button size="sm" icon={<Trash2 {...ICON} />} onClick={onClear}>
          {t("clear")}
        </Button>
      </div>
      {isShown && <ShownCountdown secondsLeft={countdown.secondsLeft} onKeep={countdown.restart} />}
    </div>
  );
}

const ICON = { "aria-hidden": true, className: "size-3.5" } as const;

function Masked() {
  const t = useTranslations("tool.secret");
  return (
    <p className="mono rounded-control border border-line bg-sunken px-3 py-2.5 text-ink-2">
      <span aria-hidden="true">{MASK}</span>
      <span className="sr-only">{t("masked")}</span>
    </p>
  );
}

function Shown({ label, bytes, encoding }: { label: string; bytes: Uint8Array; encoding: ByteEncoding }) {
  const t = useTranslations("tool.secret");
  const text = formatEncoded(bytes, encoding);
  if (text === null) {
    return (
      <Callout tone="warn" title={t("notText.title")}>
        {t("notText.next")}
      </Callout>
    );
  }
  if (text === "") return <p className="text-ink-2">{t("empty")}</p>;
  return <OutputBox label={label} text={text} />;
}
