"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";
import { Fact, Facts } from "@/components/ui/facts";
import type { EncryptResult } from "@/lib/key-use/schema";
import { download } from "./download";
import { CopyButton, OutputBox } from "./output-box";

/** A ciphertext with the key version that made it, to copy and to save. */
export function CiphertextOutput({ result }: { result: EncryptResult }) {
  const t = useTranslations("tool.ciphertext");
  return (
    <div className="grid min-w-0 gap-3">
      <p className="font-medium">{t("label")}</p>
      <OutputBox label={t("label")} text={result.ciphertextBlob} />
      <div className="flex flex-wrap gap-2">
        <CopyButton text={result.ciphertextBlob} />
        <Button
          size="sm"
          icon={<Download aria-hidden="true" className="size-3.5" />}
          onClick={() => download(`${result.ciphertextBlob}\n`, "ciphertext.b64")}
        >
          {t("download")}
        </Button>
      </div>
      <UsedKey keyId={result.keyId} keyVersionId={result.keyVersionId} />
    </div>
  );
}

interface UsedKeyProps {
  keyId: string;
  keyVersionId: string;
  title?: string | undefined;
}

/** Which key and version did the work. */
export function UsedKey({ keyId, keyVersionId, title }: UsedKeyProps) {
  const t = useTranslations("tool.usedKey");
  return (
    <Facts label={title ?? t("title")}>
      <Fact label={t("keyId")}>
        <Copyable label={t("keyId")} value={keyId} />
      </Fact>
      <Fact label={t("keyVersionId")}>
        <Copyable label={t("keyVersionId")} value={keyVersionId} />
      </Fact>
    </Facts>
  );
}
