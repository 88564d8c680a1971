"use client";

import { useEffect, useState } from "react";

const TICK_MS = 250;

/**
 * Counts down while it runs, by the clock, so that a sleeping tab does not stretch the time.
 *
 * @returns the seconds left, and a way to start again from the full time.
 */
export function useCountdown(options: { seconds: number; isRunning: boolean; onEnd: () => void }) {
  const { seconds, isRunning, onEnd } = options;
  const [secondsLeft, setSecondsLeft] = useState(seconds);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round starts the clock again.
  useEffect(() => {
    setSecondsLeft(seconds);
    if (!isRunning) return;
    const endsAtMs = performance.now() + seconds * 1000;
    const timer = setInterval(() => {
      const leftMs = endsAtMs - performance.now();
      setSecondsLeft(Math.max(0, Math.ceil(leftMs / 1000)));
      if (leftMs <= 0) {
        clearInterval(timer);
        onEnd();
      }
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [seconds, isRunning, round, onEnd]);
  return { secondsLeft, restart: () => setRound((before) => before + 1) };
}
