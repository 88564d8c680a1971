"use client";

import { useState } from "react";

/** One of several names. When what was chosen is not offered any more, the first that is. */
export function useChoice<Name extends string>(names: readonly Name[]) {
  const [chosen, setChosen] = useState<string | null>(null);
  const value = names.find((name) => name === chosen) ?? names[0];
  return { value, setValue: (next: string) => setChosen(next) };
}
