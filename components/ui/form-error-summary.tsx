"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";

export interface FormProblem {
  /** The name of the control at fault. */
  name: string;
  message: ReactNode;
}

export interface FormErrorSummaryProps {
  problems: readonly FormProblem[];
  /** Raise by one at each refused attempt: focus moves here again. */
  attempt?: number | undefined;
}

/** What stops a form, at its top. Takes the focus when it appears; each line leads to its control. */
export function FormErrorSummary({ problems, attempt = 0 }: FormErrorSummaryProps) {
  const t = useTranslations("ui");
  const box = useRef<HTMLDivElement>(null);
  const count = problems.length;
  useEffect(() => {
    if (count > 0 && attempt >= 0) {
      box.current?.focus();
    }
  }, [count, attempt]);
  if (count === 0) {
    return null;
  }
  const goTo = (event: MouseEvent, name: string) => {
    event.preventDefault();
    const scope = box.current?.closest("form") ?? document;
    scope.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)?.focus();
  };
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="grid gap-1.5 rounded-card border border-bad bg-bad-soft px-3.5 py-3 outline-offset-2"
    >
      <p className="font-medium text-bad">{t("formProblems", { count })}</p>
      <ul className="grid gap-1">
        {problems.map(({ name, message }) => (
          <li key={name} className="flex gap-2">
            <span aria-hidden="true" className="text-bad">
              ▲
            </span>
            <a
              href={`#${name}`}
              onClick={(event) => goTo(event, name)}
              className="underline underline-offset-3"
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
