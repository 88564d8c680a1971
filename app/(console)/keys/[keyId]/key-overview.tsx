import { getTranslations } from "next-intl/server";
import { setDeletionProtectionAction } from "@/app/(console)/keys/actions";
import { KeyFacts } from "@/components/keys/key-facts";
import { keyHref } from "@/components/keys/links";
import { ProtectionSwitch } from "@/components/keys/protection-switch";
import { TagChips } from "@/components/tags/tag-chips";
import { loadPage } from "@/lib/console/load";
import { listResourceTags } from "@/lib/tags/list-resource-tags";
import type { KeyTabProps } from "./key-tabs";

/** What a key is and in which state. */
export async function KeyOverview({ shownKey }: KeyTabProps) {
  const { keyId } = shownKey;
  return (
    <KeyFacts
      shownKey={shownKey}
      protection={
        <ProtectionSwitch shownKey={shownKey} setDeletionProtection={setDeletionProtectionAction} />
      }
      tags={await tagsOf(keyId)}
    />
  );
}

async function tagsOf(keyId: string) {
  const loaded = await loadPage(listResourceTags, { keyId }, { returnTo: keyHref(keyId) });
  if (loaded.ok) return <TagChips tags={loaded.result.tags} />;
  const t = await getTranslations("tags");
  const isForbidden = loaded.error.code === "Forbidden.NoPermission";
  return <span className="text-ink-2">{isForbidden ? t("forbidden") : t("failed")}</span>;
}
