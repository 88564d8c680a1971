import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { importKeyMaterialAction } from "@/app/(console)/keys/[keyId]/import/actions";
import { ImportStateMark } from "@/components/key-import/import-state";
import { ImportTask } from "@/components/key-import/import-task";
import { keyImportHref } from "@/components/key-import/links";
import { keyName } from "@/components/keys/key-name";
import { importKeyMaterialHref, keyHref, keyListHref } from "@/components/keys/links";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import type { PublicError } from "@/lib/console/action-state";
import { loadPage } from "@/lib/console/load";
import { describeKeyImport } from "@/lib/key-import/describe-key-import";
import { describeKey } from "@/lib/keys/describe-key";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("keyImport.task");
  return { title: t("title") };
}

const NOT_FOUND: ReadonlySet<string> = new Set(["Forbidden.ResourceNotFound", "InvalidParameter"]);

export default async function KeyImportPage({ params }: PageProps<"/keys/[keyId]/import/[importId]">) {
  const { keyId: keyPart, importId: importPart } = await params;
  const [keyId, importId] = [decodeURIComponent(keyPart), decodeURIComponent(importPart)];
  const t = await getTranslations("keyImport.task");
  const tKeys = await getTranslations("keys");
  const returnTo = keyImportHref(keyId, importId);
  const loadedKey = await loadPage(describeKey, { keyId }, { returnTo });
  const loaded = await loadPage(describeKeyImport, { keyId, importId }, { returnTo });
  const name = loadedKey.ok ? keyName(loadedKey.result.keyMetadata) : keyId;
  const refusal = loadedKey.ok ? (loaded.ok ? null : loaded.error) : loadedKey.error;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: tKeys("list.title"), href: keyListHref() },
          { label: name, href: keyHref(keyId, "material") },
        ]}
        title={t("title")}
        state={loaded.ok ? <ImportStateMark keyImport={loaded.result.keyImport} /> : undefined}
        description={t("intro")}
      />
      {loadedKey.ok && loaded.ok && (
        <ImportTask
          key={importId}
          shownKey={loadedKey.result.keyMetadata}
          keyImport={loaded.result.keyImport}
          importMaterial={importKeyMaterialAction}
        />
      )}
      {refusal !== null && <Refused keyId={keyId} refusal={refusal} />}
    </>
  );
}

async function Refused({ keyId, refusal }: { keyId: string; refusal: PublicError }) {
  const t = await getTranslations("keyImport.task.notFound");
  if (!NOT_FOUND.has(refusal.code)) return <PageRefusal refusal={refusal} />;
  return (
    <EmptyState
      kind="no-match"
      title={t("title")}
      description={t("text")}
      action={<LinkButton href={importKeyMaterialHref(keyId)}>{t("action")}</LinkButton>}
    />
  );
}
