"use client";

import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import { TextLink } from "@/components/ui/text-link";
import type { KeyFilterKey } from "@/lib/keys/schema";
import type { InstanceChoice } from "./key-filters";
import { FILTER_KEYS, hasFilters, type KeyListView, withFilter, withoutFilters } from "./key-list-view";
import { keyListHref } from "./links";

export interface KeyFilterChipsProps {
  view: KeyListView;
  instances: readonly InstanceChoice[];
  userId: string;
}

/** What narrows the list, each with a way to take it away. */
export function KeyFilterChips({ view, instances, userId }: KeyFilterChipsProps) {
  const t = useTranslations("keys");
  if (!hasFilters(view)) return null;
  const words = (key: KeyFilterKey, value: string): string => {
    switch (key) {
      case "KeyState":
        return t.has(`state.${value}` as "state.Enabled") ? t(`state.${value}` as "state.Enabled") : value;
      case "ProtectionLevel":
        return t(`protection.${value}` as "protection.SOFTWARE");
      case "Creator":
        return value === userId ? t("filter.me") : value;
      case "Attention":
        return t("filter.attentionNeeded");
      case "TagValue":
        return value === "" ? t("filter.emptyValue") : value;
      case "DKMSInstanceId":
        return instances.find(({ instanceId }) => instanceId === value)?.instanceName ?? value;
      default:
        return value;
    }
  };
  return (
    <ul aria-label={t("list.filtersInForce")} className="flex flex-wrap items-center gap-2">
      {view.search !== "" && (
        <li className="max-w-full">
          <Chip
            isOn
            prefix={t("list.searchChip")}
            removeHref={keyListHref({ ...view, search: "", pageNumber: 1 })}
            removeLabel={t("list.removeFilter", { filter: t("list.searchChip"), value: view.search })}
          >
            {view.search}
          </Chip>
        </li>
      )}
      {FILTER_KEYS.flatMap((key) =>
        (view.filters[key] ?? []).map((value) => (
          <li key={`${key} ${value}`} className="max-w-full">
            <Chip
              isOn
              prefix={t(`filter.${key}`)}
              removeHref={keyListHref(
                withFilter(
                  view,
                  key,
                  (view.filters[key] ?? []).filter((other) => other !== value),
                ),
              )}
              removeLabel={t("list.removeFilter", { filter: t(`filter.${key}`), value: words(key, value) })}
            >
              {words(key, value)}
            </Chip>
          </li>
        )),
      )}
      <li>
        <TextLink href={keyListHref(withoutFilters(view))}>{t("list.clear")}</TextLink>
      </li>
    </ul>
  );
}
