import { useTranslations } from "next-intl";
import { keyName } from "@/components/keys/key-name";
import { KeyStateMark } from "@/components/keys/key-state-mark";
import { keyHref } from "@/components/keys/links";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { RefusedKey } from "@/lib/overview/schema";

/** Keys that somebody needs and that refuse it; nothing when there are none. */
export function RefusedKeys({ keys }: { keys: readonly RefusedKey[] }) {
  const t = useTranslations("overview.refusedKeys");
  if (keys.length === 0) return null;
  return (
    <Section
      title={
        <span className="flex items-baseline gap-2">
          <span aria-hidden="true" className="text-sm text-warn leading-none">
            ▲
          </span>
          {t("title")}
        </span>
      }
      description={t("intro")}
    >
      <ul className="grid">
        {keys.map((key) => (
          <KeyRow key={key.keyId} refusedKey={key} />
        ))}
      </ul>
    </Section>
  );
}

function KeyRow({ refusedKey }: { refusedKey: RefusedKey }) {
  const t = useTranslations("overview.refusedKeys");
  const { keyId, keyState, calls, lastRefusedBy, lastRefusedDate } = refusedKey;
  return (
    <li className="grid gap-x-3 gap-y-1 border-line border-b py-2.5 first:pt-0 last:border-b-0 last:pb-0 md:grid-cols-[minmax(0,1fr)_auto]">
      <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <TextLink href={keyHref(keyId, "usage")} look="plain" className="wrap-anywhere min-w-0">
          {keyName(refusedKey)}
        </TextLink>
        <KeyStateMark keyState={keyState} />
      </span>
      <span className="wrap-anywhere text-ink-2 text-sm">
        {t.rich("calls", {
          count: calls,
          actor: lastRefusedBy === "" ? t("someone") : lastRefusedBy,
          b: (words) => <b className="font-medium">{words}</b>,
          when: () => <RelativeTime at={lastRefusedDate} />,
        })}
      </span>
    </li>
  );
}
