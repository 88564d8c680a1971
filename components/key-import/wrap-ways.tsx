"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button-styles";
import { Callout } from "@/components/ui/callout";
import { CodeBlock } from "@/components/ui/code-block";
import { Segmented } from "@/components/ui/segmented";
import { HELPER_SCRIPT, helperCommand } from "@/lib/key-import/helper-command";
import { opensslCommands } from "@/lib/key-import/openssl-commands";
import type { Importing } from "./importing";
import { WrapInPage } from "./wrap-in-page";

const WAYS = ["helper", "openssl", "browser"] as const;

export interface WrapWaysProps {
  importing: Importing;
  /** Called with what was wrapped in the browser. */
  onWrapped: (wrapped: Uint8Array<ArrayBuffer>) => void;
}

/** Three ways to wrap material: the helper script, OpenSSL, or this browser. */
export function WrapWays({ importing, onWrapped }: WrapWaysProps) {
  const t = useTranslations("keyImport.wrap");
  const [way, setWay] = useState<(typeof WAYS)[number]>("helper");
  return (
    <>
      <Segmented
        label={t("way")}
        options={WAYS.map((value) => ({ value, label: t(`ways.${value}`) }))}
        value={way}
        onValueChange={setWay}
      />
      {way === "helper" && <Helper importing={importing} />}
      {way === "openssl" && <Openssl importing={importing} />}
      {way === "browser" && <WrapInPage importing={importing} onWrapped={onWrapped} />}
    </>
  );
}

function Helper({ importing }: { importing: Importing }) {
  const t = useTranslations("keyImport.wrap.helper");
  const command = (makesMaterial: boolean) => helperCommand({ ...importing, makesMaterial });
  return (
    <>
      <p className="max-w-[72ch]">{t("text", { file: importing.files.material })}</p>
      <p>
        <a href={`/${HELPER_SCRIPT}`} download={HELPER_SCRIPT} className={buttonClass("default", "sm")}>
          <Download aria-hidden="true" className="size-3.5" />
          {t("download")}
        </a>
      </p>
      <CodeBlock
        label={t("command")}
        samples={[
          { id: "have", label: t("have"), code: command(false) },
          { id: "make", label: t("make"), code: command(true) },
        ]}
      />
    </>
  );
}

function Openssl({ importing }: { importing: Importing }) {
  const t = useTranslations("keyImport.wrap.openssl");
  const { material, privateKeyPem } = importing.files;
  return (
    <>
      <p className="max-w-[72ch]">{t("text", { file: material })}</p>
      <ol className="grid gap-4">
        {opensslCommands(importing).map(({ step, isOptional, script }) => (
          <li key={step} className="grid min-w-0 gap-1.5">
            <p className="font-medium">
              {t(`step.${step}`, { file: material, pem: privateKeyPem })}{" "}
              {isOptional && <span className="font-normal text-ink-2">{t("optional")}</span>}
            </p>
            <CodeBlock
              label={t(`step.${step}`, { file: material, pem: privateKeyPem })}
              samples={[{ id: "sh", label: "sh", code: script }]}
            />
          </li>
        ))}
      </ol>
      <Callout>{t("processes")}</Callout>
    </>
  );
}
