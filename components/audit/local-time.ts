const MINUTE_MS = 60_000;

/** An instant as `<input type="datetime-local">` shows it in a zone, to the minute; empty stays empty. */
export function localInputValue(instant: string, timeZone: string): string {
  if (instant === "") return "";
  return wallClock(new Date(instant), timeZone);
}

/** What was typed into such an input, as an instant in UTC; empty for what is not a time. */
export function parseLocalInput(text: string, timeZone: string): string {
  const typed = Date.parse(`${text}Z`);
  if (Number.isNaN(typed)) return "";
  // The offset of the zone at the wall time itself differs from that at the instant only around a change.
  const first = typed - offsetMs(new Date(typed), timeZone);
  const instant = typed - offsetMs(new Date(first), timeZone);
  return new Date(instant).toISOString();
}

function offsetMs(at: Date, timeZone: string): number {
  const minutes = Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;
  return Date.parse(`${wallClock(at, timeZone)}Z`) - minutes;
}

/** `2026-11-22T12:30` */
function wallClock(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}
