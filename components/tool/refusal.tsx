"use client";

import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { KeyDialog } from "@/components/keys/key-dialog";
import { importKeyMaterialHref } from "@/components/keys/links";
import { RefusalPanel } from "@/components/layout/refusal-panel";
import { ErrorPanel } from "@/components/ui/error-panel";
import { LinkButton } from "@/components/ui/link-button";
import type { StatefulOperation } from "@/lib/keys/key-state";
import type { OperationState } from "./use-operation";

export interface RefusalProps {
  operation: StatefulOperation;
  state: Extract<OperationState<unknown>, { status: "refused" | "unreachable" }>;
}

/** Why the call was refused, and the way on. */
export function Refusal({ operation, state }: RefusalProps) {
  const t = useTranslations("tool.refusal");
  const tKeys = useTranslations("keys");
  if (state.status === "unreachable") {
    return (
      <ErrorPanel title={t("unreachable.title")} why={t("unreachable.why")} next={t("unreachable.next")} />
    );
  }
  const support = { code: state.code, requestId: state.requestId };
  if (state.code === "Rejected.Disabled") return <DisabledKey state={state} {...support} />;
  if (state.problem === "undecryptable") return <Undecryptable {...support} />;
  if (state.code === "Forbidden.NoPermission") {
    return (
      <ErrorPanel
        title={t("noPermission.title")}
        why={t("noPermission.why", { action: `kms:${operation}` })}
        next={t("noPermission.next", { action: `kms:${operation}` })}
        {...support}
      />
    );
  }
  const keyId = String(state.facts?.keyId);
  switch (state.facts?.keyId === undefined ? null : state.code) {
    case "Rejected.PendingImport":
      return (
        <RefusalPanel
          refusal={state}
          action={<LinkButton href={importKeyMaterialHref(keyId)}>{tKeys("menu.import")}</LinkButton>}
        />
      );
    case "Rejected.PendingDeletion":
      return (
        <RefusalPanel
          refusal={state}
          action={
            <LinkButton href={keyActionHref(keyId, "cancel-deletion")}>
              {tKeys("cancelDeletion.button")}
            </LinkButton>
          }
        />
      );
    default:
      return <RefusalPanel refusal={state} />;
  }
}

function keyActionHref(keyId: string, action: KeyDialog): Route {
  return `/keys/${encodeURIComponent(keyId)}?action=${action}` as Route;
}

interface Support {
  code: string;
  requestId: string | undefined;
}

function DisabledKey({ state, ...support }: Support & { state: { facts?: Facts | undefined } }) {
  const t = useTranslations("tool.refusal.disabled");
  const keyId = state.facts?.keyId;
  return (
    <ErrorPanel
      title={t("title")}
      why={t("why")}
      next={t("next")}
      action={
        keyId === undefined ? undefined : (
          <LinkButton href={keyActionHref(String(keyId), "enable")}>{t("action")}</LinkButton>
        )
      }
      {...support}
    />
  );
}

type Facts = Readonly<Record<string, string | number>>;

function Undecryptable(support: Support) {
  const t = useTranslations("tool.refusal.undecryptable");
  return (
    <ErrorPanel
      title={t("title")}
      why={
        <>
          <p>{t("why")}</p>
          <ul className="mt-1 list-disc pl-5">
            <li>{t("changed")}</li>
            <li>{t("context")}</li>
            <li>{t("elsewhere")}</li>
          </ul>
        </>
      }
      next={t("next")}
      {...support}
    />
  );
}
