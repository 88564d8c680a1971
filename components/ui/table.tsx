import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import type { Route } from "next";
import type { ComponentProps, ReactNode } from "react";
import { AppLink } from "./app-link";
import { classNames } from "./class-names";

/** Said aloud although the elements imply them: on a phone the rows are laid out as cards, and browsers then drop them. */
const ROLES = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  cell: { role: "cell" },
} as const;

export interface TableProps {
  /** What the rows are; the accessible name. */
  label: string;
  children: ReactNode;
  /** How many rows there are in all, when only a page of them is shown. */
  rowCount?: number | undefined;
  /** Old rows are on show while new ones load. */
  isStale?: boolean | undefined;
  footer?: ReactNode;
}

/** A framed table with a header that stays in sight. On a phone each row becomes a card. */
export function Table({ label, children, rowCount, isStale = false, footer }: TableProps) {
  return (
    <div className="relative min-w-0 rounded-card border border-line bg-surface max-md:overflow-hidden">
      <div className="relative rounded-card md:max-lg:overflow-x-auto">
        <table
          {...ROLES.table}
          aria-label={label}
          aria-rowcount={rowCount}
          aria-busy={isStale || undefined}
          className={classNames(
            "table-cards w-full border-separate border-spacing-0 transition-opacity delay-150",
            isStale && "opacity-60",
          )}
        >
          {children}
        </table>
      </div>
      {footer !== undefined && <div className="border-line border-t px-3.5 py-2.5">{footer}</div>}
    </div>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead {...ROLES.group}>
      <tr {...ROLES.row}>{children}</tr>
    </thead>
  );
}

export function TableBody({ children }: { children: ReactNode }) {
  return (
    <tbody {...ROLES.group} className="md:[&>tr:last-child>td]:border-b-0">
      {children}
    </tbody>
  );
}

export interface TableRowProps extends ComponentProps<"tr"> {
  isSelected?: boolean | undefined;
}

export function TableRow({ isSelected, className, ...rest }: TableRowProps) {
  return (
    <tr
      {...ROLES.row}
      {...rest}
      aria-selected={isSelected}
      className={classNames(
        "group/row max-md:border-line max-md:border-b max-md:last:border-b-0",
        isSelected === true ? "bg-accent-soft" : "hover:bg-sunken",
        className,
      )}
    />
  );
}

const HEADER_CELL =
  "z-10 whitespace-nowrap lg:sticky lg:top-(--sticky-top,52px) border-line border-b bg-sunken px-3.5 py-[9px] text-left font-medium text-ink-2 text-xs first:rounded-tl-card last:rounded-tr-card";

export interface TableHeaderProps {
  children?: ReactNode;
  align?: "start" | "end" | undefined;
  /** Fixed width, for example "w-10". */
  className?: string | undefined;
}

export function TableHeader({ children, align, className }: TableHeaderProps) {
  return (
    <th scope="col" className={classNames(HEADER_CELL, align === "end" && "text-right", className)}>
      {children}
    </th>
  );
}

export interface SortableHeaderProps extends TableHeaderProps {
  /** How the table is sorted by this column now. */
  direction: "ascending" | "descending" | "none";
  /** The same page sorted by this column, or the other way round. */
  href: Route;
}

export function SortableHeader({ children, direction, href, align, className }: SortableHeaderProps) {
  const Arrow = direction === "ascending" ? ArrowUp : direction === "descending" ? ArrowDown : ArrowUpDown;
  return (
    <th
      scope="col"
      aria-sort={direction}
      className={classNames(HEADER_CELL, align === "end" && "text-right", className)}
    >
      <AppLink
        href={href}
        scroll={false}
        className="-mx-1.5 inline-flex items-center gap-1 rounded-[5px] px-1.5 py-1 hover:bg-idle-soft hover:text-ink"
      >
        {children}
        <Arrow
          aria-hidden="true"
          className={classNames("size-3", direction === "none" ? "opacity-50" : "text-accent")}
        />
      </AppLink>
    </th>
  );
}

export interface TableCellProps extends Omit<ComponentProps<"td">, "align"> {
  /** The column's name, shown before the value on a phone. */
  label?: string | undefined;
  /** The heading of the card on a phone: the name of the thing. */
  isPrimary?: boolean | undefined;
  /** The row's menu: top right of the card on a phone. */
  isActions?: boolean | undefined;
  /** The row's tick: before the heading of the card on a phone. */
  isSelect?: boolean | undefined;
  align?: "start" | "end" | undefined;
}

export function TableCell({
  label,
  isPrimary,
  isActions,
  isSelect,
  align,
  className,
  children,
  ...rest
}: TableCellProps) {
  return (
    <td
      {...ROLES.cell}
      {...rest}
      data-label={label}
      data-primary={isPrimary || undefined}
      data-actions={isActions || undefined}
      data-select={isSelect || undefined}
      className={classNames(
        "border-line align-middle md:border-b md:px-3.5 md:py-[9px]",
        align === "end" && "num md:text-right",
        isActions === true && "text-right md:w-12",
        isSelect === true && "md:w-10 md:pr-0!",
        className,
      )}
    >
      {children}
    </td>
  );
}

/** Two lines in one cell: the name and, quieter, its identifier. */
export function TwoLines({ children, second }: { children: ReactNode; second: ReactNode }) {
  return (
    <span className="grid min-w-0 justify-items-start md:min-w-44">
      <span className="min-w-0 max-w-full truncate">{children}</span>
      <span className="min-w-0 max-w-full text-ink-2">{second}</span>
    </span>
  );
}
