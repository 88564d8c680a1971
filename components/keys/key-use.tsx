import { useTranslations } from "next-intl";
import { CodeBlock } from "@/components/ui/code-block";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { KeyMetadata } from "@/lib/keys/schema";
import { keyCalls } from "./key-calls";
import { keyToolHref } from "./key-tool";

export interface KeyUseProps {
  shownKey: KeyMetadata;
  /** The version that the code names; empty for one that the reader fills in. */
  keyVersionId: string;
}

/** How people and applications use this key. */
export function KeyUse({ shownKey, keyVersionId }: KeyUseProps) {
  const t = useTranslations("keys.use");
  return (
    <div className="grid gap-[18px]">
      <Section title={t("tool")} description={t("toolHelp")} look="plain">
        <LinkButton href={keyToolHref(shownKey)}>{t("openTool")}</LinkButton>
      </Section>
      <p className="max-w-[72ch] text-ink-2">{t("gateway")}</p>
      <div className="grid gap-[18px] lg:grid-cols-2">
        {keyCalls(shownKey, keyVersionId).map(({ name, samples }) => (
          <Section
            key={name}
            title={t(`call.${name}.title`)}
            description={t(`call.${name}.help`)}
            look="plain"
          >
            <CodeBlock label={t(`call.${name}.title`)} samples={samples} />
          </Section>
        ))}
      </div>
    </div>
  );
}
