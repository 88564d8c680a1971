import { useTranslations } from "next-intl";
import { CodeBlock } from "@/components/ui/code-block";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { keyUseSamples } from "./key-samples";
import { onlineToolHref } from "./links";

/** How people and applications use this key. */
export function KeyUse({ keyId }: { keyId: string }) {
  const t = useTranslations("keys.use");
  return (
    <div className="grid gap-[18px]">
      <Section
        title={t("tool")}
        description={t("toolHelp")}
        look="plain"
        actions={<LinkButton href={onlineToolHref(keyId)}>{t("openTool")}</LinkButton>}
      >
        {null}
      </Section>
      <Section title={t("code")} description={t("codeHelp")} look="plain">
        <CodeBlock label={t("code")} samples={keyUseSamples(keyId)} />
      </Section>
    </div>
  );
}
