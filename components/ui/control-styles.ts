import { classNames } from "./class-names";

/** The looks of everything one types or chooses in. */
export const CONTROL_CLASS = classNames(
  "w-full rounded-control border border-line-strong bg-surface px-[11px] text-ink",
  "transition-colors duration-100 hover:border-ink-3 max-md:text-[16px]",
  "focus-visible:border-accent focus-visible:outline-offset-0 data-popup-open:border-accent",
  "data-invalid:border-bad aria-invalid:border-bad",
  "disabled:bg-sunken disabled:text-ink-2 data-disabled:bg-sunken data-disabled:text-ink-2",
  "data-readonly:bg-sunken [&[readonly]]:bg-sunken",
);
