"use client";

import { Ellipsis, Power, PowerOff, Tag, TagX, Trash2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { BULK_KEYS_MAX, type KeyMetadata } from "@/lib/keys/schema";
import { type BulkKind, wouldChange } from "./bulk-act";

/** Acts in the order of the bar. */
const ACTS = [
  { kind: "enable", Icon: Power },
  { kind: "disable", Icon: PowerOff },
  { kind: "tag", Icon: Tag },
  { kind: "untag", Icon: TagX },
  { kind: "scheduleDeletion", Icon: Trash2 },
] as const satisfies readonly { kind: BulkKind; Icon: unknown }[];

export type BarKind = (typeof ACTS)[number]["kind"];

export interface BulkBarProps {
  keys: readonly KeyMetadata[];
  isBusy: boolean;
  onAct: (kind: BarKind) => void;
  onClear: () => void;
}

/**
 * What can be done with the ticked keys. It stands in the flow at the end of the list and sticks to the lower edge;
 * the page scrolls what has the focus clear of it.
 */
export function BulkBar({ keys, isBusy, onAct, onClear }: BulkBarProps) {
  const t = useTranslations("keys.bulk");
  const icon = (Icon: typeof Power): ReactNode => <Icon aria-hidden="true" className="size-4" />;
  const acts = ACTS.map(({ kind, Icon }) => ({
    kind,
    icon: icon(Icon),
    isDead: !keys.some((key) => wouldChange(kind, key)),
  }));
  return (
    <section
      aria-label={t("label")}
      className="sticky bottom-3 z-20 flex min-h-[50px] flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-line-strong bg-surface px-3 py-2 shadow-float"
    >
      <p className="num font-medium">
        {t("selected", { count: keys.length })}
        {keys.length >= BULK_KEYS_MAX && (
          <span className="ml-1.5 font-normal text-ink-2">{t("full", { max: BULK_KEYS_MAX })}</span>
        )}
      </p>
      <div className="ml-auto flex flex-wrap gap-2 max-lg:hidden">
        {acts.map(({ kind, icon: picture, isDead }) => (
          <Button
            key={kind}
            size="sm"
            icon={picture}
            disabled={isDead}
            isBusy={isBusy && kind === "enable"}
            onClick={() => onAct(kind)}
            className={kind === "scheduleDeletion" && !isDead ? "text-bad!" : undefined}
          >
            {t(`act.${kind}`)}
          </Button>
        ))}
      </div>
      <div className="ml-auto lg:hidden">
        <Menu
          side="top"
          trigger={
            <Button size="sm" isBusy={isBusy} icon={<Ellipsis aria-hidden="true" className="size-4" />}>
              {t("acts")}
            </Button>
          }
        >
          {acts.map(({ kind, icon: picture, isDead }) => (
            <MenuItem
              key={kind}
              icon={picture}
              isDisabled={isDead}
              note={isDead ? t(`noneCan.${kind}`) : undefined}
              tone={kind === "scheduleDeletion" ? "bad" : undefined}
              onClick={() => onAct(kind)}
            >
              {t(`act.${kind}`)}
            </MenuItem>
          ))}
        </Menu>
      </div>
      <IconButton
        size="sm"
        label={t("clear")}
        icon={<X aria-hidden="true" className="size-4" />}
        onClick={onClear}
      />
    </section>
  );
}
