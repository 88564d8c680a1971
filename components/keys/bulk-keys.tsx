"use client";

import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import type { KeyMetadata } from "@/lib/keys/schema";
import { type BulkKind, wouldChange } from "./bulk-act";
import { keyName } from "./key-name";

/** The keys at stake, by name, in a box that does not grow; and which of them the act cannot change. */
export function BulkKeys({ kind, keys }: { kind: BulkKind; keys: readonly KeyMetadata[] }) {
  const t = useTranslations("keys");
  const outOfReach = keys.filter((key) => !wouldChange(kind, key));
  return (
    <>
      <section
        aria-label={t("bulk.keys")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
        tabIndex={0}
        className="max-h-[132px] overflow-y-auto rounded-card border border-line bg-sunken px-3.5 py-2"
      >
        <ul>
          {keys.map((key) => (
            <li key={key.keyId} className="flex items-baseline gap-3 py-0.5">
              <span className="min-w-0 flex-1 truncate">{keyName(key)}</span>
              <span className="text-ink-2 text-sm">{t(`state.${key.keyState}`)}</span>
            </li>
          ))}
        </ul>
      </section>
      {outOfReach.length > 0 && (
        <Callout tone="warn">{t(`bulk.outOfReach.${reasonOf(kind)}`, { count: outOfReach.length })}</Callout>
      )}
    </>
  );
}

function reasonOf(kind: BulkKind): "disable" | "scheduleDeletion" | "other" {
  return kind === "disable" || kind === "scheduleDeletion" ? kind : "other";
}
