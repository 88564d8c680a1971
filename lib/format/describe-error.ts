import type { useTranslations } from "next-intl";

/** The texts of the namespace "errors", from useTranslations("errors") or getTranslations("errors"). */
export type ErrorTexts = ReturnType<typeof useTranslations<"errors">>;

/** A refusal as it travels to the browser. */
export interface ErrorToDescribe {
  code: string;
  parameter?: string | undefined;
  problem?: string | undefined;
  facts?: Readonly<Record<string, string | number>> | undefined;
}

export interface ErrorDescription {
  /** What happened. */
  title: string;
  why: string;
  /** What to do next. */
  next: string;
}

type TextKey = Parameters<ErrorTexts>[0];

/**
 * Says an error in the reader's language: what happened, why, and what to do next.
 *
 * A code without texts of its own gets a general description; where the mistake or the problem of a parameter is
 * known, it is the reason.
 */
export function describeError(t: ErrorTexts, error: ErrorToDescribe): ErrorDescription {
  const parameter = error.parameter ?? t("request");
  const own = `code.${error.code.replaceAll(".", "_")}`;
  const base = t.has(`${own}.title` as TextKey) ? own : "other";
  const text = (part: string) => t(`${base}.${part}` as TextKey, { parameter } as never);
  const reason = describeReason(t, error);
  const problem = describeProblem(t, error);
  return {
    title: text("title"),
    why: reason?.why ?? problem ?? text("why"),
    next: reason?.next ?? text("next"),
  };
}

/** What a refusal says of its own about the mistake, in `facts`; `null` when this page has no words for it. */
function describeReason(t: ErrorTexts, error: ErrorToDescribe): { why: string; next: string } | null {
  const isOfState = error.code === "Rejected.StateModifiedFailed";
  const own = isOfState ? `state.${error.facts?.keyState}` : `reason.${error.facts?.reason}`;
  if (!t.has(`${own}.why` as TextKey)) return null;
  const values = { ...error.facts, parameter: error.parameter ?? t("request") } as never;
  return { why: t(`${own}.why` as TextKey, values), next: t(`${own}.next` as TextKey, values) };
}

/**
 * What is wrong with one parameter, as the sentence that stands under its control.
 *
 * @returns null when the error does not say.
 */
export function describeProblem(t: ErrorTexts, error: ErrorToDescribe): string | null {
  const { problem, facts = {} } = error;
  if (problem === undefined || !t.has(`problem.${problem}` as TextKey)) {
    return null;
  }
  const bound = BOUND_OF.get(problem);
  const known = bound === undefined || facts[bound] !== undefined ? problem : "format";
  const values = { ...facts, parameter: error.parameter ?? t("request") };
  return t(`problem.${known}` as TextKey, values as never);
}

/** Which fact the sentence of a problem needs. */
const BOUND_OF: ReadonlyMap<string, string> = new Map([
  ["tooLong", "max"],
  ["tooBig", "max"],
  ["tooShort", "min"],
  ["tooSmall", "min"],
]);
