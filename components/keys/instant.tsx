import { useTranslations } from "next-intl";
import { ExactTime, RelativeTime } from "@/components/ui/relative-time";

/** Both the exact time and how far away it is; nothing known is said so. */
export function Instant({ at }: { at: string }) {
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

export function None() {
  const t = useTranslations("common");
  return <span className="text-ink-2">{t("none")}</span>;
}

export function Never() {
  const t = useTranslations("common");
  return <span className="text-ink-2">{t("never")}</span>;
}
