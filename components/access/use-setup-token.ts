"use client";

import { useEffect, useState } from "react";

/**
 * Takes the token out of the address, so that it stays neither there nor in the history.
 *
 * @returns undefined before the address was read, and an empty text when there is none.
 */
export function useSetupToken(): string | undefined {
  const [token, setToken] = useState<string>();
  useEffect(() => {
    const take = () => {
      const found = window.location.hash.slice(1);
      if (found !== "") window.history.replaceState(null, "", window.location.pathname);
      setToken((known) => (found === "" ? (known ?? "") : found));
    };
    // The router learns of a change of address only after its own effects, which follow those of its children.
    const timer = setTimeout(take);
    window.addEventListener("hashchange", take);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("hashchange", take);
    };
  }, []);
  return token;
}
