"use client";

import { useEffect, useState } from "react";

const TICK_MS = 500;

/** Whole seconds until an instant; 0 when it has passed or there is none. */
export function useSecondsLeft(until: Date | null): number {
  const [secondsLeft, setSecondsLeft] = useState(0);
  useEffect(() => {
    if (until === null) {
      setSecondsLeft(0);
      return;
    }
    const count = () => setSecondsLeft(Math.max(0, Math.ceil((until.getTime() - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, TICK_MS);
    return () => clearInterval(timer);
  }, [until]);
  return secondsLeft;
}
