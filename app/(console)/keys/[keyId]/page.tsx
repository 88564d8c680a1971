import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { createAliasAction } from "@/app/(console)/aliases/actions";
import {
  cancelKeyDeletionAction,
  disableKeyAction,
  enableKeyAction,
  scheduleKeyDeletionAction,
  setDeletionProtectionAction,
  updateKeyDescriptionAction,
} from "@/app/(console)/keys/actions";
import type { KeyActs } from "@/components/keys/key-acts";
import { KeyPage } from "@/components/keys/key-page";
import { KEY_TABS, keyHref, keyListHref } from "@/components/keys/links";
import { MissingAlias } from "@/components/keys/missing-alias";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { aliasNameSchema } from "@/lib/aliases/schema";
import type { PublicError } from "@/lib/console/action-state";
import { loadPage } from "@/lib/console/load";
import { searchParameters } from "@/lib/console/search-parameters";
import { describeKey } from "@/lib/keys/describe-key";
import type { KeyMetadata } from "@/lib/keys/schema";
import { KeyRefused } from "./key-refused";
import { keyTabContent, keyTabs } from "./key-tabs";

export async function generateMetadata({ params }: PageProps<"/keys/[keyId]">): Promise<Metadata> {
  return { title: decodeURIComponent((await params).keyId) };
}

const ACTS: KeyActs = {
  switchKey: { enable: enableKeyAction, disable: disableKeyAction },
  updateDescription: updateKeyDescriptionAction,
  scheduleDeletion: scheduleKeyDeletionAction,
  cancelDeletion: cancelKeyDeletionAction,
  setDeletionProtection: setDeletionProtectionAction,
};

const NOT_FOUND: ReadonlySet<string> = new Set([
  "Forbidden.KeyNotFound",
  "Forbidden.AliasNotFound",
  "InvalidParameter",
]);

export default async function KeyDetailPage({ params, searchParams }: PageProps<"/keys/[keyId]">) {
  const keyId = decodeURIComponent((await params).keyId);
  const parameters = searchParameters(await searchParams);
  const wantedTab = KEY_TABS.find((id) => id === parameters.get("tab")) ?? "overview";
  const loaded = await loadPage(describeKey, { keyId }, { returnTo: keyHref(keyId, wantedTab) });
  if (!loaded.ok) return <Refused keyId={keyId} error={loaded.error} />;
  const { keyMetadata } = loaded.result;
  const tabs = keyTabs(keyMetadata);
  const tab = tabs.includes(wantedTab) ? wantedTab : "overview";
  const Content = keyTabContent(tab);
  return (
    <KeyPage
      key={keyMetadata.keyId}
      shownKey={keyMetadata}
      tabs={tabs}
      tab={tab}
      wanted={parameters.get("action") ?? undefined}
      acts={ACTS}
      notices={
        <>
          <KeyRefused shownKey={keyMetadata} />
          <MissingAliasNotice shownKey={keyMetadata} parameters={parameters} />
        </>
      }
    >
      <Content shownKey={keyMetadata} />
    </KeyPage>
  );
}

/** Shown only for what can be an alias and is not one of the key's already. */
function MissingAliasNotice({
  shownKey,
  parameters,
}: {
  shownKey: KeyMetadata;
  parameters: URLSearchParams;
}) {
  const wanted = aliasNameSchema.safeParse(parameters.get("missingAlias"));
  if (!wanted.success || shownKey.aliasNames.includes(wanted.data)) return null;
  return (
    <MissingAlias
      keyId={shownKey.keyId}
      aliasName={wanted.data}
      code={parameters.get("refusedWith")}
      createAlias={createAliasAction}
    />
  );
}

async function Refused({ keyId, error }: { keyId: string; error: PublicError }) {
  const t = await getTranslations("keys");
  return (
    <>
      <PageHeader crumbs={[{ label: t("list.title"), href: keyListHref() }]} title={keyId} />
      {NOT_FOUND.has(error.code) ? (
        <EmptyState
          kind="no-match"
          title={t("notFound.title")}
          description={t("notFound.description")}
          action={<LinkButton href={keyListHref()}>{t("notFound.action")}</LinkButton>}
        />
      ) : (
        <PageRefusal refusal={error} />
      )}
    </>
  );
}
