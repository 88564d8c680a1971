import { useTranslations } from "next-intl";
import { reasonWords } from "@/components/audit/event-words";
import { auditHref } from "@/components/audit/links";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { BlastRadius, CallCounts, KeyUser, RefusedUse } from "@/lib/blast-radius/schema";
import { Dependents } from "./dependents";
import { LastUse } from "./last-use";

const PERIODS = ["last24Hours", "last7Days", "last30Days"] as const satisfies readonly (keyof CallCounts)[];

/** Who uses a key and for what, what leads to it, and who was refused. */
export function KeyUsage({ radius }: { radius: BlastRadius }) {
  const t = useTranslations("blastRadius.usage");
  const { aliases, secrets, applicationAccessPoints, isDefaultKey } = radius.dependents;
  const hasDependents =
    isDefaultKey || [aliases, secrets, applicationAccessPoints].some((all) => all.length > 0);
  return (
    <div className="grid gap-[18px]">
      <div className="grid gap-[18px] lg:grid-cols-2">
        <Section title={t("lastUse")}>
          <LastUse radius={radius} />
        </Section>
        <Section title={t("dependents")}>
          {hasDependents ? (
            <Dependents dependents={radius.dependents} />
          ) : (
            <p className="text-ink-2">{t("noDependents")}</p>
          )}
        </Section>
      </div>
      <Users radius={radius} />
      {radius.refused.length > 0 && <Refused keyId={radius.keyId} refused={radius.refused} />}
      <p className="max-w-[72ch] text-ink-2 text-sm">{t("limits")}</p>
    </div>
  );
}

function Users({ radius: { keyId, users } }: { radius: BlastRadius }) {
  const t = useTranslations("blastRadius.usage");
  if (users.length === 0) {
    return <EmptyState kind="none" title={t("noUsers.title")} description={t("noUsers.description")} />;
  }
  return (
    <Section
      look="plain"
      title={t("users")}
      description={t("usersHelp")}
      actions={<LinkButton href={auditHref({ resource: keyId, effects: ["use"] })}>{t("calls")}</LinkButton>}
    >
      <Table label={t("users")}>
        <TableHead>
          <TableHeader>{t("user")}</TableHeader>
          <TableHeader>{t("operations")}</TableHeader>
          <TableHeader>{t("last")}</TableHeader>
          <CountHeaders />
        </TableHead>
        <TableBody>
          {users.map((user) => (
            <TableRow key={`${user.actorType} ${user.actorId}`}>
              <TableCell isPrimary>
                <Actor keyId={keyId} user={user} />
              </TableCell>
              <TableCell label={t("operations")}>{user.eventNames.join(", ")}</TableCell>
              <TableCell label={t("last")}>
                <RelativeTime at={user.lastUsedDate} />
              </TableCell>
              <CountCells calls={user.calls} />
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

function Actor({ keyId, user }: { keyId: string; user: KeyUser }) {
  const t = useTranslations("blastRadius");
  if (user.actorName === "") return t("someone");
  return (
    <TextLink look="plain" href={auditHref({ resource: keyId, actor: user.actorName, effects: ["use"] })}>
      {user.actorName}
    </TextLink>
  );
}

function Refused({ keyId, refused }: { keyId: string; refused: readonly RefusedUse[] }) {
  const t = useTranslations("blastRadius");
  const audit = useTranslations("audit");
  return (
    <Section
      look="plain"
      title={t("usage.refused")}
      description={t("usage.refusedHelp")}
      actions={
        <LinkButton href={auditHref({ resource: keyId, result: "refused" })}>
          {t("usage.refusedCalls")}
        </LinkButton>
      }
    >
      <Table label={t("usage.refused")}>
        <TableHead>
          <TableHeader>{t("usage.user")}</TableHeader>
          <TableHeader>{t("usage.operation")}</TableHeader>
          <TableHeader>{t("usage.why")}</TableHeader>
          <TableHeader>{t("usage.last")}</TableHeader>
          <CountHeaders />
        </TableHead>
        <TableBody>
          {refused.map((use) => (
            <TableRow key={`${use.actorName} ${use.eventName} ${use.errorCode}`}>
              <TableCell isPrimary>{use.actorName || t("someone")}</TableCell>
              <TableCell label={t("usage.operation")}>{use.eventName}</TableCell>
              <TableCell label={t("usage.why")}>{reasonWords(audit, use.errorCode)}</TableCell>
              <TableCell label={t("usage.last")}>
                <RelativeTime at={use.lastRefusedDate} />
              </TableCell>
              <CountCells calls={use.calls} />
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

function CountHeaders() {
  const t = useTranslations("blastRadius.period");
  return PERIODS.map((period) => (
    <TableHeader key={period} align="end">
      {t(period)}
    </TableHeader>
  ));
}

function CountCells({ calls }: { calls: CallCounts }) {
  const t = useTranslations("blastRadius.period");
  return PERIODS.map((period) => (
    <TableCell key={period} label={t(period)} align="end">
      {t("count", { count: calls[period] })}
    </TableCell>
  ));
}
