"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { TAGS_PER_KEY_MAX } from "@/lib/keys/schema";
import { KeyTagTable } from "./key-tag-table";
import type { KeyTagPair, NamedKey, TagActions } from "./tag-actions";
import { TagKeysDialog } from "./tag-keys-dialog";

export interface KeyTagsSectionProps {
  taggedKey: NamedKey;
  tags: readonly KeyTagPair[];
  actions: TagActions;
}

/** The tags of one key: more of them, other values, fewer of them. */
export function KeyTagsSection({ taggedKey, tags, actions }: KeyTagsSectionProps) {
  const t = useTranslations("tags.ofKey");
  const [isAdding, setIsAdding] = useState(false);
  const [changed, setChanged] = useState<KeyTagPair | null>(null);
  const isEmpty = tags.length === 0;
  const isFull = tags.length >= TAGS_PER_KEY_MAX;
  const add = (variant: "default" | "primary") => (
    <Button
      variant={variant}
      icon={<Plus aria-hidden="true" className="size-4" />}
      onClick={() => setIsAdding(true)}
    >
      {t("add")}
    </Button>
  );
  return (
    <Section
      look="plain"
      title={t("title")}
      description={isFull ? t("full", { max: TAGS_PER_KEY_MAX }) : t("help", { max: TAGS_PER_KEY_MAX })}
      actions={isEmpty || isFull ? undefined : add("default")}
    >
      <TagKeysDialog open={isAdding} onOpenChange={setIsAdding} keys={[taggedKey]} tag={actions.tag} />
      {changed !== null && (
        <TagKeysDialog
          key={changed.tagKey}
          open
          onOpenChange={() => setChanged(null)}
          keys={[taggedKey]}
          initialTag={changed}
          tag={actions.tag}
        />
      )}
      {isEmpty ? (
        <EmptyState
          kind="none"
          title={t("none.title")}
          description={t("none.description")}
          action={add("primary")}
        />
      ) : (
        <KeyTagTable taggedKey={taggedKey} tags={tags} actions={actions} onChange={setChanged} />
      )}
    </Section>
  );
}
