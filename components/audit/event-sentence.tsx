"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";
import type { EventSummary } from "@/lib/audit/schema";
import { shortenMiddle } from "@/lib/format/shorten";
import { actorWord, reasonWords, sentenceKey } from "./event-words";
import { resourceHref } from "./links";

const ID_ENDS = { head: 12, tail: 8 };

/** An event as a sentence: who did what to what, or was refused and why. A refusal leaves out the number of a user. */
export function EventSentence({ event }: { event: EventSummary }) {
  const t = useTranslations("audit");
  const href = resourceHref(event.resourceType, event.resourceName);
  const name = shortenMiddle(event.resourceName, ID_ENDS);
  const resource = (words: ReactNode) =>
    href === null ? (
      <span className="mono">{words}</span>
    ) : (
      <TextLink href={href} look="plain">
        <span className="mono" title={event.resourceName}>
          {words}
        </span>
      </TextLink>
    );
  return t.rich(sentenceKey(t, event), {
    actor: actorWord(t, event),
    action: event.eventName,
    resource: name,
    hasResource: name === "" || event.resourceType === "ACS::KMS::User" ? "no" : "yes",
    reason: event.errorCode === "" ? "" : reasonWords(t, event.errorCode),
    b: (words: ReactNode) => <b className="font-semibold">{words}</b>,
    a: (words: ReactNode) => <b className="font-semibold">{words}</b>,
    r: resource,
  } as never);
}
