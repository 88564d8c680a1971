import { getTranslations } from "next-intl/server";
import { keyAuditHref } from "@/components/keys/links";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";

/** What the audit log knows of one key. */
export async function KeyAudit({ keyId }: { keyId: string }) {
  const t = await getTranslations("keys.audit");
  return (
    <Section title={t("title")} description={t("help")}>
      <LinkButton href={keyAuditHref(keyId)}>{t("open")}</LinkButton>
    </Section>
  );
}
