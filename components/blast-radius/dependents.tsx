import { useTranslations } from "next-intl";
import type { BlastRadius } from "@/lib/blast-radius/schema";

type DependentsOfKey = BlastRadius["dependents"];

const KINDS = ["aliases", "secrets", "applicationAccessPoints"] as const satisfies readonly Exclude<
  keyof DependentsOfKey,
  "isDefaultKey"
>[];

/** What leads to a key or is kept with it, by kind; kinds without any are left out. */
export function Dependents({ dependents }: { dependents: DependentsOfKey }) {
  const t = useTranslations("blastRadius.dependents");
  const kinds = KINDS.filter((kind) => dependents[kind].length > 0);
  if (kinds.length === 0 && !dependents.isDefaultKey) return null;
  return (
    <ul className="grid gap-1">
      {dependents.isDefaultKey && <li>{t("defaultKey")}</li>}
      {kinds.map((kind) => (
        <li key={kind} className="flex flex-wrap gap-x-2">
          <span className="text-ink-2">{t(kind, { count: dependents[kind].length })}</span>
          <span className="mono min-w-0 wrap-anywhere">{dependents[kind].join(", ")}</span>
        </li>
      ))}
    </ul>
  );
}
