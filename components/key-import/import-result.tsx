import { useTranslations } from "next-intl";
import { keyToolHref } from "@/components/keys/key-tool";
import { keyHref } from "@/components/keys/links";
import { Copyable } from "@/components/ui/copyable";
import { Fact, Facts } from "@/components/ui/facts";
import { LinkButton } from "@/components/ui/link-button";
import { ExactTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import type { KeyMetadata } from "@/lib/keys/schema";

export interface ImportResultProps {
  shownKey: KeyMetadata;
  keyCheckValue: string;
  /** Empty for never. */
  materialExpireTime: string;
  isEnabled: boolean;
}

/** What came in, by the value that people compare. */
export function ImportResult(props: ImportResultProps) {
  const t = useTranslations("keyImport.result");
  const { shownKey, keyCheckValue, materialExpireTime } = props;
  return (
    <Section title={t("title")} description={t("text")}>
      <div className="grid gap-4">
        <Facts>
          <Fact label={t("checkValue")} note={t("checkValueNote")}>
            <Copyable label={t("checkValue")} value={keyCheckValue} />
          </Fact>
          <Fact label={t("expires")}>
            {materialExpireTime === "" ? t("never") : <ExactTime at={materialExpireTime} />}
          </Fact>
        </Facts>
        <p className="max-w-[72ch]">{t("keepCopy")}</p>
        <div className="flex flex-wrap gap-2.5">
          <LinkButton variant="primary" href={keyHref(shownKey.keyId, "material")}>
            {t("toKey")}
          </LinkButton>
          {props.isEnabled && <LinkButton href={keyToolHref(shownKey)}>{t("tryIt")}</LinkButton>}
        </div>
      </div>
    </Section>
  );
}
