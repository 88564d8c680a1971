import { CircleDashed, LockKeyhole, SearchX } from "lucide-react";
import type { ReactNode } from "react";

/** none: nothing yet. no-match: the filters find nothing. no-permission: not allowed to see. */
export type EmptyKind = "none" | "no-match" | "no-permission";

const ICONS = {
  none: CircleDashed,
  "no-match": SearchX,
  "no-permission": LockKeyhole,
} as const satisfies Record<EmptyKind, unknown>;

export interface EmptyStateProps {
  kind: EmptyKind;
  title: ReactNode;
  /** none: what it is for. no-match: what was looked for. no-permission: which action is missing and who can give it. */
  description: ReactNode;
  /** none: the one way to begin. no-match: clear the filters. */
  action?: ReactNode;
  /** A quiet second way, such as where to read more. */
  more?: ReactNode;
}

/** What stands where rows would stand. */
export function EmptyState({ kind, title, description, action, more }: EmptyStateProps) {
  const Icon = ICONS[kind];
  return (
    <div
      data-empty={kind}
      className="grid content-center justify-items-center gap-1 rounded-card border border-line border-dashed px-6 py-12 text-center"
    >
      <Icon aria-hidden="true" className="mb-2 size-6 text-ink-3" strokeWidth={1.75} />
      <h2 className="font-semibold text-lg">{title}</h2>
      <div className="max-w-[56ch] text-balance text-ink-2">{description}</div>
      {(action !== undefined || more !== undefined) && (
        <div className="mt-4 flex flex-wrap items-center justify-center gap-x-4 gap-y-2">
          {action}
          {more}
        </div>
      )}
    </div>
  );
}
