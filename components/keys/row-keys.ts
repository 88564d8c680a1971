import type { KeyboardEvent } from "react";

const CONTROLS = "button, input, textarea, [role=checkbox], [role=menuitem]";

/**
 * Keys on a row of the list: up and down lead to the same control of the neighbouring row, the space bar ticks
 * the row, with Shift from the one ticked last.
 */
export function pressOnRow(
  event: KeyboardEvent<HTMLTableRowElement>,
  onTick: (isRange: boolean) => void,
): void {
  const { currentTarget: row, target, key } = event;
  // What opens from a row is no part of it, though its keys bubble through it.
  if (!(target instanceof HTMLElement) || !row.contains(target)) return;
  if (key === " " && target.closest(CONTROLS) === null) {
    event.preventDefault();
    onTick(event.shiftKey);
  }
  if (key !== "ArrowDown" && key !== "ArrowUp") return;
  if (target.getAttribute("aria-expanded") === "true" || target.getAttribute("aria-haspopup") !== null)
    return;
  const neighbour = key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling;
  const isCheck = target.getAttribute("role") === "checkbox";
  const next = neighbour?.querySelector<HTMLElement>(isCheck ? "[role=checkbox]" : "a");
  if (next === null || next === undefined) return;
  event.preventDefault();
  next.focus();
}
