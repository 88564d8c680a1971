"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import type { ChosenFile } from "@/components/tool/byte-input-value";
import { download } from "@/components/tool/download";
import { FileChoice } from "@/components/tool/file-choice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { findKeySpec } from "@/lib/crypto/key-spec";
import { parseBase64 } from "@/lib/format/encoding";
import { checkValueInBrowser } from "@/lib/key-import/check-value-in-browser";
import { canBrowserWrap, wrapInBrowser } from "@/lib/key-import/wrap-in-browser";
import type { Importing } from "./importing";

/** Far above the largest private key in PKCS #8. */
const MATERIAL_BYTES_MAX = 8192;

export interface WrapInPageProps {
  importing: Importing;
  onWrapped: (wrapped: Uint8Array<ArrayBuffer>) => void;
}

interface Wrapped {
  bytes: Uint8Array<ArrayBuffer>;
  checkValue: string | null;
}

/** Wraps a file with WebCrypto. The material is in this page's memory meanwhile, and is never sent. */
export function WrapInPage({ importing, onWrapped }: WrapInPageProps) {
  const t = useTranslations("keyImport.wrap.browser");
  const [problem, setProblem] = useState<string | null>(null);
  const [wrapped, setWrapped] = useState<Wrapped | null>(null);
  const [isBusy, startTransition] = useTransition();
  const { keySpec, wrappingAlgorithm, files } = importing;
  if (!canBrowserWrap(wrappingAlgorithm)) return <Callout tone="warn">{t("notOffered")}</Callout>;
  const take = (file: ChosenFile) => {
    setWrapped(null);
    if (!globalThis.isSecureContext) {
      setProblem(t("insecure"));
      return;
    }
    const fault = faultOf(keySpec, file.bytes);
    if (fault !== null) {
      setProblem(fault === "notDer" ? t("fault.notDer") : t("fault.length", { count: fault }));
      file.bytes.fill(0);
      return;
    }
    startTransition(async () => {
      const result = await wrapFile(importing, wrappingAlgorithm, file.bytes).catch(() => null);
      file.bytes.fill(0);
      if (result === null) {
        setProblem(t("failed"));
        return;
      }
      setWrapped(result);
      onWrapped(result.bytes);
    });
  };
  return (
    <>
      <Callout tone="warn" title={t("warning.title")}>
        {t("warning.text")}
      </Callout>
      <div className="grid gap-1.5">
        <p className="font-medium">{t("file")}</p>
        <p className="max-w-[72ch] text-ink-2 text-sm">{t(isPair(keySpec) ? "filePair" : "fileSecret")}</p>
        <FileChoice label={t("file")} maxBytes={MATERIAL_BYTES_MAX} onFile={take} onProblem={setProblem} />
        {problem !== null && (
          <p role="alert" className="flex gap-1.5 text-bad text-sm">
            <span aria-hidden="true">▲</span>
            <span>{problem}</span>
          </p>
        )}
      </div>
      <div role="status" className="empty:hidden">
        {isBusy && <span className="text-ink-2">{t("busy")}</span>}
        {wrapped !== null && (
          <div className="grid justify-items-start gap-2">
            <p>
              {wrapped.checkValue === null
                ? t("done")
                : t.rich("doneWithValue", {
                    value: () => <b className="mono font-semibold">{wrapped.checkValue}</b>,
                  })}
            </p>
            <Button
              size="sm"
              icon={<Download aria-hidden="true" className="size-3.5" />}
              onClick={() => download(wrapped.bytes, files.wrappedMaterial)}
            >
              {t("save")}
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

async function wrapFile(
  { publicKey, keySpec }: Importing,
  algorithm: Parameters<typeof wrapInBrowser>[1],
  material: Uint8Array<ArrayBuffer>,
): Promise<Wrapped | null> {
  const spki = parseBase64(publicKey);
  if (spki === null) return null;
  const checkValue = await checkValueInBrowser(keySpec, material);
  return { bytes: await wrapInBrowser(spki, algorithm, keySpec, material), checkValue };
}

/** What one can see of a wrong file before it is wrapped: the length it should have, or that it is no DER. */
function faultOf(keySpec: string, { length, 0: first }: Uint8Array): number | "notDer" | null {
  const facts = findKeySpec(keySpec);
  if (facts?.materialFormat === "raw") return length === facts.materialBytes ? null : facts.materialBytes;
  return first === DER_SEQUENCE ? null : "notDer";
}

const DER_SEQUENCE = 0x30;

function isPair(keySpec: string): boolean {
  return findKeySpec(keySpec)?.materialFormat === "pkcs8";
}
