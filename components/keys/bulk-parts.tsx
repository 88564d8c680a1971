import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";
import type { PublicError } from "@/lib/console/action-state";
import type { KeyMetadata } from "@/lib/keys/schema";
import { keyName } from "./key-name";
import { keyHref } from "./links";

/** A key that is as it was, and why. */
export interface FailedEntry {
  shownKey: KeyMetadata;
  error: PublicError;
}

export function KeyLink({ shownKey }: { shownKey: KeyMetadata }) {
  return (
    <span className="min-w-0 max-w-full truncate">
      <TextLink look="plain" href={keyHref(shownKey.keyId)}>
        {keyName(shownKey)}
      </TextLink>
    </span>
  );
}

export function ResultSection({
  mark,
  tone,
  title,
  children,
}: {
  mark: string;
  tone: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <section className="grid min-w-0 gap-2.5">
      <h3 className="flex items-baseline gap-2 font-medium">
        <span aria-hidden="true" className={`text-xs ${tone}`}>
          {mark}
        </span>
        {title}
      </h3>
      {children}
    </section>
  );
}
