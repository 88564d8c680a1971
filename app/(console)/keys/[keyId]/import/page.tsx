import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BeginImportForm } from "@/components/key-import/begin-import-form";
import { ImportTable } from "@/components/key-import/import-table";
import { keyName } from "@/components/keys/key-name";
import { keyReason } from "@/components/keys/key-reason";
import { importKeyMaterialHref, keyHref, keyListHref } from "@/components/keys/links";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { loadPage } from "@/lib/console/load";
import { findMissingPermission } from "@/lib/console/missing-permission";
import { getParametersForImport } from "@/lib/key-import/get-parameters-for-import";
import { listKeyImports } from "@/lib/key-import/list-key-imports";
import { describeKey } from "@/lib/keys/describe-key";
import type { KeyMetadata } from "@/lib/keys/schema";
import { beginImportAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("keyImport.begin");
  return { title: t("title") };
}

export default async function BeginImportPage({ params }: PageProps<"/keys/[keyId]/import">) {
  const keyId = decodeURIComponent((await params).keyId);
  const t = await getTranslations("keys");
  const tBegin = await getTranslations("keyImport.begin");
  const loaded = await loadPage(describeKey, { keyId }, { returnTo: importKeyMaterialHref(keyId) });
  const name = loaded.ok ? keyName(loaded.result.keyMetadata) : keyId;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: t("list.title"), href: keyListHref() },
          { label: name, href: keyHref(keyId, "material") },
        ]}
        title={tBegin("title")}
        description={tBegin("intro")}
      />
      {loaded.ok ? <Begin shownKey={loaded.result.keyMetadata} /> : <PageRefusal refusal={loaded.error} />}
    </>
  );
}

async function Begin({ shownKey }: { shownKey: KeyMetadata }) {
  const { keyId } = shownKey;
  const t = await getTranslations("keyImport.begin");
  const tReason = await getTranslations();
  const returnTo = importKeyMaterialHref(keyId);
  const reason = keyReason(shownKey, "ImportKeyMaterial");
  if (reason !== null) {
    return (
      <EmptyState
        kind="none"
        title={t("impossible")}
        description={tReason(reason)}
        action={<LinkButton href={keyHref(keyId)}>{t("toKey")}</LinkButton>}
      />
    );
  }
  const missing = await findMissingPermission(getParametersForImport, "ACS::KMS::Key", { returnTo });
  const loaded = await loadPage(listKeyImports, { keyId }, { returnTo });
  if (!loaded.ok) return <PageRefusal refusal={loaded.error} />;
  const { keyImports, wrappingAlgorithms } = loaded.result;
  const open = keyImports.filter(({ isExpired }) => !isExpired);
  return (
    <div className="grid gap-[18px]">
      {open.length > 0 && (
        <Section look="plain" title={t("open")} description={t("openHelp")}>
          <ImportTable label={t("open")} keyImports={open} />
        </Section>
      )}
      <Section look="plain" title={t("new")}>
        {missing === null ? (
          <BeginImportForm keyId={keyId} offered={wrappingAlgorithms} beginImport={beginImportAction} />
        ) : (
          <PageRefusal refusal={missing} isAct />
        )}
      </Section>
    </div>
  );
}
