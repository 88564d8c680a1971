import { useTranslations } from "next-intl";
import { CodeBlock } from "@/components/ui/code-block";
import { Fact, Facts } from "@/components/ui/facts";
import { Section } from "@/components/ui/section";
import { IntervalText } from "./interval-text";
import { Known } from "./key-cell";
import { createKeySamples, type NewKey } from "./key-samples";

export interface CreateKeySummaryProps {
  newKey: NewKey;
  /** With its prefix; empty for none. */
  aliasName: string;
  instanceName: string;
}

/** What will be made, and the same as a request. */
export function CreateKeySummary({ newKey, aliasName, instanceName }: CreateKeySummaryProps) {
  const t = useTranslations("keys");
  const { rotationInterval } = newKey;
  return (
    <aside aria-label={t("create.summary")} className="grid min-w-0 gap-[18px] lg:sticky lg:top-[70px]">
      <Section title={t("create.summary")}>
        <Facts>
          <Fact label={t("column.instance")}>{instanceName}</Fact>
          <Fact label={t("column.usage")}>{newKey.keyUsage}</Fact>
          <Fact label={t("column.spec")}>{newKey.keySpec}</Fact>
          <Fact label={t("column.origin")}>
            <Known group="origin" value={newKey.origin} />
          </Fact>
          <Fact label={t("column.protection")}>{t("protection.SOFTWARE")}</Fact>
          <Fact label={t("column.rotation")}>
            {rotationInterval === undefined ? (
              t("rotation.Disabled")
            ) : (
              <IntervalText rotationInterval={rotationInterval} />
            )}
          </Fact>
          <Fact label={t("facts.deletionProtection")}>
            {t(`deletionProtection.${newKey.enableDeletionProtection ? "Enabled" : "Disabled"}`)}
          </Fact>
          <Fact label={t("column.state")}>
            {t(newKey.origin === "EXTERNAL" ? "create.stateAfterImport" : "create.stateAfter")}
          </Fact>
        </Facts>
      </Section>
      <Section title={t("create.asCode")} description={t("use.gateway")} look="plain">
        <CodeBlock label={t("create.asCode")} samples={createKeySamples(newKey, aliasName)} />
      </Section>
    </aside>
  );
}
