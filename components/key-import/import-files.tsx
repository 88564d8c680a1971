"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { download } from "@/components/tool/download";
import { Button } from "@/components/ui/button";
import { parseBase64 } from "@/lib/format/encoding";
import type { ImportFiles as FileNames } from "@/lib/key-import/openssl-commands";
import type { KeyImportDetail } from "@/lib/key-import/schema";

const PEM_LINE = /.{1,64}/g;

/** The wrapping key and the token as files. */
export function ImportFiles({ keyImport, files }: { keyImport: KeyImportDetail; files: FileNames }) {
  const t = useTranslations("keyImport.files");
  const saveDer = () => {
    const der = parseBase64(keyImport.publicKey);
    if (der !== null) download(der, files.publicKeyDer);
  };
  return (
    <ul className="grid gap-2.5">
      <FileRow name={files.publicKeyDer} what={t("der")} onSave={saveDer} />
      <FileRow
        name={files.publicKeyPem}
        what={t("pem")}
        onSave={() => download(toPem(keyImport.publicKey), files.publicKeyPem)}
      />
      <FileRow
        name={files.importToken}
        what={t("token")}
        onSave={() => download(`${keyImport.importToken}\n`, files.importToken)}
      />
    </ul>
  );
}

function FileRow({ name, what, onSave }: { name: string; what: string; onSave: () => void }) {
  const t = useTranslations("keyImport.files");
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
      <div className="grid min-w-0">
        <span className="mono wrap-anywhere">{name}</span>
        <span className="text-ink-2 text-sm">{what}</span>
      </div>
      <Button
        size="sm"
        icon={<Download aria-hidden="true" className="size-3.5" />}
        aria-label={t("download", { name })}
        onClick={onSave}
      >
        {t("save")}
      </Button>
    </li>
  );
}

/** RFC 7468, 13. */
function toPem(publicKey: string): string {
  const lines = publicKey.match(PEM_LINE) ?? [];
  return `-----BEGIN PUBLIC KEY-----\n${lines.join("\n")}\n-----END PUBLIC KEY-----\n`;
}
