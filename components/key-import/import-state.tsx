import { useTranslations } from "next-intl";
import { State } from "@/components/ui/state";
import type { KeyImportInfo } from "@/lib/key-import/schema";

export type ImportState = "open" | "imported" | "expired";

/** Where an import is. One that brought its material in is done, although its token may be good for a while. */
export function importState({ importDate, isExpired }: KeyImportInfo): ImportState {
  if (importDate !== "") return "imported";
  return isExpired ? "expired" : "open";
}

const TONES = { open: "accent", imported: "ok", expired: "idle" } as const;

export function ImportStateMark({ keyImport }: { keyImport: KeyImportInfo }) {
  const t = useTranslations("keyImport.state");
  const state = importState(keyImport);
  return <State tone={TONES[state]}>{t(state)}</State>;
}
