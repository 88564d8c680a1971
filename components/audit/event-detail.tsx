import { useTranslations } from "next-intl";
import { CodeBlock } from "@/components/ui/code-block";
import { Copyable } from "@/components/ui/copyable";
import { Fact, Facts } from "@/components/ui/facts";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { ExactTime } from "@/components/ui/relative-time";
import { Section } from "@/components/ui/section";
import { State } from "@/components/ui/state";
import { TextLink } from "@/components/ui/text-link";
import { type EventDetail as Detail, EFFECTS, type EventSummary } from "@/lib/audit/schema";
import { EventSentence } from "./event-sentence";
import { actorWord, doorWord, reasonWords } from "./event-words";
import { auditHref, resourceHref } from "./links";

type AuditEvent = Detail["event"];

export interface EventDetailProps {
  detail: Detail;
  summary: EventSummary;
}

/** All of one event: facts, where to look further, and the text that its hash covers. */
export function EventDetail({ detail, summary }: EventDetailProps) {
  const t = useTranslations("audit");
  const { event } = detail;
  return (
    <>
      <PageHeader
        crumbs={[{ label: t("title"), href: auditHref() }]}
        title={event.eventName}
        state={<ResultState event={event} />}
        description={<EventSentence event={summary} />}
      />
      <div className="grid min-w-0 items-start gap-[18px] lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Section title={t("event.what")}>
          <EventFacts event={event} summary={summary} />
        </Section>
        <div className="grid min-w-0 gap-[18px]">
          <NarrowLinks summary={summary} />
          <Section title={t("event.integrity")} description={t("event.integrityHelp")}>
            <Facts>
              <Fact label={t("event.leafHash")}>
                <Copyable label={t("event.leafHash")} value={detail.leafHash} isWrapping />
              </Fact>
            </Facts>
          </Section>
        </div>
      </div>
      <Section title={t("event.json")} look="plain">
        <CodeBlock
          label={t("event.json")}
          samples={[
            { id: "readable", label: t("event.readable"), code: JSON.stringify(event, null, 2) },
            { id: "canonical", label: t("event.canonical"), code: detail.canonical },
          ]}
        />
      </Section>
    </>
  );
}

function ResultState({ event }: { event: AuditEvent }) {
  const t = useTranslations("audit");
  return event.errorCode === undefined ? (
    <State tone="ok">{t("result.succeeded")}</State>
  ) : (
    <State tone="bad">{t("result.refused")}</State>
  );
}

function EventFacts({ event, summary }: { event: AuditEvent; summary: EventSummary }) {
  const t = useTranslations("audit");
  const { userIdentity, additionalEventData: extra } = event;
  return (
    <Facts>
      <Fact label={t("event.when")}>
        <ExactTime at={event.eventTime} />
      </Fact>
      <Fact label={t("event.who")}>
        <b className="font-semibold">{actorWord(t, summary)}</b>{" "}
        <span className="text-ink-2">{t(`actorType.${userIdentity.type}`)}</span>
      </Fact>
      {userIdentity.principalId !== "" && (
        <Fact label={t("event.actorId")}>
          <Copyable label={t("event.actorId")} value={userIdentity.principalId} />
        </Fact>
      )}
      {userIdentity.sessionId !== undefined && (
        <Fact label={t("event.session")}>
          <Copyable label={t("event.session")} value={userIdentity.sessionId} />
        </Fact>
      )}
      <Fact label={t("event.result")}>
        {event.errorCode === undefined ? t("result.succeeded") : reasonWords(t, event.errorCode)}
        {event.errorCode !== undefined && (
          <div>
            <Copyable label={t("event.result")} value={event.errorCode} />
          </div>
        )}
      </Fact>
      <ResourceFact event={event} />
      <Parameters label={t("event.parameters")} values={event.requestParameters} isAlwaysShown />
      <Parameters label={t("event.answer")} values={withoutRequestId(event.responseElements)} />
      <Fact label={t("event.door")}>
        {doorWord(t, extra.door)}{" "}
        <span className="text-ink-2">{extra.scheme === "https" ? t("event.secure") : t("event.plain")}</span>
      </Fact>
      {event.sourceIpAddress !== "" && (
        <Fact label={t("event.where")}>
          <Copyable label={t("event.where")} value={event.sourceIpAddress} />
        </Fact>
      )}
      {event.userAgent !== "" && <Fact label={t("event.agent")}>{event.userAgent}</Fact>}
      <Fact label={t("event.duration")}>
        <span className="num">{t("event.milliseconds", { count: extra.durationMs })}</span>
      </Fact>
      <Fact label={t("event.requestId")}>
        <Copyable label={t("event.requestId")} value={event.requestId} />
      </Fact>
    </Facts>
  );
}

function ResourceFact({ event }: { event: AuditEvent }) {
  const t = useTranslations("audit.event");
  if (event.resourceName === "") return null;
  const href = resourceHref(event.resourceType, event.resourceName);
  return (
    <Fact label={t("resource")} note={event.resourceType}>
      <Copyable label={t("resource")} value={event.resourceName} />
      {href !== null && (
        <>
          {" "}
          <TextLink href={href}>{t("openResource")}</TextLink>
        </>
      )}
    </Fact>
  );
}

interface ParametersProps {
  label: string;
  values: AuditEvent["requestParameters"];
  isAlwaysShown?: boolean;
}

function Parameters({ label, values, isAlwaysShown = false }: ParametersProps) {
  const t = useTranslations("audit.event");
  const entries = Object.entries(values);
  if (entries.length === 0 && !isAlwaysShown) return null;
  return (
    <Fact label={label}>
      {entries.length === 0 && <span className="text-ink-2">{t("noParameters")}</span>}
      {entries.map(([name, value]) => (
        <div key={name} className="mono wrap-anywhere">
          <span className="text-ink-2">{name}</span> {Array.isArray(value) ? value.join(", ") : String(value)}
        </div>
      ))}
    </Fact>
  );
}

function withoutRequestId({ RequestId: _requestId, ...rest }: AuditEvent["responseElements"]) {
  return rest;
}

/** The timeline with one filter taken from this event; of all kinds, since this one may be a read. */
function NarrowLinks({ summary }: { summary: EventSummary }) {
  const t = useTranslations("audit.event");
  const effects = EFFECTS;
  const all = [
    {
      label: t("sameActor"),
      value: summary.actorName,
      href: auditHref({ effects, actor: summary.actorName }),
    },
    {
      label: t("sameResource"),
      value: summary.resourceName,
      href: auditHref({ effects, resource: summary.resourceName }),
    },
    {
      label: t("sameAction"),
      value: summary.eventName,
      href: auditHref({ effects, actions: [summary.eventName] }),
    },
    { label: t("sameIp"), value: summary.sourceIp, href: auditHref({ effects, ip: summary.sourceIp }) },
  ];
  return (
    <Section title={t("narrow")}>
      <div className="flex flex-wrap gap-2">
        {all
          .filter(({ value }) => value !== "")
          .map(({ label, href }) => (
            <LinkButton key={label} size="sm" href={href}>
              {label}
            </LinkButton>
          ))}
      </div>
    </Section>
  );
}
