import { setDeletionProtectionAction } from "@/app/(console)/keys/actions";
import { KeyFacts } from "@/components/keys/key-facts";
import { KeyTagList } from "@/components/keys/key-tag-list";
import { keyHref } from "@/components/keys/links";
import { ProtectionSwitch } from "@/components/keys/protection-switch";
import { loadPage } from "@/lib/console/load";
import { listResourceTags } from "@/lib/tags/list-resource-tags";
import type { KeyTabProps } from "./key-tabs";

/** What a key is and in which state. */
export async function KeyOverview({ shownKey }: KeyTabProps) {
  const { keyId } = shownKey;
  const tags = await loadPage(listResourceTags, { keyId }, { returnTo: keyHref(keyId) });
  return (
    <KeyFacts
      shownKey={shownKey}
      protection={
        <ProtectionSwitch shownKey={shownKey} setDeletionProtection={setDeletionProtectionAction} />
      }
      tags={tags.ok ? <KeyTagList tags={tags.result.tags} /> : undefined}
    />
  );
}
