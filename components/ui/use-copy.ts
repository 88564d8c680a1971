"use client";

import { useCallback, useEffect, useRef, useState } from "react";

const TICK_MS = 2000;

export type CopyState = "idle" | "copied" | "failed";

/** Puts text on the clipboard and says for two seconds how it went; `copy` answers whether it is there. */
export function useCopy(): { state: CopyState; copy: (text: string) => Promise<boolean> } {
  const [state, setState] = useState<CopyState>("idle");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = useCallback(async (text: string) => {
    const isDone = await writeToClipboard(text);
    setState(isDone ? "copied" : "failed");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setState("idle"), TICK_MS);
    return isDone;
  }, []);
  return { state, copy };
}

/** The Clipboard API exists only over https and on localhost; elsewhere a selected text field does the same. */
async function writeToClipboard(text: string): Promise<boolean> {
  if (navigator.clipboard !== undefined) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  (focused?.closest("[role=dialog],[role=alertdialog]") ?? document.body).append(field);
  field.select();
  const isDone = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) {
    focused.focus();
  }
  return isDone;
}
