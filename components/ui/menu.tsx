"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { Route } from "next";
import type { ReactElement, ReactNode } from "react";
import { AppLink } from "./app-link";
import { classNames } from "./class-names";

const ITEM = classNames(
  "touch flex cursor-default select-none items-center gap-2.5 rounded-[5px] px-2.5 py-1.5 outline-none",
  "data-highlighted:bg-accent-soft data-disabled:text-ink-3",
);

export interface MenuProps {
  /** A Button or IconButton; opens the menu. */
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "center" | "end" | undefined;
  side?: "top" | "bottom" | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
}

/** A list of acts that opens from a button. Arrow keys move, letters find, Escape closes. */
export function Menu({ trigger, children, align = "end", side = "bottom", onOpenChange }: MenuProps) {
  return (
    <Base.Root modal={false} onOpenChange={(open) => onOpenChange?.(open)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Base.Popup className="opens max-h-(--available-height) min-w-44 max-w-80 overflow-y-auto rounded-card border border-line bg-surface p-1 shadow-float outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export interface MenuItemProps {
  children: ReactNode;
  onClick: () => void;
  icon?: ReactNode;
  tone?: "bad" | undefined;
  isDisabled?: boolean | undefined;
  /** Why it is dead, or what it does: a second, quiet line. */
  note?: ReactNode;
}

export function MenuItem({ children, onClick, icon, tone, isDisabled = false, note }: MenuItemProps) {
  return (
    <Base.Item
      onClick={onClick}
      disabled={isDisabled}
      className={classNames(ITEM, tone === "bad" && !isDisabled && "text-bad data-highlighted:bg-bad-soft")}
    >
      {icon !== undefined && <span className="grid w-4 place-items-center opacity-85">{icon}</span>}
      <span className="grid">
        {children}
        {note !== undefined && <span className="text-ink-2 text-xs">{note}</span>}
      </span>
    </Base.Item>
  );
}

export interface MenuLinkProps {
  href: Route;
  children: ReactNode;
  icon?: ReactNode;
  /** The page one is on. */
  isCurrent?: boolean | undefined;
}

export function MenuLink({ href, children, icon, isCurrent }: MenuLinkProps) {
  return (
    <Base.LinkItem
      render={<AppLink href={href} aria-current={isCurrent === true ? "page" : undefined} />}
      closeOnClick
      className={ITEM}
    >
      {icon !== undefined && <span className="grid w-4 place-items-center opacity-85">{icon}</span>}
      {children}
    </Base.LinkItem>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
}

export function MenuGroup({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2.5 pt-2 pb-1 text-ink-2 text-xs">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

export interface MenuChoiceProps<Value extends string> {
  label: ReactNode;
  value: Value;
  options: readonly { value: Value; label: ReactNode; lang?: string | undefined }[];
  onValueChange: (value: Value) => void;
}

/** One of a few, marked with a tick. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onValueChange,
}: MenuChoiceProps<Value>) {
  return (
    <MenuGroup label={label}>
      <Base.RadioGroup value={value} onValueChange={(next: Value) => onValueChange(next)}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} closeOnClick className={ITEM}>
            <span className="grid w-4 place-items-center text-accent">
              <Base.RadioItemIndicator>
                <Check aria-hidden="true" className="size-4" />
              </Base.RadioItemIndicator>
            </span>
            <span lang={option.lang}>{option.label}</span>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </MenuGroup>
  );
}

export interface MenuCheckProps {
  children: ReactNode;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  isDisabled?: boolean | undefined;
}

/** Something that is shown or not; the menu stays open. */
export function MenuCheck({ children, checked, onCheckedChange, isDisabled = false }: MenuCheckProps) {
  return (
    <Base.CheckboxItem
      checked={checked}
      onCheckedChange={onCheckedChange}
      disabled={isDisabled}
      className={ITEM}
    >
      <span className="grid w-4 place-items-center text-accent">
        <Base.CheckboxItemIndicator>
          <Check aria-hidden="true" className="size-4" />
        </Base.CheckboxItemIndicator>
      </span>
      {children}
    </Base.CheckboxItem>
  );
}
