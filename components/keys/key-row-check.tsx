"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { TableCell, TableHeader } from "@/components/ui/table";
import type { KeyMetadata } from "@/lib/keys/schema";
import { keyName } from "./key-name";
import type { KeySelectionState } from "./use-key-selection";

/** Ticks every key of the page, or none. */
export function PageCheckHeader({ selection }: { selection: KeySelectionState }) {
  const t = useTranslations("keys.bulk");
  return (
    <TableHeader className="w-10 pr-0!">
      <span id={PAGE_CHECK_ID} className="grid">
        <Checkbox
          label={t("page")}
          checked={selection.ofPage === "all"}
          isMixed={selection.ofPage === "some"}
          onCheckedChange={(isOn) => selection.togglePage(isOn || selection.ofPage === "some")}
        />
      </span>
    </TableHeader>
  );
}

const PAGE_CHECK_ID = "keys-of-page";

/** Where the focus goes when the bar of several keys leaves with it. */
export function focusPageCheck(): void {
  document.getElementById(PAGE_CHECK_ID)?.querySelector<HTMLElement>("[role=checkbox]")?.focus();
}

/** Ticks a key; with Shift, all from the one ticked last. */
export function RowCheckCell({
  shownKey,
  selection,
}: {
  shownKey: KeyMetadata;
  selection: KeySelectionState;
}) {
  const t = useTranslations("keys.bulk");
  const isRange = useRef(false);
  const note = (event: PointerEvent | KeyboardEvent) => {
    isRange.current = event.shiftKey;
  };
  return (
    <TableCell isSelect onPointerDownCapture={note} onKeyDownCapture={note}>
      <span className="grid select-none">
        <Checkbox
          label={t("row", { name: keyName(shownKey) })}
          checked={selection.has(shownKey.keyId)}
          onCheckedChange={() => selection.toggle(shownKey, isRange.current)}
        />
      </span>
    </TableCell>
  );
}
