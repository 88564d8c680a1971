"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { AliasPage } from "@/lib/aliases/schema";
import type { KeyMetadata } from "@/lib/keys/schema";
import type { AliasActions } from "./alias-actions";
import { AliasTable } from "./alias-table";
import { CreateAliasDialog } from "./create-alias-dialog";
import { ALIASES_HREF } from "./links";

export interface KeyAliasesSectionProps {
  shownKey: Pick<KeyMetadata, "keyId" | "keyState">;
  page: AliasPage;
  actions: AliasActions;
}

/** The aliases of one key, and the way to give it more. */
export function KeyAliasesSection({ shownKey, page, actions }: KeyAliasesSectionProps) {
  const t = useTranslations("aliases.ofKey");
  const [isCreating, setIsCreating] = useState(false);
  const { keyId, keyState } = shownKey;
  const more = page.totalCount - page.aliases.length;
  const canCreate = keyState !== "PendingDeletion";
  const create = (variant: "default" | "primary") => (
    <Button
      variant={variant}
      icon={<Plus aria-hidden="true" className="size-4" />}
      onClick={() => setIsCreating(true)}
    >
      {t("create")}
    </Button>
  );
  const isEmpty = page.totalCount === 0;
  return (
    <Section
      look="plain"
      title={t("title")}
      description={canCreate ? t("help") : t("helpPendingDeletion")}
      actions={canCreate && !isEmpty ? create("default") : undefined}
    >
      <CreateAliasDialog
        open={isCreating}
        onOpenChange={setIsCreating}
        keyId={keyId}
        create={actions.create}
      />
      {isEmpty ? (
        <EmptyState
          kind="none"
          title={t("none.title")}
          description={t("none.description")}
          action={canCreate ? create("primary") : undefined}
        />
      ) : (
        <AliasTable
          isOfOpenKey
          aliases={page.aliases}
          totalCount={page.totalCount}
          actions={actions}
          footer={
            more > 0 ? <TextLink href={ALIASES_HREF}>{t("more", { count: more })}</TextLink> : undefined
          }
        />
      )}
    </Section>
  );
}
