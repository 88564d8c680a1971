"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Copyable } from "@/components/ui/copyable";
import { Fact, Facts } from "@/components/ui/facts";
import type { EncryptResult } from "@/lib/key-use/schema";
import { download } from "./download";

/** A ciphertext with the key version that made it, to copy and to save. */
export function CiphertextOutput({ result }: { result: EncryptResult }) {
  const t = useTranslations("tool.ciphertext");
  return (
    <div className="grid gap-3">
      <div className="wrapping-code">
        <CodeBlock
          label={t("label")}
          samples={[{ id: "base64", label: t("label"), code: result.ciphertextBlob }]}
        />
      </div>
      <div>
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

/** Which key and version did the work. */
export function UsedKey({ keyId, keyVersionId }: { keyId: string; keyVersionId: string }) {
  const t = useTranslations("tool.usedKey");
  return (
    <Facts label={t("title")}>
      <Fact label={t("keyId")}>
        <Copyable label={t("keyId")} value={keyId} />
      </Fact>
      <Fact label={t("keyVersionId")}>
        <Copyable label={t("keyVersionId")} value={keyVersionId} />
      </Fact>
    </Facts>
  );
}
