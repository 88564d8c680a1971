import { createKeyVersionAction, updateRotationPolicyAction } from "@/app/(console)/keys/actions";
import { KeyVersions } from "@/components/keys/key-versions";
import { keyHref } from "@/components/keys/links";
import { versionRows } from "@/components/keys/version-rows";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { describeBlastRadius } from "@/lib/blast-radius/describe-blast-radius";
import { loadPage } from "@/lib/console/load";
import { listKeyVersions } from "@/lib/keys/list-key-versions";
import { KEY_VERSION_PAGE_SIZE } from "@/lib/keys/schema";
import type { KeyTabProps } from "./key-tabs";

/** All versions of a key, with the use of each as far as the reader may know it. */
export async function KeyVersionsTab({ shownKey }: KeyTabProps) {
  const { keyId } = shownKey;
  const returnTo = keyHref(keyId, "versions");
  const [versions, radius] = await Promise.all([
    loadPage(listKeyVersions, { keyId, pageNumber: 1, pageSize: KEY_VERSION_PAGE_SIZE.max }, { returnTo }),
    loadPage(describeBlastRadius, { keyId }, { returnTo }),
  ]);
  if (!versions.ok) return <PageRefusal refusal={versions.error} />;
  return (
    <KeyVersions
      shownKey={shownKey}
      versions={versionRows(versions.result.keyVersions, radius.ok ? radius.result : null)}
      createVersion={createKeyVersionAction}
      updateRotationPolicy={updateRotationPolicyAction}
    />
  );
}
