import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { Fact, Facts } from "@/components/ui/facts";
import { Section } from "@/components/ui/section";
import type { KeyMetadata } from "@/lib/keys/schema";
import { Instant, Never } from "./instant";
import { IntervalText } from "./interval-text";
import type { UpdateRotationPolicy } from "./key-acts";
import { wasRotated } from "./rotation";
import { RotationDialog } from "./rotation-dialog";

export interface RotationSectionProps {
  shownKey: KeyMetadata;
  updateRotationPolicy: UpdateRotationPolicy;
}

/** Whether and when a key is rotated by itself. */
export function RotationSection({ shownKey, updateRotationPolicy }: RotationSectionProps) {
  const t = useTranslations("keys.rotationPolicy");
  const { automaticRotation, lastRotationDate, nextRotationDate } = shownKey;
  return (
    <Section
      title={t("title")}
      description={t("help")}
      actions={<RotationDialog shownKey={shownKey} updateRotationPolicy={updateRotationPolicy} />}
    >
      <div className="grid gap-3">
        {automaticRotation === "Suspended" && (
          <Callout tone="warn" title={t("suspended.title")}>
            {t("suspended.text")}
          </Callout>
        )}
        <Facts>
          <Fact label={t("state")}>{t(`states.${automaticRotation}`)}</Fact>
          {automaticRotation !== "Disabled" && (
            <Fact label={t("interval")}>
              <IntervalText rotationInterval={shownKey.rotationInterval} />
            </Fact>
          )}
          <Fact label={t("last")}>
            {wasRotated(shownKey) ? <Instant at={lastRotationDate} /> : <Never />}
          </Fact>
          {nextRotationDate !== "" && (
            <Fact
              label={t("next")}
              note={automaticRotation === "Suspended" ? t("suspended.next") : undefined}
            >
              <Instant at={nextRotationDate} />
            </Fact>
          )}
        </Facts>
      </div>
    </Section>
  );
}
