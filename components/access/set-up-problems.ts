"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FormProblem } from "@/components/ui/form-error-summary";
import { setUpAccountSchema } from "@/lib/access/schema";
import type { ActionState, PublicError } from "@/lib/console/action-state";
import { describeProblem } from "@/lib/format/describe-error";

export type SetUpField = "accountName" | "userName" | "password" | "passwordAgain";

type EntryField = Exclude<SetUpField, "passwordAgain">;

export interface SetUpInput {
  readonly accountName: string;
  readonly userName: string;
  readonly password: string;
}

const FIELD_OF: ReadonlyMap<string, EntryField> = new Map([
  ["AccountName", "accountName"],
  ["UserName", "userName"],
  ["Password", "password"],
]);

const UNREACHED: PublicError = { code: "ServiceUnavailableTemporary", message: "", facts: {} };

export function readSetUp(form: HTMLFormElement): SetUpInput & { again: string } {
  const data = new FormData(form);
  const text = (name: SetUpField) => String(data.get(name) ?? "");
  return {
    accountName: text("accountName"),
    userName: text("userName"),
    password: text("password"),
    again: text("passwordAgain"),
  };
}

/** What stops the form: found here before it is sent, or by the service. */
export function useSetUpProblems() {
  const t = useTranslations("access.setUp");
  const errorTexts = useTranslations("errors");
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [refusal, setRefusal] = useState<PublicError | null>(null);

  const sentenceFor = (field: EntryField, error: Partial<PublicError>) =>
    describeProblem(errorTexts, { code: "InvalidParameter", ...error, parameter: t(field) }) ??
    errorTexts("problem.format", { parameter: t(field) });

  /** @returns whether the form may be sent. */
  const check = (input: SetUpInput, again: string): boolean => {
    const found: FormProblem[] = [...FIELD_OF.values()].flatMap((field) => {
      const problem = findProblem(field, input[field]);
      return problem === null ? [] : [{ name: field, message: sentenceFor(field, problem) }];
    });
    if (again !== input.password) found.push({ name: "passwordAgain", message: t("differs") });
    setProblems(found);
    setRefusal(null);
    return found.length === 0;
  };

  /** Puts a refusal at its field, or above the form when it is about none. */
  const show = (state: ActionState | null): void => {
    const error = state?.status === "refused" ? state : UNREACHED;
    const field = FIELD_OF.get(error.parameter ?? "");
    setProblems(field === undefined ? [] : [{ name: field, message: sentenceFor(field, error) }]);
    setRefusal(field === undefined ? error : null);
  };

  return { problems, refusal, check, show };
}

/** What the schema of the operation says of one entry. */
function findProblem(field: EntryField, value: string): Partial<PublicError> | null {
  const issue = setUpAccountSchema.shape[field].safeParse(value).error?.issues[0];
  if (issue === undefined) return null;
  if (value.trim() === "") return { problem: "required" };
  return issue.code === "custom" ? lengthProblem(issue.params) : { problem: "format" };
}

/** The length rules of a password, as its schema names them. */
function lengthProblem(params: Readonly<Record<string, unknown>> | undefined): Partial<PublicError> {
  const { problem, min, max } = params ?? {};
  if (problem === "tooShort" && typeof min === "number") return { problem, facts: { min } };
  if (problem === "tooLong" && typeof max === "number") return { problem, facts: { max } };
  return { problem: "format" };
}
