import { useTranslations } from "next-intl";
import { AppLink } from "@/components/ui/app-link";
import { Chip } from "@/components/ui/chip";
import { keysWithTagHref } from "./links";
import type { KeyTagPair } from "./tag-actions";
import { tagText } from "./tag-text";

/** Tags as small boxes; each leads to the keys that have it. None is said so. */
export function TagChips({ tags }: { tags: readonly KeyTagPair[] }) {
  const t = useTranslations("tags");
  const tCommon = useTranslations("common");
  if (tags.length === 0) return <span className="text-ink-2">{tCommon("none")}</span>;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {tags.map((tag) => (
        <li key={tag.tagKey} className="max-w-full">
          <AppLink
            href={keysWithTagHref(tag)}
            aria-label={t("keysWith", { name: tagText(tag) })}
            className="inline-flex max-w-full rounded-control hover:[&>span]:border-line-strong"
          >
            {tag.tagValue === "" ? (
              <Chip>{tag.tagKey}</Chip>
            ) : (
              <Chip prefix={tag.tagKey}>{tag.tagValue}</Chip>
            )}
          </AppLink>
        </li>
      ))}
    </ul>
  );
}
