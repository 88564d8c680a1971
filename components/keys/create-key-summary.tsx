import { useTranslations } from "next-intl";
import { CodeBlock } from "@/components/ui/code-block";
import { Fact, Facts } from "@/components/ui/facts";
import { Section } from "@/components/ui/section";
import { createKeySamples, type NewKey } from "./key-samples";

/** What will be made, and the same as a request. */
export function CreateKeySummary({ newKey, instanceName }: { newKey: NewKey; instanceName: string }) {
  const t = useTranslations("keys");
  return (
    <aside aria-label={t("create.summary")} className="grid min-w-0 gap-[18px] lg:sticky lg:top-[70px]">
      <Section title={t("create.summary")}>
        <Facts>
          <Fact label={t("column.instance")}>{instanceName}</Fact>
          <Fact label={t("column.usage")}>{newKey.keyUsage}</Fact>
          <Fact label={t("column.spec")}>{newKey.keySpec}</Fact>
          <Fact label={t("column.protection")}>{t("protection.SOFTWARE")}</Fact>
          <Fact label={t("column.state")}>{t("create.stateAfter")}</Fact>
        </Facts>
      </Section>
      <Section title={t("create.asCode")} description={t("use.gateway")} look="plain">
        <CodeBlock label={t("create.asCode")} samples={createKeySamples(newKey)} />
      </Section>
    </aside>
  );
}
