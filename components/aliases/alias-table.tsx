"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { keyName } from "@/components/keys/key-name";
import { KeyStateMark } from "@/components/keys/key-state-mark";
import { keyHref } from "@/components/keys/links";
import { Copyable } from "@/components/ui/copyable";
import { RelativeTime } from "@/components/ui/relative-time";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TwoLines,
} from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { AliasInfo } from "@/lib/aliases/schema";
import type { AliasActions } from "./alias-actions";
import { AliasRowMenu } from "./alias-row-menu";

export interface AliasTableProps {
  aliases: readonly AliasInfo[];
  totalCount: number;
  actions: AliasActions;
  /** All lead to the key whose page is open, so nothing is said of it. */
  isOfOpenKey?: boolean | undefined;
  isStale?: boolean | undefined;
  footer?: ReactNode;
}

/** Aliases, each with the key it leads to. */
export function AliasTable({ aliases, totalCount, actions, isOfOpenKey = false, ...rest }: AliasTableProps) {
  const t = useTranslations("aliases");
  return (
    <Table label={t("list.label")} rowCount={totalCount} {...rest}>
      <TableHead>
        <TableHeader>{t("column.name")}</TableHeader>
        {!isOfOpenKey && (
          <>
            <TableHeader>{t("column.key")}</TableHeader>
            <TableHeader>{t("column.state")}</TableHeader>
            <TableHeader>{t("column.spec")}</TableHeader>
          </>
        )}
        <TableHeader>{t("column.created")}</TableHeader>
        <TableHeader className="w-12">
          <span className="sr-only">{t("column.actions")}</span>
        </TableHeader>
      </TableHead>
      <TableBody>
        {aliases.map((alias) => (
          <TableRow key={alias.aliasName}>
            <TableCell isPrimary className="md:max-w-[360px]">
              <Copyable label={t("column.name")} value={alias.aliasName} isWrapping />
            </TableCell>
            {!isOfOpenKey && <KeyCells alias={alias} />}
            <TableCell label={t("column.created")}>
              <RelativeTime at={alias.creationDate} />
            </TableCell>
            <TableCell isActions>
              <AliasRowMenu alias={alias} actions={actions} isOfOpenKey={isOfOpenKey} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** The key is named by its description here: the alias itself is what the row is about. */
function KeyCells({ alias }: { alias: AliasInfo }) {
  const t = useTranslations("aliases");
  const tKeys = useTranslations("keys");
  const name = keyName({ aliasNames: [], description: alias.keyDescription, keyId: alias.keyId });
  return (
    <>
      <TableCell label={t("column.key")} className="md:max-w-[320px]">
        <TwoLines second={<Copyable size="sm" label={tKeys("keyId")} value={alias.keyId} />}>
          <TextLink look="plain" href={keyHref(alias.keyId)}>
            {name === alias.keyId ? t("unnamedKey") : name}
          </TextLink>
        </TwoLines>
      </TableCell>
      <TableCell label={t("column.state")}>
        <KeyStateMark keyState={alias.keyState} />
      </TableCell>
      <TableCell label={t("column.spec")}>{alias.keySpec}</TableCell>
    </>
  );
}
