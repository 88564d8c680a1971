"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { RefusalPanel } from "@/components/layout/refusal-panel";
import { settle } from "@/components/layout/settle";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { ExactTime, RelativeTime } from "@/components/ui/relative-time";
import { State } from "@/components/ui/state";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast";
import type { SessionSummary } from "@/lib/access/schema";
import type { ActionState, PublicError } from "@/lib/console/action-state";
import { describeDevice } from "./describe-device";

type EndSessions = Promise<ActionState<{ endedCount: number }>>;

export interface SessionListProps {
  sessions: readonly SessionSummary[];
  end: (sessionId: string) => EndSessions;
  endOthers: () => EndSessions;
}

/** Where one is signed in, and the way to end each of them but this. */
export function SessionList({ sessions, end, endOthers }: SessionListProps) {
  const t = useTranslations("access.sessions");
  const { notify } = useToast();
  const [isPending, startTransition] = useTransition();
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<PublicError | null>(null);
  const otherCount = sessions.filter((session) => !session.isCurrent).length;

  const run = (act: () => EndSessions) =>
    startTransition(async () => {
      const state = await settle(act());
      setIsAsking(false);
      setRefusal(state.status === "refused" ? state : null);
      if (state.status === "done") notify({ title: t("ended", { count: state.result.endedCount }) });
    });

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-[18px]">
      {refusal !== null && <RefusalPanel refusal={refusal} />}
      <Table label={t("title")}>
        <TableHead>
          <TableHeader>{t("column.device")}</TableHeader>
          <TableHeader>{t("column.address")}</TableHeader>
          <TableHeader>{t("column.lastSeen")}</TableHeader>
          <TableHeader>{t("column.created")}</TableHeader>
          <TableHeader align="end">
            <span className="sr-only">{t("column.actions")}</span>
          </TableHeader>
        </TableHead>
        <TableBody>
          {sessions.map((session) => (
            <SessionRow
              key={session.sessionId}
              session={session}
              isPending={isPending}
              onEnd={() => run(() => end(session.sessionId))}
            />
          ))}
        </TableBody>
      </Table>
      {otherCount === 0 ? (
        <p className="text-ink-2">{t("only")}</p>
      ) : (
        <div>
          <Button variant="danger" onClick={() => setIsAsking(true)}>
            {t("endOthers")}
          </Button>
        </div>
      )}
      <AlertDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={t("endOthersTitle")}
        description={t("endOthersDescription", { count: otherCount })}
        confirmLabel={t("endOthers")}
        isBusy={isPending}
        onConfirm={() => run(endOthers)}
      />
    </div>
  );
}

interface SessionRowProps {
  session: SessionSummary;
  isPending: boolean;
  onEnd: () => void;
}

function SessionRow({ session, isPending, onEnd }: SessionRowProps) {
  const t = useTranslations("access.sessions");
  const format = useFormatter();
  const device = describeDevice(session.userAgent);
  const name = device === null ? t("unknownDevice") : t("device", { ...device });
  const signedInAt = format.dateTime(new Date(session.createdAt), {
    dateStyle: "medium",
    timeStyle: "short",
  });
  return (
    <TableRow>
      <TableCell label={t("column.device")}>
        <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1" title={session.userAgent}>
          <span className="font-medium">{name}</span>
          {session.isCurrent && <State tone="accent">{t("current")}</State>}
        </span>
      </TableCell>
      <TableCell label={t("column.address")}>
        <span className="mono">{session.sourceIp === "" ? "–" : session.sourceIp}</span>
      </TableCell>
      <TableCell label={t("column.lastSeen")}>
        {session.isCurrent ? t("justNow") : <RelativeTime at={session.lastSeenAt} />}
      </TableCell>
      <TableCell label={t("column.created")}>
        <ExactTime at={session.createdAt} />
      </TableCell>
      <TableCell align="end">
        {!session.isCurrent && (
          <Button
            size="sm"
            disabled={isPending}
            aria-label={t("endWhat", { device: name, time: signedInAt })}
            onClick={onEnd}
          >
            {t("end")}
          </Button>
        )}
      </TableCell>
    </TableRow>
  );
}
