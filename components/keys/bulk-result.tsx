"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { describeError } from "@/lib/format/describe-error";
import type { KeyMetadata } from "@/lib/keys/schema";
import { withReason } from "./bulk-act";
import { type FailedEntry, KeyLink, ResultSection } from "./bulk-parts";
import { BulkReason } from "./bulk-reason";
import type { Bulk, BulkOutcome } from "./use-bulk";

/** What became of each key: what needs a reason, what failed and why, and what succeeded. */
export function BulkResult({ bulk }: { bulk: Bulk }) {
  const ui = useTranslations("ui");
  const t = useTranslations("keys.bulk");
  const { outcome } = bulk;
  const parts = outcome === null ? null : partsOf(outcome);
  return (
    <Dialog
      size="lg"
      open={bulk.isShown}
      onOpenChange={(isOpen) => !isOpen && bulk.close()}
      title={
        outcome !== null && parts !== null
          ? t("result.title", { done: parts.done.length, count: outcome.items.length })
          : null
      }
      description={
        outcome === null ? undefined : t(`done.${outcome.act.kind}`, { count: parts?.done.length ?? 0 })
      }
      footer={<DialogClose>{ui("close")}</DialogClose>}
    >
      {outcome !== null && parts !== null && (
        <div className="grid gap-5" aria-live="polite">
          {parts.used.length > 0 && (
            <BulkReason
              key={parts.used.map(({ shownKey }) => shownKey.keyId).join()}
              entries={parts.used}
              isBusy={bulk.isBusy}
              onReason={(reason) => {
                const act = withReason(outcome.act, reason);
                if (act !== null) bulk.again(act, idsOf(parts.used));
              }}
            />
          )}
          {parts.failed.length > 0 && (
            <Failed
              entries={parts.failed}
              isBusy={bulk.isBusy}
              onAgain={() => bulk.again(outcome.act, idsOf(parts.failed))}
            />
          )}
          {parts.done.length > 0 && <Done keys={parts.done} />}
        </div>
      )}
    </Dialog>
  );
}

interface Parts {
  used: FailedEntry[];
  failed: FailedEntry[];
  done: KeyMetadata[];
}

function partsOf({ act, keys, items }: BulkOutcome): Parts {
  const byId = new Map(keys.map((key) => [key.keyId, key]));
  const parts: Parts = { used: [], failed: [], done: [] };
  for (const item of items) {
    const key = byId.get(item.keyId);
    if (key === undefined) continue;
    if (item.ok) {
      parts.done.push(key);
      continue;
    }
    const needsReason = item.error.code === "Rejected.RecentlyUsed" && withReason(act, "") !== null;
    parts[needsReason ? "used" : "failed"].push({ shownKey: key, error: item.error });
  }
  return parts;
}

function idsOf(entries: readonly FailedEntry[]): ReadonlySet<string> {
  return new Set(entries.map(({ shownKey }) => shownKey.keyId));
}

function Failed({
  entries,
  isBusy,
  onAgain,
}: {
  entries: readonly FailedEntry[];
  isBusy: boolean;
  onAgain: () => void;
}) {
  const t = useTranslations("keys.bulk.result");
  const errors = useTranslations("errors");
  return (
    <ResultSection mark="▲" tone="text-bad" title={t("failed", { count: entries.length })}>
      <ul className="divide-y divide-line">
        {entries.map(({ shownKey, error }) => {
          const { title, why, next } = describeError(errors, error);
          return (
            <li key={shownKey.keyId} className="grid gap-0.5 py-2 first:pt-0">
              <KeyLink shownKey={shownKey} />
              <span className="max-w-[72ch] text-ink-2">
                {t("reason", { title, why, next })}{" "}
                <span className="mono whitespace-nowrap text-ink-3">{error.code}</span>
              </span>
            </li>
          );
        })}
      </ul>
      <div>
        <Button isBusy={isBusy} onClick={onAgain}>
          {t("again")}
        </Button>
      </div>
    </ResultSection>
  );
}

function Done({ keys }: { keys: readonly KeyMetadata[] }) {
  const t = useTranslations("keys.bulk.result");
  return (
    <ResultSection mark="●" tone="text-ok" title={t("succeeded", { count: keys.length })}>
      <ul className="grid gap-1">
        {keys.map((key) => (
          <li key={key.keyId} className="min-w-0">
            <KeyLink shownKey={key} />
          </li>
        ))}
      </ul>
    </ResultSection>
  );
}
