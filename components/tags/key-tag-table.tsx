"use client";

import { Pencil, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalPanel, type ShownRefusal } from "@/components/layout/refusal-panel";
import { settle } from "@/components/layout/settle";
import { IconButton } from "@/components/ui/icon-button";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { useToast } from "@/components/ui/toast";
import { keysWithTagHref } from "./links";
import type { KeyTagPair, NamedKey, TagActions } from "./tag-actions";
import { tagText } from "./tag-text";
import { TagValue } from "./tag-value";

export interface KeyTagTableProps {
  taggedKey: NamedKey;
  tags: readonly KeyTagPair[];
  actions: TagActions;
  /** Asks for another value of a tag. */
  onChange: (tag: KeyTagPair) => void;
}

const ICON = { "aria-hidden": true, className: "size-4" } as const;

/** The tags of one key. One that is removed can be put back at once. */
export function KeyTagTable({ taggedKey, tags, actions, onChange }: KeyTagTableProps) {
  const t = useTranslations("tags");
  const { notify } = useToast();
  const [refusal, setRefusal] = useState<ShownRefusal | null>(null);
  const keyIds = [taggedKey.keyId];
  const putBack = async (tag: KeyTagPair) => {
    const state = await settle(actions.tag(keyIds, [tag]));
    if (state.status === "refused") setRefusal(state);
    else notify({ title: t("remove.undone", { name: tagText(tag) }) });
  };
  const remove = async (tag: KeyTagPair) => {
    const state = await settle(actions.untag(keyIds, [tag.tagKey]));
    setRefusal(state.status === "refused" ? state : null);
    if (state.status === "refused") return;
    notify({
      title: t("remove.doneOne", { name: tagText(tag), count: 1 }),
      undo: { label: t("remove.undo"), onUndo: () => putBack(tag) },
    });
  };
  return (
    <div className="grid gap-3">
      {refusal !== null && <RefusalPanel refusal={refusal} />}
      <Table label={t("ofKey.title")}>
        <TableHead>
          <TableHeader>{t("column.key")}</TableHeader>
          <TableHeader>{t("column.value")}</TableHeader>
          <TableHeader>{t("column.others")}</TableHeader>
          <TableHeader className="w-24">
            <span className="sr-only">{t("column.actions")}</span>
          </TableHeader>
        </TableHead>
        <TableBody>
          {tags.map((tag) => (
            <TableRow key={tag.tagKey}>
              <TableCell isPrimary className="font-medium wrap-anywhere max-md:pr-24! md:max-w-[360px]">
                {tag.tagKey}
              </TableCell>
              <TableCell label={t("column.value")} className="wrap-anywhere md:max-w-[360px]">
                <TagValue value={tag.tagValue} />
              </TableCell>
              <TableCell label={t("column.others")}>
                <TextLink href={keysWithTagHref(tag)}>{t("ofKey.others")}</TextLink>
              </TableCell>
              <TableCell isActions className="whitespace-nowrap">
                <IconButton
                  label={t("ofKey.change", { name: tag.tagKey })}
                  icon={<Pencil {...ICON} />}
                  onClick={() => onChange(tag)}
                />
                <IconButton
                  label={t("ofKey.remove", { name: tag.tagKey })}
                  icon={<X {...ICON} />}
                  onClick={() => remove(tag)}
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
