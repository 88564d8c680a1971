"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ActionState } from "@/lib/console/action-state";

/** As the action answered, or that no answer came. */
export type OperationState<Result> = ActionState<Result> | { status: "unreachable" };

export interface OperationCall<Input, Result> {
  state: OperationState<Result>;
  isPending: boolean;
  call: (input: Input) => void;
  /** Forgets the answer, and one that is still under way. */
  clear: () => void;
  /** Makes a change of what was asked also forget the answer: nobody shall copy an answer to something else. */
  forgetOn: <Value>(change: (value: Value) => void) => (value: Value) => void;
}

/** Calls an operation and keeps its answer in memory until the page is left. */
export function useOperation<Input, Result>(
  action: (input: Input) => Promise<ActionState<Result>>,
): OperationCall<Input, Result> {
  const [state, setState] = useState<OperationState<Result>>({ status: "idle" });
  const [isPending, setIsPending] = useState(false);
  const latest = useRef(0);
  const settle = useCallback((attempt: number, next: OperationState<Result>) => {
    if (latest.current === attempt) {
      setState(next);
      setIsPending(false);
    }
  }, []);
  const clear = useCallback(() => {
    latest.current += 1;
    setState({ status: "idle" });
    setIsPending(false);
  }, []);
  const call = useCallback(
    (input: Input) => {
      latest.current += 1;
      const attempt = latest.current;
      setIsPending(true);
      action(input).then(
        (answer) => settle(attempt, answer),
        () => settle(attempt, { status: "unreachable" }),
      );
    },
    [action, settle],
  );
  const forgetOn =
    <Value>(change: (value: Value) => void) =>
    (value: Value) => {
      clear();
      change(value);
    };
  useClearOnLeave(clear);
  return { state, isPending, call, clear, forgetOn };
}

/** A page kept by the browser for its back button must not come back with what it held. */
export function useClearOnLeave(clear: () => void): void {
  useEffect(() => {
    window.addEventListener("pagehide", clear);
    return () => window.removeEventListener("pagehide", clear);
  }, [clear]);
}
