import { useTranslations } from "next-intl";
import { CodeBlock } from "@/components/ui/code-block";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { requestSamples } from "@/lib/code-sample/request-samples";
import { onlineToolHref } from "./links";

/** Shows where an encryption context goes. */
const CONTEXT = [["purpose", "example"]] as const;

/** How people and applications use this key. */
export function KeyUse({ keyId }: { keyId: string }) {
  const t = useTranslations("keys.use");
  const encrypt = requestSamples({ operation: "Encrypt", keyId, encryptionContext: CONTEXT });
  const decrypt = requestSamples({ operation: "Decrypt", ciphertextBlob: "", encryptionContext: CONTEXT });
  return (
    <div className="grid gap-[18px]">
      <Section title={t("tool")} description={t("toolHelp")} look="plain">
        <LinkButton href={onlineToolHref(keyId)}>{t("openTool")}</LinkButton>
      </Section>
      <p className="max-w-[72ch] text-ink-2">{t("gateway")}</p>
      <div className="grid gap-[18px] lg:grid-cols-2">
        <Section title={t("encrypt")} description={t("encryptHelp")} look="plain">
          <CodeBlock label={t("encrypt")} samples={encrypt} />
        </Section>
        <Section title={t("decrypt")} description={t("decryptHelp")} look="plain">
          <CodeBlock label={t("decrypt")} samples={decrypt} />
        </Section>
      </div>
    </div>
  );
}
