import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import type { EventSummary } from "@/lib/audit/schema";

/** How a call ended, as a shape and a colour, with the word for screen readers: ◆ refused, ● changed or used, ○ read. */
export function ResultMark({ event }: { event: Pick<EventSummary, "errorCode" | "effect"> }) {
  const t = useTranslations("audit");
  const isRefused = event.errorCode !== "";
  const words = isRefused
    ? t("result.refused")
    : `${t("result.succeeded")}, ${t(`effectOne.${event.effect}`)}`;
  const look = isRefused ? LOOKS.refused : LOOKS[event.effect];
  return (
    <span title={words} className={classNames("w-3 text-center text-[10px] leading-5", look.colour)}>
      <span aria-hidden="true">{look.shape}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

const LOOKS = {
  refused: { shape: "◆", colour: "text-bad" },
  write: { shape: "●", colour: "text-accent" },
  use: { shape: "●", colour: "text-ink-3" },
  read: { shape: "○", colour: "text-idle" },
} as const;
