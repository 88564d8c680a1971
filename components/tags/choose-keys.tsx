"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { keyName } from "@/components/keys/key-name";
import { KeyStateMark } from "@/components/keys/key-state-mark";
import { RefusalPanel } from "@/components/layout/refusal-panel";
import { refusalOf } from "@/components/layout/run-query";
import { SearchBox } from "@/components/layout/search-box";
import { Checkbox } from "@/components/ui/checkbox";
import { Skeleton } from "@/components/ui/skeleton";
import { KEY_SEARCH_LENGTH, type KeyMetadata } from "@/lib/keys/schema";
import { KEYS_OFFERED, keyChoiceQuery } from "./queries";
import type { KeyTagPair, NamedKey } from "./tag-actions";

export interface ChooseKeysProps {
  chosen: readonly NamedKey[];
  onChosen: (keys: readonly NamedKey[]) => void;
  /** Offers only keys that have it. */
  withTag?: KeyTagPair | undefined;
  error?: string | undefined;
}

/** Keys to tick, found by a search. What is ticked stays so when other keys are looked for. */
export function ChooseKeys({ chosen, onChosen, withTag, error }: ChooseKeysProps) {
  const t = useTranslations("tags.choose");
  const [search, setSearch] = useState("");
  const find = useCallback((text: string) => setSearch(text), []);
  const { data, error: failure } = useQuery(keyChoiceQuery(search, withTag ?? null));
  const set = (key: NamedKey, isOn: boolean) =>
    onChosen(isOn ? [...chosen, key] : chosen.filter(({ keyId }) => keyId !== key.keyId));
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="float-left mb-1 font-medium">{t("title")}</legend>
      <div className="clear-both flex flex-wrap items-center justify-between gap-2">
        <SearchBox search={search} onSearch={find} label={t("search")} maxLength={KEY_SEARCH_LENGTH.max} />
        <span role="status" className="num text-ink-2 text-sm">
          {t("chosen", { count: chosen.length })}
        </span>
      </div>
      <section
        aria-label={t("offered")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
        tabIndex={0}
        className="h-[212px] overflow-y-auto rounded-card border border-line bg-sunken px-3 py-1.5"
      >
        {failure !== null && <RefusalPanel refusal={refusalOf(failure)} />}
        {data === undefined && failure === null && <Bars />}
        {data?.keys.length === 0 && <p className="py-2 text-ink-2">{t("nothing")}</p>}
        {data !== undefined && data.keys.length > 0 && (
          <ul className="grid">
            {data.keys.map((key) => (
              <li key={key.keyId} className="border-line border-b py-1 last:border-b-0">
                <KeyChoice
                  shownKey={key}
                  isChosen={chosen.some(({ keyId }) => keyId === key.keyId)}
                  onChange={(isOn) => set({ keyId: key.keyId, name: keyName(key) }, isOn)}
                />
              </li>
            ))}
          </ul>
        )}
      </section>
      {data !== undefined && data.totalCount > KEYS_OFFERED && (
        <p className="text-ink-2 text-sm">{t("more", { shown: KEYS_OFFERED, total: data.totalCount })}</p>
      )}
      {error !== undefined && (
        <p role="alert" className="flex gap-1.5 text-bad text-sm">
          <span aria-hidden="true">▲</span>
          <span>{error}</span>
        </p>
      )}
    </fieldset>
  );
}

interface KeyChoiceProps {
  shownKey: KeyMetadata;
  isChosen: boolean;
  onChange: (isChosen: boolean) => void;
}

function KeyChoice({ shownKey, isChosen, onChange }: KeyChoiceProps) {
  const name = keyName(shownKey);
  return (
    <Checkbox checked={isChosen} onCheckedChange={onChange} className="[&>span:last-child]:flex-1">
      <span className="flex items-start justify-between gap-3">
        <span className="grid min-w-0">
          <span className="font-medium wrap-anywhere">{name}</span>
          {name !== shownKey.keyId && <span className="mono text-ink-2 text-xs!">{shownKey.keyId}</span>}
        </span>
        <KeyStateMark keyState={shownKey.keyState} />
      </span>
    </Checkbox>
  );
}

function Bars() {
  return (
    <div className="grid gap-3 py-2">
      <Skeleton className="h-5 w-3/4" />
      <Skeleton className="h-5 w-2/3" />
      <Skeleton className="h-5 w-4/5" />
    </div>
  );
}
