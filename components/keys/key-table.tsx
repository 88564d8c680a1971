"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { MouseEvent, ReactNode } from "react";
import { Copyable } from "@/components/ui/copyable";
import {
  SortableHeader,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TwoLines,
} from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { KeyMetadata } from "@/lib/keys/schema";
import { KeyCell } from "./key-cell";
import type { KeyColumn } from "./key-columns";
import type { KeyListView } from "./key-list-view";
import { keyName } from "./key-name";
import { PageCheckHeader, RowCheckCell } from "./key-row-check";
import { KeyRowMenu } from "./key-row-menu";
import { keyHref, keyListHref } from "./links";
import { pressOnRow } from "./row-keys";
import type { SwitchKey } from "./switch-key";
import type { KeySelectionState } from "./use-key-selection";

export interface KeyTableProps {
  keys: readonly KeyMetadata[];
  totalCount: number;
  view: KeyListView;
  columns: readonly KeyColumn[];
  isStale: boolean;
  switchKey: SwitchKey;
  selection: KeySelectionState;
  footer: ReactNode;
}

/** A click on these does what they do and does not open the key. */
const OTHER_CONTROLS = "a, button, time, [data-select]";

/** Columns that the service can sort by, and the name under which. */
const SORT_OF: Readonly<Partial<Record<KeyColumn, KeyListView["sortBy"]>>> = {
  state: "KeyState",
  created: "CreationDate",
};

/** The rows of the list. Arrow keys move between the rows, Enter opens one, the space bar ticks one. */
export function KeyTable({ keys, totalCount, view, columns, isStale, footer, ...row }: KeyTableProps) {
  const t = useTranslations("keys");
  return (
    <Table label={t("list.label")} rowCount={totalCount} isStale={isStale} footer={footer}>
      <TableHead>
        <PageCheckHeader selection={row.selection} />
        <ListHeader view={view} sortBy="KeyId">
          {t("column.name")}
        </ListHeader>
        {columns.map((column) => (
          <ListHeader key={column} view={view} sortBy={SORT_OF[column]}>
            {t(`column.${column}`)}
          </ListHeader>
        ))}
        <TableHeader className="w-12">
          <span className="sr-only">{t("column.actions")}</span>
        </TableHeader>
      </TableHead>
      <TableBody>
        {keys.map((key) => (
          <KeyRow key={key.keyId} shownKey={key} columns={columns} {...row} />
        ))}
      </TableBody>
    </Table>
  );
}

interface ListHeaderProps {
  view: KeyListView;
  sortBy: KeyListView["sortBy"] | undefined;
  children: string;
}

function ListHeader({ view, sortBy, children }: ListHeaderProps) {
  if (sortBy === undefined) return <TableHeader>{children}</TableHeader>;
  const isCurrent = view.sortBy === sortBy;
  const sortOrder = isCurrent && view.sortOrder === "Descending" ? "Ascending" : "Descending";
  const direction = view.sortOrder === "Descending" ? "descending" : "ascending";
  return (
    <SortableHeader
      direction={isCurrent ? direction : "none"}
      href={keyListHref({ ...view, sortBy, sortOrder, pageNumber: 1 })}
    >
      {children}
    </SortableHeader>
  );
}

function KeyRow({
  shownKey,
  columns,
  switchKey,
  selection,
}: {
  shownKey: KeyMetadata;
  columns: readonly KeyColumn[];
  switchKey: SwitchKey;
  selection: KeySelectionState;
}) {
  const t = useTranslations("keys");
  const router = useRouter();
  const name = keyName(shownKey);
  const open = (event: MouseEvent<HTMLTableRowElement>) => {
    const isControl = event.target instanceof Element && event.target.closest(OTHER_CONTROLS) !== null;
    const isSelecting = window.getSelection()?.isCollapsed === false;
    if (isControl || isSelecting || !event.currentTarget.contains(event.target as Node)) return;
    router.push(keyHref(shownKey.keyId));
  };
  return (
    <TableRow
      isSelected={selection.has(shownKey.keyId)}
      onClick={open}
      onKeyDown={(event) => pressOnRow(event, (isRange) => selection.toggle(shownKey, isRange))}
      className="md:cursor-pointer"
    >
      <RowCheckCell shownKey={shownKey} selection={selection} />
      <TableCell isPrimary className="md:max-w-[320px]">
        <TwoLines second={<Copyable size="sm" label={t("keyId")} value={shownKey.keyId} />}>
          <TextLink look="plain" href={keyHref(shownKey.keyId)}>
            {name}
          </TextLink>
          {shownKey.aliasNames.length > 1 && (
            <span className="ml-1.5 text-ink-2">
              {t("list.moreAliases", { count: shownKey.aliasNames.length - 1 })}
            </span>
          )}
        </TwoLines>
      </TableCell>
      {columns.map((column) => (
        <TableCell key={column} label={t(`column.${column}`)}>
          <KeyCell column={column} shownKey={shownKey} />
        </TableCell>
      ))}
      <TableCell isActions>
        <KeyRowMenu shownKey={shownKey} switchKey={switchKey} />
      </TableCell>
    </TableRow>
  );
}
