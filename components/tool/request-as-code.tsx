"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { CodeBlock } from "@/components/ui/code-block";
import { requestSamples } from "@/lib/code-sample/request-samples";
import type { SampleRequest } from "@/lib/code-sample/sample-request";

/** What an application would write to make the request of this form. The plaintext is never in it. */
export function RequestAsCode({ request }: { request: SampleRequest }) {
  const t = useTranslations("tool.code");
  return (
    <details className="group rounded-card border border-line bg-surface">
      <summary className="touch flex cursor-pointer list-none items-center gap-2 rounded-card px-4 py-3 font-semibold text-lg [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-4 text-ink-3 group-open:rotate-90" />
        {t("title")}
      </summary>
      <div className="grid gap-3 px-4 pb-4">
        <p className="max-w-[72ch] text-ink-2">{t("help")}</p>
        <p className="max-w-[72ch] text-ink-2">{t("gateway")}</p>
        <CodeBlock label={t("title")} samples={requestSamples(request)} />
      </div>
    </details>
  );
}
