"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { TagInUse } from "@/lib/tags/schema";
import { keysWithTagHref } from "./links";
import type { TagActions } from "./tag-actions";
import { TagRowMenu } from "./tag-row-menu";
import { TagValue } from "./tag-value";

export interface TagTableProps {
  tags: readonly TagInUse[];
  totalCount: number;
  actions: TagActions;
  isStale?: boolean | undefined;
  footer?: ReactNode;
}

/** Tags in use, each with the number of keys that have it. */
export function TagTable({ tags, totalCount, actions, ...rest }: TagTableProps) {
  const t = useTranslations("tags");
  return (
    <Table label={t("list.label")} rowCount={totalCount} {...rest}>
      <TableHead>
        <TableHeader>{t("column.key")}</TableHeader>
        <TableHeader>{t("column.value")}</TableHeader>
        <TableHeader align="end">{t("column.keys")}</TableHeader>
        <TableHeader className="w-12">
          <span className="sr-only">{t("column.actions")}</span>
        </TableHeader>
      </TableHead>
      <TableBody>
        {tags.map((tag) => (
          <TableRow key={JSON.stringify([tag.tagKey, tag.tagValue])}>
            <TableCell isPrimary className="md:max-w-[360px]">
              <TextLink look="plain" href={keysWithTagHref(tag)} className="wrap-anywhere">
                {tag.tagKey}
              </TextLink>
            </TableCell>
            <TableCell label={t("column.value")} className="wrap-anywhere md:max-w-[360px]">
              <TagValue value={tag.tagValue} />
            </TableCell>
            <TableCell label={t("column.keys")} align="end">
              <TextLink href={keysWithTagHref(tag)}>{t("keyCount", { count: tag.resourceCount })}</TextLink>
            </TableCell>
            <TableCell isActions>
              <TagRowMenu tag={tag} actions={actions} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
