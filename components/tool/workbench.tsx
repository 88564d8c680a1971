"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";

export interface WorkbenchProps {
  title: ReactNode;
  description: ReactNode;
  submitLabel: string;
  isPending: boolean;
  onSubmit: () => void;
  onClear: () => void;
  fields: ReactNode;
  /** What came of it; `null` before the first call. */
  result: ReactNode;
  emptyResult: ReactNode;
  /** Left out where no SDK has the call. */
  code?: ReactNode;
}

/** The layout of each tab: what goes in, what comes out, and the same as code. */
export function Workbench(props: WorkbenchProps) {
  const t = useTranslations("tool");
  const resultBox = useRef<HTMLDivElement>(null);
  const isAnswered = props.result !== null && !props.isPending;
  // On a phone the result stands below the form, out of sight.
  useEffect(() => {
    if (isAnswered) resultBox.current?.scrollIntoView({ block: "nearest" });
  }, [isAnswered]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!props.isPending) props.onSubmit();
  };
  return (
    <div className="grid gap-[18px]">
      <div className="grid items-start gap-[18px] lg:grid-cols-2">
        <Section title={props.title} description={props.description}>
          <form
            method="post"
            onSubmit={submit}
            autoComplete="off"
            className="grid grid-cols-[minmax(0,1fr)] gap-4"
          >
            {props.fields}
            <div className="flex flex-wrap gap-2">
              <Button type="submit" variant="primary" isBusy={props.isPending}>
                {props.submitLabel}
              </Button>
              <Button variant="ghost" onClick={props.onClear}>
                {t("clearAll")}
              </Button>
            </div>
          </form>
        </Section>
        <div ref={resultBox} className="min-w-0 scroll-my-[70px]">
          <Section title={t("result")}>
            {props.result ?? <p className="py-6 text-center text-ink-2">{props.emptyResult}</p>}
          </Section>
        </div>
      </div>
      {props.code}
    </div>
  );
}
