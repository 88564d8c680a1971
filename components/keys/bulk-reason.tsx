"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { Textarea } from "@/components/ui/textarea";
import { OVERRIDE_REASON_LENGTH, overrideReasonSchema } from "@/lib/keys/schema";
import { type FailedEntry, KeyLink, ResultSection } from "./bulk-parts";
import { keyHref } from "./links";

export interface BulkReasonProps {
  /** Keys that were refused because somebody used them recently. */
  entries: readonly FailedEntry[];
  isBusy: boolean;
  onReason: (reason: string) => void;
}

/** Who uses the keys that were left, and one reason to go on with all of them. */
export function BulkReason({ entries, isBusy, onReason }: BulkReasonProps) {
  const t = useTranslations("keys.bulk.used");
  const reasons = useTranslations("blastRadius.reason");
  const [reason, setReason] = useState("");
  const [wasTried, setWasTried] = useState(false);
  const isValid = reason.trim() !== "" && overrideReasonSchema.safeParse(reason).success;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasTried(true);
    if (isValid && !isBusy) onReason(reason.trim());
  };
  return (
    <ResultSection mark="◆" tone="text-warn" title={t("title", { count: entries.length })}>
      <p className="max-w-[72ch] text-ink-2">{t("help")}</p>
      <ul className="max-h-[180px] divide-y divide-line overflow-y-auto rounded-card border border-line bg-sunken px-3.5">
        {entries.map((entry) => (
          <li key={entry.shownKey.keyId} className="grid gap-0.5 py-2">
            <KeyLink shownKey={entry.shownKey} />
            <LastUse {...entry} />
          </li>
        ))}
      </ul>
      <form noValidate onSubmit={submit} className="grid gap-3">
        <Field
          label={reasons("label")}
          help={t("reasonHelp", { count: entries.length })}
          error={wasTried && !isValid ? reasons("fault", OVERRIDE_REASON_LENGTH) : undefined}
        >
          <Textarea
            rows={2}
            maxLength={OVERRIDE_REASON_LENGTH.max}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Field>
        <div>
          <Button type="submit" variant="danger" isBusy={isBusy}>
            {t("submit", { count: entries.length })}
          </Button>
        </div>
      </form>
    </ResultSection>
  );
}

/** What the refusal tells of the last use, and the way to all of it. */
function LastUse({ shownKey, error }: FailedEntry) {
  const t = useTranslations("keys.bulk.used");
  const { lastUsedDate, lastUsedBy, calls, days } = error.facts;
  return (
    <span className="flex flex-wrap gap-x-3 text-ink-2">
      {typeof lastUsedDate === "string" && (
        <span>
          {t.rich("lastUse", {
            actor: String(lastUsedBy ?? ""),
            calls: Number(calls ?? 0),
            days: Number(days ?? 0),
            b: (words) => <b className="font-medium text-ink wrap-anywhere">{words}</b>,
            when: () => <RelativeTime at={lastUsedDate} />,
          })}
        </span>
      )}
      <TextLink href={keyHref(shownKey.keyId, "usage")}>{t("who")}</TextLink>
    </span>
  );
}
