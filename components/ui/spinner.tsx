import { classNames } from "./class-names";

/** A turning ring in the colour of the text around it. Says nothing to screen readers: use aria-busy. */
export function Spinner({ className }: { className?: string | undefined }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        "inline-block size-4 animate-turn rounded-full border-2 border-current border-t-transparent",
        className,
      )}
    />
  );
}
