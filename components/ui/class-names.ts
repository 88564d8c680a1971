import clsx, { type ClassValue } from "clsx";

/** Joins class names. Later names do not replace earlier ones: pass only layout (width, margin) from outside. */
export function classNames(...values: ClassValue[]): string {
  return clsx(values);
}
