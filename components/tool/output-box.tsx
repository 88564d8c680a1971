"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CopyAnnouncement, CopyMark } from "@/components/ui/copyable";
import { useCopy } from "@/components/ui/use-copy";

/** A result as it is, wrapped wherever it must be; scrolls when it is long. */
export function OutputBox({ label, text }: { label: string; text: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="mono max-h-[320px] min-w-0 overflow-auto whitespace-pre-wrap rounded-control border border-line bg-sunken px-3 py-2.5 wrap-anywhere"
    >
      {text}
    </section>
  );
}

/** Copies a result; says so in its own words and to screen readers. */
export function CopyButton({ text }: { text: string }) {
  const t = useTranslations("ui");
  const { state, copy } = useCopy();
  return (
    <>
      <Button size="sm" icon={<CopyMark state={state} isAlwaysShown />} onClick={() => copy(text)}>
        {state === "copied" ? t("copied") : t("copy")}
      </Button>
      <CopyAnnouncement state={state} />
    </>
  );
}
