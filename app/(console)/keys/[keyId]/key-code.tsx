import { KeyUse } from "@/components/keys/key-use";
import { keyHref } from "@/components/keys/links";
import { loadPage } from "@/lib/console/load";
import { listKeyVersions } from "@/lib/keys/list-key-versions";
import type { KeyTabProps } from "./key-tabs";

/** The calls a key is made for. A key pair has no primary version, so its newest one is named. */
export async function KeyCode({ shownKey }: KeyTabProps) {
  return <KeyUse shownKey={shownKey} keyVersionId={await versionToName(shownKey)} />;
}

async function versionToName({ keyId, primaryKeyVersion }: KeyTabProps["shownKey"]): Promise<string> {
  if (primaryKeyVersion !== "") return primaryKeyVersion;
  const loaded = await loadPage(
    listKeyVersions,
    { keyId, pageNumber: 1, pageSize: 1 },
    { returnTo: keyHref(keyId, "use") },
  );
  return loaded.ok ? (loaded.result.keyVersions[0]?.keyVersionId ?? "") : "";
}
