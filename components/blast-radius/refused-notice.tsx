import { useTranslations } from "next-intl";
import { auditHref } from "@/components/audit/links";
import { keyHref } from "@/components/keys/links";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { RefusedUse } from "@/lib/blast-radius/schema";

const CALLERS_SHOWN = 3;

export interface RefusedNoticeProps {
  keyId: string;
  /** The code with which calls are refused in the key's present state. */
  errorCode: string;
  /** Those of this code, newest first. */
  refused: readonly RefusedUse[];
}

/** Somebody still calls a key that refuses: who, when and how often, so that it can be brought back in time. */
export function RefusedNotice({ keyId, errorCode, refused }: RefusedNoticeProps) {
  const t = useTranslations("blastRadius");
  if (refused.length === 0) return null;
  const more = refused.length - CALLERS_SHOWN;
  return (
    <Callout
      tone="bad"
      title={t("refusedNotice.title")}
      action={
        <>
          <LinkButton size="sm" href={auditHref({ resource: keyId, result: errorCode })}>
            {t("refusedNotice.timeline")}
          </LinkButton>
          <LinkButton size="sm" href={keyHref(keyId, "usage")}>
            {t("refusedNotice.usage")}
          </LinkButton>
        </>
      }
    >
      {t("refusedNotice.text")}
      <ul className="mt-1.5 grid gap-0.5">
        {refused.slice(0, CALLERS_SHOWN).map((use) => (
          <li key={`${use.actorName} ${use.eventName}`}>
            {t.rich("refusedNotice.caller", {
              actor: use.actorName || t("someone"),
              operation: use.eventName,
              count: use.calls.last30Days,
              b: (words) => <b className="font-medium wrap-anywhere">{words}</b>,
              when: () => <RelativeTime at={use.lastRefusedDate} />,
            })}
          </li>
        ))}
        {more > 0 && <li>{t("refusedNotice.more", { count: more })}</li>}
      </ul>
    </Callout>
  );
}
