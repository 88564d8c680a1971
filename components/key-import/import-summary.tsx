import { useTranslations } from "next-intl";
import { keyHref } from "@/components/keys/links";
import { Copyable } from "@/components/ui/copyable";
import { Fact, Facts } from "@/components/ui/facts";
import { ExactTime, RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { KeyImportDetail } from "@/lib/key-import/schema";
import type { KeyMetadata } from "@/lib/keys/schema";
import { ImportStateMark } from "./import-state";

/** What an import is for, how it is wrapped, and how long it can be gone on with. */
export function ImportSummary({
  shownKey,
  keyImport,
}: {
  shownKey: KeyMetadata;
  keyImport: KeyImportDetail;
}) {
  const t = useTranslations("keyImport.summary");
  return (
    <aside aria-label={t("title")} className="min-w-0 lg:sticky lg:top-[70px]">
      <Section title={t("title")}>
        <Facts>
          <Fact label={t("state")}>
            <ImportStateMark keyImport={keyImport} />
          </Fact>
          <Fact label={t("key")}>
            <TextLink href={keyHref(shownKey.keyId, "material")}>{shownKey.keyId}</TextLink>
          </Fact>
          <Fact label={t("keySpec")}>{shownKey.keySpec}</Fact>
          {shownKey.keyCheckValue !== "" && (
            <Fact label={t("checkValue")} note={t("checkValueNote")}>
              <Copyable label={t("checkValue")} value={shownKey.keyCheckValue} />
            </Fact>
          )}
          <Fact label={t("algorithm")}>{keyImport.wrappingAlgorithm}</Fact>
          <Fact label={t("wrappingKey")}>{keyImport.wrappingKeySpec}</Fact>
          <Fact label={t("begun")}>
            <ExactTime at={keyImport.creationDate} className="num" />
            {keyImport.creatorName !== "" && (
              <span className="block text-ink-2 text-sm">{keyImport.creatorName}</span>
            )}
          </Fact>
          <Fact label={t(keyImport.isExpired ? "expired" : "expires")}>
            <ExactTime at={keyImport.tokenExpireTime} className="num" />
            <span className="block text-ink-2 text-sm">
              <RelativeTime at={keyImport.tokenExpireTime} />
            </span>
          </Fact>
        </Facts>
      </Section>
    </aside>
  );
}
