"use client";

import { Toast as Base } from "@base-ui/react/toast";
import { X } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback } from "react";
import { AppLink } from "./app-link";
import { classNames } from "./class-names";
import { IconButton } from "./icon-button";

const SECONDS_TO_READ = 6;
const SECONDS_TO_ACT = 12;

export interface Notice {
  title: string;
  description?: string | undefined;
  /** A "bad" notice stays until it is closed; the failure must also show on the page. */
  tone?: "ok" | "bad" | "idle" | undefined;
  /** Only for what can be undone. */
  undo?: { label: string; onUndo: () => void } | undefined;
  link?: { label: string; href: Route } | undefined;
}

interface NoticeData {
  link?: Notice["link"];
}

const MARKS = {
  ok: { shape: "●", colour: "text-ok" },
  bad: { shape: "▲", colour: "text-bad" },
  idle: { shape: "○", colour: "text-idle" },
} as const;

/** Gives `notify`, which shows the result of an act in the corner and to screen readers. */
export function useToast(): { notify: (notice: Notice) => void } {
  const { add, close } = Base.useToastManager<NoticeData>();
  const notify = useCallback(
    ({ title, description, tone = "ok", undo, link }: Notice) => {
      const hasAct = undo !== undefined || link !== undefined;
      const id = add({
        title,
        description,
        type: tone,
        timeout: tone === "bad" ? 0 : (hasAct ? SECONDS_TO_ACT : SECONDS_TO_READ) * 1000,
        priority: tone === "bad" ? "high" : "low",
        data: { link },
        ...(undo !== undefined && {
          actionProps: {
            children: undo.label,
            onClick: () => {
              close(id);
              undo.onUndo();
            },
          },
        }),
      });
    },
    [add, close],
  );
  return { notify };
}

/** Once around the console. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className="fixed right-4 bottom-4 z-50 flex w-[min(380px,calc(100vw-32px))] flex-col gap-2 outline-none">
          <Notices />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Notices() {
  const t = useTranslations("ui");
  const { toasts } = Base.useToastManager<NoticeData>();
  return toasts.map((toast) => {
    const mark = MARKS[(toast.type ?? "ok") as keyof typeof MARKS];
    const link = toast.data?.link;
    return (
      <Base.Root
        key={toast.id}
        toast={toast}
        className="rounded-card border border-line bg-surface shadow-float transition-opacity duration-[120ms] data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
      >
        <Base.Content className="flex items-start gap-2.5 py-2.5 pr-2 pl-3.5">
          <span aria-hidden="true" className={classNames("mt-1 text-xs leading-5", mark.colour)}>
            {mark.shape}
          </span>
          <div className="grid min-w-0 flex-1 py-1">
            <Base.Title className="font-medium" />
            <Base.Description className="text-ink-2 text-sm" />
            {link !== undefined && (
              <AppLink
                href={link.href}
                className="mt-1 justify-self-start text-accent underline underline-offset-3"
              >
                {link.label}
              </AppLink>
            )}
          </div>
          <Base.Action className="touch h-7 rounded-control px-2.5 font-medium text-accent hover:bg-accent-soft" />
          <Base.Close
            render={
              <IconButton
                label={t("close")}
                tooltip={false}
                size="sm"
                icon={<X aria-hidden="true" className="size-4" />}
              />
            }
          />
        </Base.Content>
      </Base.Root>
    );
  });
}
