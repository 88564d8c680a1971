"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { capabilityReason, keyReason } from "@/components/keys/key-reason";
import { importKeyMaterialHref } from "@/components/keys/links";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import type { ActionState } from "@/lib/console/action-state";
import { importFiles } from "@/lib/key-import/openssl-commands";
import type { KeyImportDetail } from "@/lib/key-import/schema";
import type { KeyMetadata } from "@/lib/keys/schema";
import { ImportFiles } from "./import-files";
import { ImportResult } from "./import-result";
import { ImportStep } from "./import-step";
import { ImportSummary } from "./import-summary";
import { type Imported, UploadForm } from "./upload-form";
import { EMPTY_UPLOAD, type UploadValue } from "./upload-value";
import { WrapWays } from "./wrap-ways";

export type ImportMaterialAction = (input: {
  keyId: string;
  importToken: string;
  encryptedKeyMaterial: string;
  keyMaterialExpireUnix: number;
}) => Promise<ActionState<Imported>>;

export interface ImportTaskProps {
  shownKey: KeyMetadata;
  keyImport: KeyImportDetail;
  importMaterial: ImportMaterialAction;
}

/** One import from its wrapping key to its result. Whoever comes back finds it where it is. */
export function ImportTask({ shownKey, keyImport, importMaterial }: ImportTaskProps) {
  const t = useTranslations("keyImport.task");
  const [isAgain, setIsAgain] = useState(false);
  const [imported, setImported] = useState<Imported | null>(null);
  const hasMaterial = imported !== null || keyImport.importDate !== "";
  const done = imported ?? shownKey;
  const finish = (result: Imported) => {
    setImported(result);
    setIsAgain(false);
  };
  return (
    <div className="grid items-start gap-[18px] lg:grid-cols-[minmax(0,1fr)_400px]">
      <div className="grid min-w-0 gap-[18px]">
        <div role="status" className="empty:hidden">
          {hasMaterial && shownKey.keyState !== "PendingImport" && (
            <ImportResult
              shownKey={shownKey}
              keyCheckValue={done.keyCheckValue}
              materialExpireTime={done.materialExpireTime}
              isEnabled={done.keyState === "Enabled"}
            />
          )}
        </div>
        {hasMaterial && !isAgain && !keyImport.isExpired && shownKey.keyState !== "PendingImport" ? (
          <Callout
            action={
              <Button size="sm" onClick={() => setIsAgain(true)}>
                {t("again")}
              </Button>
            }
          >
            {t("againText")}
          </Callout>
        ) : (
          <Steps
            shownKey={shownKey}
            keyImport={keyImport}
            importMaterial={importMaterial}
            onImported={finish}
          />
        )}
      </div>
      <ImportSummary shownKey={shownKey} keyImport={keyImport} />
    </div>
  );
}

function Steps({
  shownKey,
  keyImport,
  importMaterial,
  onImported,
}: ImportTaskProps & { onImported: (imported: Imported) => void }) {
  const t = useTranslations("keyImport.task");
  const tReason = useTranslations();
  const [upload, setUpload] = useState(EMPTY_UPLOAD);
  const change = (changes: Partial<UploadValue>) => setUpload((value) => ({ ...value, ...changes }));
  const { keyId, keySpec } = shownKey;
  const { importId, importToken, publicKey, wrappingAlgorithm } = keyImport;
  const files = importFiles(importId, keySpec);
  const reason = keyReason(shownKey, "ImportKeyMaterial");
  if (reason !== null) return <Callout tone="warn">{tReason(reason)}</Callout>;
  if (keyImport.isExpired) return <Expired keyId={keyId} />;
  return (
    <ol aria-label={t("steps")} className="grid gap-[18px]">
      <ImportStep number={1} title={t("files")} description={t("filesHelp")}>
        <ImportFiles keyImport={keyImport} files={files} />
      </ImportStep>
      <ImportStep number={2} title={t("wrap")} description={t("wrapHelp")}>
        <WrapWays
          importing={{ keySpec, wrappingAlgorithm, publicKey, files }}
          onWrapped={(bytes) => change({ source: "file", file: { name: t("fromBrowser"), bytes } })}
        />
      </ImportStep>
      <ImportStep number={3} title={t("upload")} description={t("uploadHelp")}>
        <UploadForm
          value={upload}
          onValue={change}
          canExpire={capabilityReason(shownKey, "MaterialExpiry") === null}
          fileName={files.wrappedMaterial}
          importMaterial={(input) => importMaterial({ keyId, importToken, ...input })}
          onImported={onImported}
        />
      </ImportStep>
    </ol>
  );
}

function Expired({ keyId }: { keyId: string }) {
  const t = useTranslations("keyImport.task.expired");
  return (
    <Callout
      tone="warn"
      title={t("title")}
      action={<LinkButton href={importKeyMaterialHref(keyId)}>{t("action")}</LinkButton>}
    >
      {t("text")}
    </Callout>
  );
}
