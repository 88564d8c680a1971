import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { instanceHref } from "@/components/instances/links";
import { Copyable } from "@/components/ui/copyable";
import { Fact, Facts } from "@/components/ui/facts";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { KeyMetadata } from "@/lib/keys/schema";
import { Instant, Never, None } from "./instant";
import { IntervalText } from "./interval-text";
import { Known } from "./key-cell";
import { KeyStateMark } from "./key-state-mark";
import { keyHref } from "./links";
import { wasRotated } from "./rotation";

export interface KeyFactsProps {
  shownKey: KeyMetadata;
  /** The switch of deletion protection. */
  protection: ReactNode;
  /** What stands beside "Tags". */
  tags: ReactNode;
}

/** All that DescribeKey tells of a key. */
export function KeyFacts({ shownKey, protection, tags }: KeyFactsProps) {
  const t = useTranslations("keys");
  return (
    <div className="grid items-start gap-[18px] lg:grid-cols-2">
      <Section title={t("facts.identity")}>
        <Facts>
          <Fact label={t("keyId")}>
            <Copyable label={t("keyId")} value={shownKey.keyId} isWrapping />
          </Fact>
          <Fact label={t("arn")}>
            <Copyable label={t("arn")} value={shownKey.arn} isWrapping />
          </Fact>
          <Fact label={t("facts.aliases")}>
            <Aliases aliasNames={shownKey.aliasNames} />
          </Fact>
          <Fact label={t("facts.description")}>
            {shownKey.description === "" ? (
              <None />
            ) : (
              <span className="whitespace-pre-wrap">{shownKey.description}</span>
            )}
          </Fact>
          <Fact label={t("tags.title")}>{tags}</Fact>
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
      <div className="grid content-start gap-[18px]">
        <CryptographyFacts shownKey={shownKey} />
        <LifeFacts shownKey={shownKey} protection={protection} />
      </div>
    </div>
  );
}

function Aliases({ aliasNames }: { aliasNames: readonly string[] }) {
  const t = useTranslations("keys");
  if (aliasNames.length === 0) return <None />;
  return (
    <ul className="grid">
      {aliasNames.map((alias) => (
        <li key={alias}>
          <Copyable label={t("facts.alias")} value={alias} isWrapping />
        </li>
      ))}
    </ul>
  );
}

function CryptographyFacts({ shownKey }: { shownKey: KeyMetadata }) {
  const t = useTranslations("keys");
  const { keyId, primaryKeyVersion } = shownKey;
  return (
    <Section title={t("facts.cryptography")}>
      <Facts>
        <Fact label={t("column.spec")}>{shownKey.keySpec}</Fact>
        <Fact label={t("column.usage")}>{shownKey.keyUsage}</Fact>
        <Fact label={t("column.origin")}>
          <Known group="origin" value={shownKey.origin} />
        </Fact>
        <Fact label={t("column.protection")}>
          <Known group="protection" value={shownKey.protectionLevel} />
        </Fact>
        {primaryKeyVersion !== "" && (
          <Fact label={t("facts.version")}>
            <Copyable label={t("facts.version")} value={primaryKeyVersion} isWrapping />
          </Fact>
        )}
        <Fact label={t("facts.versions")}>
          <TextLink href={keyHref(keyId, "versions")}>
            {t("facts.versionCount", { count: shownKey.versionCount })}
          </TextLink>
        </Fact>
        {shownKey.keyCheckValue !== "" && (
          <Fact label={t("facts.keyCheckValue")} note={t("facts.keyCheckValueNote")}>
            <Copyable label={t("facts.keyCheckValue")} value={shownKey.keyCheckValue} isWrapping />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

function LifeFacts({ shownKey, protection }: { shownKey: KeyMetadata; protection: ReactNode }) {
  const t = useTranslations("keys");
  const { rotationInterval, nextRotationDate, lastRotationDate } = shownKey;
  return (
    <Section title={t("facts.life")}>
      <Facts>
        <Fact label={t("column.state")}>
          <KeyStateMark keyState={shownKey.keyState} />
        </Fact>
        <Fact label={t("column.rotation")}>
          <span className="inline-flex flex-wrap gap-x-2">
            <Known group="rotation" value={shownKey.automaticRotation} />
            {rotationInterval !== "" && (
              <span className="text-ink-2">
                <IntervalText rotationInterval={rotationInterval} />
              </span>
            )}
          </span>
        </Fact>
        <Fact label={t("facts.lastRotation")}>
          {wasRotated(shownKey) ? <Instant at={lastRotationDate} /> : <Never />}
        </Fact>
        {nextRotationDate !== "" && (
          <Fact label={t("facts.nextRotation")}>
            <Instant at={nextRotationDate} />
          </Fact>
        )}
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
        <Fact
          label={t("facts.deletionProtection")}
          note={shownKey.deletionProtectionDescription || undefined}
        >
          {protection}
        </Fact>
      </Facts>
    </Section>
  );
}
