import { deleteKeyMaterialAction } from "@/app/(console)/keys/[keyId]/import/actions";
import { KeyMaterial } from "@/components/key-import/key-material";
import { keyHref } from "@/components/keys/links";
import { loadPage } from "@/lib/console/load";
import { listKeyImports } from "@/lib/key-import/list-key-imports";
import { listKeyVersions } from "@/lib/keys/list-key-versions";
import type { KeyTabProps } from "./key-tabs";

/** The material of a key that comes from outside, and the imports that were begun for it. */
export async function KeyMaterialTab({ shownKey }: KeyTabProps) {
  const { keyId } = shownKey;
  const returnTo = keyHref(keyId, "material");
  const [loaded, versions] = await Promise.all([
    loadPage(listKeyImports, { keyId }, { returnTo }),
    loadPage(listKeyVersions, { keyId, pageNumber: 1, pageSize: 1 }, { returnTo }),
  ]);
  const hasMaterial = versions.ok
    ? versions.result.keyVersions.some((version) => version.hasMaterial)
    : shownKey.keyState !== "PendingImport";
  return (
    <KeyMaterial
      shownKey={shownKey}
      keyImports={loaded.ok ? loaded.result.keyImports : null}
      hasMaterial={hasMaterial}
      deleteMaterial={deleteKeyMaterialAction}
    />
  );
}
