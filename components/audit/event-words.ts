import type { useTranslations } from "next-intl";
import type { EventSummary } from "@/lib/audit/schema";

export type AuditTexts = ReturnType<typeof useTranslations<"audit">>;

type TextKey = Parameters<AuditTexts>[0];

/** Who did it, as a word for people: services and unknown callers have no user name. */
export function actorWord(t: AuditTexts, event: Pick<EventSummary, "actorType" | "actorName">): string {
  if (event.actorName !== "") return event.actorName;
  return event.actorType === "anonymous" ? t("actor.nobody") : t("actor.unknown");
}

/** The text of a sentence: that of the operation, of a refusal, or the one that fits all. */
export function sentenceKey(t: AuditTexts, event: EventSummary): TextKey {
  if (event.errorCode !== "") return "refused";
  const own = `sentence.${event.eventName}` as TextKey;
  return t.has(own) ? own : "sentence.other";
}

/** Why it was refused, in a few words; the code itself when there are none. */
export function reasonWords(t: AuditTexts, errorCode: string): string {
  const own = `reason.${errorCode.replaceAll(".", "_")}` as TextKey;
  return t.has(own) ? t(own, { code: errorCode } as never) : t("reason.other", { code: errorCode });
}

/** The door in a word. */
export function doorWord(t: AuditTexts, door: string): string {
  const own = `door.${door}` as TextKey;
  return t.has(own) ? t(own) : t("door.other");
}

/** The result filter in words: "refused", or the reason of one code. */
export function resultWords(t: AuditTexts, result: string): string {
  return result === "succeeded" || result === "refused" ? t(`result.${result}`) : reasonWords(t, result);
}
