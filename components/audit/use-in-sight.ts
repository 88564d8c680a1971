"use client";

import { useEffect, useRef, useState } from "react";

/** A tab that nobody has looked at for this long lets go of its connection; a browser has few for one host. */
const OUT_OF_SIGHT_MS = 60_000;

/** Whether the page is looked at, or was until a moment ago; `onReturn` is for what was missed meanwhile. */
export function useInSight(onReturn: () => void): boolean {
  const [isInSight, setIsInSight] = useState(true);
  const isAway = useRef(false);
  const comeBack = useRef(onReturn);
  comeBack.current = onReturn;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.hidden) {
        timer = setTimeout(() => {
          isAway.current = true;
          setIsInSight(false);
        }, OUT_OF_SIGHT_MS);
      } else if (isAway.current) {
        isAway.current = false;
        setIsInSight(true);
        comeBack.current();
      }
    };
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  return isInSight;
}
