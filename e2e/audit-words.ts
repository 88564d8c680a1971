import type { Texts } from "./texts";

/** The sentence of the timeline about something that was done, as its reader sees it. */
export function doneWords(t: Texts, eventName: string, actor: string, resource = ""): string {
  return fill(String(t.raw(`audit.sentence.${eventName}` as never)), {
    actor,
    resource: shortened(resource),
  });
}

/** The reason at the end of the sentence about something that was refused. */
export function refusedWords(t: Texts, errorCode: string): string {
  return String(t.raw(`audit.reason.${errorCode.replaceAll(".", "_")}` as never));
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/<\/?\w+>/g, "").replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? "");
}

const SHORTENED = { head: 12, tail: 8 };

function shortened(name: string): string {
  const { head, tail } = SHORTENED;
  return name.length <= head + tail + 1 ? name : `${name.slice(0, head)}…${name.slice(-tail)}`;
}
