import { useTranslations } from "next-intl";
import { instanceHref } from "@/components/instances/links";
import { Copyable } from "@/components/ui/copyable";
import { Fact, Facts } from "@/components/ui/facts";
import { ExactTime, RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { KeyMetadata } from "@/lib/keys/schema";
import { Known } from "./key-cell";
import { KeyStateMark } from "./key-state-mark";

/** All that DescribeKey tells of a key. */
export function KeyFacts({ shownKey }: { shownKey: KeyMetadata }) {
  const t = useTranslations("keys");
  return (
    <div className="grid gap-[18px] lg:grid-cols-2">
      <Section title={t("facts.identity")}>
        <Facts>
          <Fact label={t("keyId")}>
            <Copyable label={t("keyId")} value={shownKey.keyId} isWrapping />
          </Fact>
          <Fact label={t("arn")}>
            <Copyable label={t("arn")} value={shownKey.arn} isWrapping />
          </Fact>
          <Fact label={t("facts.aliases")}>
            {shownKey.aliasNames.length === 0 ? (
              <None />
            ) : (
              <ul className="grid">
                {shownKey.aliasNames.map((alias) => (
                  <li key={alias}>
                    <Copyable label={t("facts.alias")} value={alias} isWrapping />
                  </li>
                ))}
              </ul>
            )}
          </Fact>
          <Fact label={t("facts.description")}>
            {shownKey.description === "" ? (
              <None />
            ) : (
              <span className="whitespace-pre-wrap">{shownKey.description}</span>
            )}
          </Fact>
          <Fact label={t("column.instance")}>
            <TextLink href={instanceHref(shownKey.dkmsInstanceId)}>
              {shownKey.instanceName === "" ? shownKey.dkmsInstanceId : shownKey.instanceName}
            </TextLink>
          </Fact>
          <Fact label={t("column.creator")}>
            {shownKey.creatorName === "" ? t("creatorGone") : shownKey.creatorName}
          </Fact>
          <Fact label={t("column.created")}>
            <Instant at={shownKey.creationDate} />
          </Fact>
        </Facts>
      </Section>
      <KeyCryptoFacts shownKey={shownKey} />
    </div>
  );
}

function KeyCryptoFacts({ shownKey }: { shownKey: KeyMetadata }) {
  const t = useTranslations("keys");
  return (
    <Section title={t("facts.cryptography")}>
      <Facts>
        <Fact label={t("column.state")}>
          <KeyStateMark keyState={shownKey.keyState} />
        </Fact>
        <Fact label={t("column.spec")}>{shownKey.keySpec}</Fact>
        <Fact label={t("column.usage")}>{shownKey.keyUsage}</Fact>
        <Fact label={t("column.origin")}>
          <Known group="origin" value={shownKey.origin} />
        </Fact>
        <Fact label={t("column.protection")}>
          <Known group="protection" value={shownKey.protectionLevel} />
        </Fact>
        <Fact label={t("facts.version")}>
          {shownKey.primaryKeyVersion === "" ? (
            <None />
          ) : (
            <Copyable label={t("facts.version")} value={shownKey.primaryKeyVersion} isWrapping />
          )}
        </Fact>
        <Fact label={t("column.rotation")}>
          <Known group="rotation" value={shownKey.automaticRotation} />
        </Fact>
        <Fact label={t("facts.lastRotation")}>
          {shownKey.lastRotationDate === shownKey.creationDate ? (
            <Never />
          ) : (
            <Instant at={shownKey.lastRotationDate} />
          )}
        </Fact>
        <Fact
          label={t("facts.deletionProtection")}
          note={shownKey.deletionProtectionDescription || undefined}
        >
          {t(`deletionProtection.${shownKey.deletionProtection}`)}
        </Fact>
        {shownKey.materialExpireTime !== "" && (
          <Fact label={t("facts.materialExpires")}>
            <Instant at={shownKey.materialExpireTime} />
          </Fact>
        )}
        {shownKey.deleteDate !== "" && (
          <Fact label={t("facts.deleted")}>
            <Instant at={shownKey.deleteDate} />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

function None() {
  const t = useTranslations("common");
  return <span className="text-ink-2">{t("none")}</span>;
}

function Never() {
  const t = useTranslations("common");
  return <span className="text-ink-2">{t("never")}</span>;
}

/** Both the exact time and how long ago; nothing known is said so. */
function Instant({ at }: { at: string }) {
  if (at === "") return <None />;
  return (
    <span className="inline-flex flex-wrap gap-x-2">
      <ExactTime at={at} />
      <span className="text-ink-2">
        <RelativeTime at={at} />
      </span>
    </span>
  );
}
