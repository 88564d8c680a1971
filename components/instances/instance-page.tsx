import { useTranslations } from "next-intl";
import { createKeyHref, keyListHref } from "@/components/keys/links";
import { Callout } from "@/components/ui/callout";
import { Copyable } from "@/components/ui/copyable";
import { Fact, Facts } from "@/components/ui/facts";
import { LinkButton } from "@/components/ui/link-button";
import { Meter } from "@/components/ui/meter";
import { PageHeader } from "@/components/ui/page-header";
import { ExactTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import type { KmsInstanceInfo } from "@/lib/instances/schema";
import { ConnectInstance, type ConnectInstanceAction } from "./connect-instance";
import { InstanceStatusMark } from "./instance-status-mark";
import { INSTANCES_HREF } from "./links";
import { SpecText } from "./spec-text";

/** The page of one instance. */
export function InstancePage({
  instance,
  connect,
}: {
  instance: KmsInstanceInfo;
  connect: ConnectInstanceAction;
}) {
  const t = useTranslations("instances");
  const keysHref = keyListHref({ filters: { DKMSInstanceId: [instance.instanceId] } });
  return (
    <>
      <PageHeader
        isSticky
        crumbs={[{ label: t("list.title"), href: INSTANCES_HREF }]}
        title={instance.instanceName}
        state={<InstanceStatusMark status={instance.status} />}
        description={<Copyable label={t("instanceId")} value={instance.instanceId} />}
        actions={
          <>
            <LinkButton href={keysHref}>{t("detail.keys")}</LinkButton>
            {instance.status === "Uninitialized" && (
              <ConnectInstance instanceId={instance.instanceId} connect={connect} />
            )}
            {instance.status === "Connected" && (
              <LinkButton variant="primary" href={createKeyHref(instance.instanceId)}>
                {t("detail.createKey")}
              </LinkButton>
            )}
          </>
        }
      />
      {instance.status !== "Connected" && (
        <Callout
          tone={instance.status === "Uninitialized" ? "info" : "warn"}
          title={t(`status.${instance.status}`)}
        >
          {instance.statusReason === "" ? t(`statusMeaning.${instance.status}`) : instance.statusReason}
        </Callout>
      )}
      <div className="grid gap-[18px] lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <InstanceFacts instance={instance} />
        <Section title={t("detail.quotas")}>
          <div className="grid gap-4">
            <Meter
              label={t("quota.keys")}
              value={instance.usedKeyNum}
              max={instance.keyNum}
              text={t("used", { used: instance.usedKeyNum, max: instance.keyNum })}
            />
            <Meter
              label={t("quota.secrets")}
              value={instance.usedSecretNum}
              max={instance.secretNum}
              text={t("used", { used: instance.usedSecretNum, max: instance.secretNum })}
            />
            <p className="text-ink-2 text-sm">{t("detail.quotaHelp")}</p>
          </div>
        </Section>
      </div>
    </>
  );
}

function InstanceFacts({ instance }: { instance: KmsInstanceInfo }) {
  const t = useTranslations("instances");
  return (
    <Section title={t("detail.facts")}>
      <Facts>
        <Fact label={t("instanceId")}>
          <Copyable label={t("instanceId")} value={instance.instanceId} isWrapping />
        </Fact>
        <Fact label={t("arn")}>
          <Copyable label={t("arn")} value={instance.kmsInstanceArn} isWrapping />
        </Fact>
        <Fact label={t("column.status")} note={t(`statusMeaning.${instance.status}`)}>
          <InstanceStatusMark status={instance.status} />
        </Fact>
        <Fact label={t("column.type")} note={t(`typeMeaning.${instance.instanceType}`)}>
          {t(`type.${instance.instanceType}`)}
        </Fact>
        <Fact label={t("column.spec")}>
          <SpecText spec={instance.spec} />
        </Fact>
        <Fact label={t("column.creator")}>
          {instance.creatorName === "" ? t("creatorGone") : instance.creatorName}
        </Fact>
        <Fact label={t("column.created")}>
          <ExactTime at={instance.createTime} />
        </Fact>
        <Fact label={t("column.connected")}>
          {instance.startDate === "" ? (
            <span className="text-ink-2">{t("notYet")}</span>
          ) : (
            <ExactTime at={instance.startDate} />
          )}
        </Fact>
      </Facts>
    </Section>
  );
}
