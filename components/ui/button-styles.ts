import { classNames } from "./class-names";

export type ButtonVariant = "default" | "primary" | "danger" | "ghost";
export type ButtonSize = "md" | "sm";

const VARIANTS = {
  default: "border-line-strong bg-surface text-ink hover:bg-sunken active:bg-line",
  primary: "border-transparent bg-accent text-accent-ink hover:bg-accent-hover",
  danger: "border-transparent bg-bad text-bad-ink hover:bg-bad-hover",
  ghost: "border-transparent bg-transparent text-ink-2 hover:bg-idle-soft hover:text-ink",
} as const satisfies Record<ButtonVariant, string>;

const SIZES = {
  md: "h-[34px] gap-[7px] px-[13px] text-[13.5px]",
  sm: "h-7 gap-1.5 px-2.5 text-sm",
} as const satisfies Record<ButtonSize, string>;

const DEAD =
  "disabled:pointer-events-none disabled:border-line disabled:bg-sunken disabled:text-ink-3 aria-disabled:cursor-default";

export function buttonClass(variant: ButtonVariant = "default", size: ButtonSize = "md"): string {
  return classNames(
    "touch relative inline-flex shrink-0 select-none items-center justify-center rounded-control border",
    "font-medium leading-none whitespace-nowrap no-underline transition-colors duration-100",
    VARIANTS[variant],
    SIZES[size],
    DEAD,
  );
}
