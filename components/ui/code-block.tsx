"use client";

import { Tabs } from "@base-ui/react/tabs";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { classNames } from "./class-names";
import { CopyAnnouncement, CopyMark } from "./copyable";
import { useCopy } from "./use-copy";

export interface CodeSample {
  id: string;
  /** The language or tool: "curl", "Node.js". */
  label: string;
  code: string;
}

export interface CodeBlockProps {
  /** What the code is; the accessible name. */
  label: string;
  samples: readonly [CodeSample, ...CodeSample[]];
  className?: string | undefined;
}

/** Code to read and copy, in one or several languages. */
export function CodeBlock({ label, samples, className }: CodeBlockProps) {
  const [currentId, setCurrentId] = useState(samples[0].id);
  const current = samples.find(({ id }) => id === currentId) ?? samples[0];
  return (
    <Tabs.Root
      value={current.id}
      onValueChange={(id) => setCurrentId(String(id))}
      className={classNames("min-w-0 overflow-hidden rounded-card border border-line bg-sunken", className)}
    >
      <div className="flex min-h-10 items-center gap-2 border-line border-b pr-1.5 pl-3.5">
        <Tabs.List aria-label={label} className="flex min-w-0 flex-1 gap-4 overflow-x-auto">
          {samples.map(({ id, label: words }) => (
            <Tabs.Tab
              key={id}
              value={id}
              className="touch -mb-px h-10 whitespace-nowrap border-transparent border-b-2 text-ink-2 text-sm outline-offset-[-2px] hover:text-ink data-active:border-accent data-active:font-medium data-active:text-ink"
            >
              {words}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <CopyCode code={current.code} />
      </div>
      {samples.map(({ id, code }) => (
        <Tabs.Panel key={id} value={id} className="outline-offset-[-2px]">
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
            tabIndex={0}
            className="mono max-h-[420px] overflow-auto p-3.5 outline-offset-[-2px]"
          >
            <code>{code}</code>
          </pre>
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}

function CopyCode({ code }: { code: string }) {
  const t = useTranslations("ui");
  const { state, copy } = useCopy();
  return (
    <>
      <button
        type="button"
        onClick={() => copy(code)}
        className="touch inline-flex h-7 items-center gap-1.5 rounded-control px-2 text-ink-2 text-sm hover:bg-idle-soft hover:text-ink"
      >
        <CopyMark state={state} isAlwaysShown />
        {state === "copied" ? t("copied") : t("copy")}
      </button>
      <CopyAnnouncement state={state} />
    </>
  );
}
