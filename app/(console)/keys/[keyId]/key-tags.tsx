import { tagKeysAction, untagKeysAction } from "@/app/(console)/tags/actions";
import { keyName } from "@/components/keys/key-name";
import { keyHref } from "@/components/keys/links";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { KeyTagsSection } from "@/components/tags/key-tags-section";
import { loadPage } from "@/lib/console/load";
import { listResourceTags } from "@/lib/tags/list-resource-tags";
import type { KeyTabProps } from "./key-tabs";

/** The tags of one key. */
export async function KeyTags({ shownKey }: KeyTabProps) {
  const { keyId } = shownKey;
  const loaded = await loadPage(listResourceTags, { keyId }, { returnTo: keyHref(keyId, "tags") });
  if (!loaded.ok) return <PageRefusal refusal={loaded.error} />;
  return (
    <KeyTagsSection
      taggedKey={{ keyId, name: keyName(shownKey) }}
      tags={loaded.result.tags}
      actions={{ tag: tagKeysAction, untag: untagKeysAction }}
    />
  );
}
