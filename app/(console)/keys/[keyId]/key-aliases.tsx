import { createAliasAction, deleteAliasAction, updateAliasAction } from "@/app/(console)/aliases/actions";
import { KeyAliasesSection } from "@/components/aliases/key-aliases-section";
import { keyHref } from "@/components/keys/links";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { listAliasesByKeyId } from "@/lib/aliases/list-aliases-by-key-id";
import { ALIAS_OF_KEY_PAGE_SIZE } from "@/lib/aliases/schema";
import { loadPage } from "@/lib/console/load";
import type { KeyTabProps } from "./key-tabs";

/** The aliases of one key. */
export async function KeyAliases({ shownKey }: KeyTabProps) {
  const { keyId } = shownKey;
  const loaded = await loadPage(
    listAliasesByKeyId,
    { keyId, pageSize: ALIAS_OF_KEY_PAGE_SIZE.max },
    { returnTo: keyHref(keyId, "aliases") },
  );
  if (!loaded.ok) return <PageRefusal refusal={loaded.error} />;
  return (
    <KeyAliasesSection
      shownKey={shownKey}
      page={loaded.result}
      actions={{ create: createAliasAction, move: updateAliasAction, remove: deleteAliasAction }}
    />
  );
}
