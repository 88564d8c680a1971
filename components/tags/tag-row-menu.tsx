"use client";

import { Ellipsis, KeyRound, Tag, TagX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import type { TagInUse } from "@/lib/tags/schema";
import { keysWithTagHref } from "./links";
import { RemoveTagDialog } from "./remove-tag-dialog";
import type { TagActions } from "./tag-actions";
import { TagKeysDialog } from "./tag-keys-dialog";
import { tagText } from "./tag-text";

const ICON = { "aria-hidden": true, className: "size-4" } as const;

/** What one may do with a tag in use. */
export function TagRowMenu({ tag, actions }: { tag: TagInUse; actions: TagActions }) {
  const t = useTranslations("tags.menu");
  const [asked, setAsked] = useState<"add" | "remove" | null>(null);
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t("of", { name: tagText(tag) })} tooltip={false} icon={<Ellipsis {...ICON} />} />
        }
      >
        <MenuLink href={keysWithTagHref(tag)} icon={<KeyRound {...ICON} />}>
          {t("keys")}
        </MenuLink>
        <MenuSeparator />
        <MenuItem icon={<Tag {...ICON} />} onClick={() => setAsked("add")}>
          {t("add")}
        </MenuItem>
        <MenuItem icon={<TagX {...ICON} />} onClick={() => setAsked("remove")}>
          {t("remove")}
        </MenuItem>
      </Menu>
      <TagKeysDialog
        open={asked === "add"}
        onOpenChange={(opens) => setAsked(opens ? "add" : null)}
        initialTag={{ tagKey: tag.tagKey, tagValue: tag.tagValue }}
        tag={actions.tag}
      />
      <RemoveTagDialog
        open={asked === "remove"}
        onOpenChange={(opens) => setAsked(opens ? "remove" : null)}
        removed={{ tagKey: tag.tagKey, tagValue: tag.tagValue }}
        actions={actions}
      />
    </>
  );
}
