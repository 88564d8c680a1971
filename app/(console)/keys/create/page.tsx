import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { createAliasAction } from "@/app/(console)/aliases/actions";
import { createKeyAction } from "@/app/(console)/keys/actions";
import { CREATE_INSTANCE_HREF, INSTANCES_HREF } from "@/components/instances/links";
import { CreateKeyForm } from "@/components/keys/create-key-form";
import { createKeyHref, keyListHref } from "@/components/keys/links";
import { PageRefusal } from "@/components/layout/refusal-panel";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import type { Loaded } from "@/lib/console/action-state";
import { loadPage } from "@/lib/console/load";
import { findMissingPermission } from "@/lib/console/missing-permission";
import { searchParameters } from "@/lib/console/search-parameters";
import { listKmsInstances } from "@/lib/instances/list-kms-instances";
import { INSTANCE_PAGE_SIZE, type KmsInstancePage } from "@/lib/instances/schema";
import { createKey } from "@/lib/keys/create-key";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("keys.create");
  return { title: t("title") };
}

export default async function CreateKeyPage({ searchParams }: PageProps<"/keys/create">) {
  const wanted = searchParameters(await searchParams).get("instance");
  const t = await getTranslations("keys");
  const returnTo = createKeyHref(wanted ?? undefined);
  const missing = await findMissingPermission(createKey, "ACS::KMS::Key", { returnTo });
  const loaded: Loaded<KmsInstancePage> =
    missing === null
      ? await loadPage(listKmsInstances, { pageSize: INSTANCE_PAGE_SIZE.max }, { returnTo })
      : { ok: false, error: missing };
  return (
    <>
      <PageHeader
        crumbs={[{ label: t("list.title"), href: keyListHref() }]}
        title={t("create.title")}
        description={t("create.intro")}
      />
      {loaded.ok ? (
        <Form instances={loaded.result.kmsInstances} wanted={wanted} />
      ) : (
        <PageRefusal refusal={loaded.error} isAct={missing !== null} />
      )}
    </>
  );
}

interface FormProps {
  instances: readonly { instanceId: string; instanceName: string; status: string }[];
  wanted: string | null;
}

async function Form({ instances, wanted }: FormProps) {
  const t = await getTranslations("keys.create");
  const connected = instances.filter(({ status }) => status === "Connected");
  const [first, ...others] = connected.map(({ instanceId, instanceName }) => ({ instanceId, instanceName }));
  if (first === undefined) {
    return (
      <EmptyState
        kind="none"
        title={t("noInstance.title")}
        description={t(instances.length === 0 ? "noInstance.none" : "noInstance.notConnected")}
        action={
          instances.length === 0 ? (
            <LinkButton variant="primary" href={CREATE_INSTANCE_HREF}>
              {t("noInstance.create")}
            </LinkButton>
          ) : (
            <LinkButton variant="primary" href={INSTANCES_HREF}>
              {t("noInstance.connect")}
            </LinkButton>
          )
        }
        more={
          instances.length > 0 && <TextLink href={CREATE_INSTANCE_HREF}>{t("noInstance.create")}</TextLink>
        }
      />
    );
  }
  const isKnown = connected.some(({ instanceId }) => instanceId === wanted);
  return (
    <CreateKeyForm
      instances={[first, ...others]}
      initialInstanceId={isKnown && wanted !== null ? wanted : first.instanceId}
      createKey={createKeyAction}
      createAlias={createAliasAction}
    />
  );
}
