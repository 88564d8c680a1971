"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { ALIAS_NAME_LENGTH, ALIAS_PREFIX } from "@/lib/aliases/schema";
import { KEY_DESCRIPTION_LENGTH } from "@/lib/keys/schema";
import type { NewKeyFieldsProps } from "./purpose-fields";
import { TagRows } from "./tag-rows";
import type { NewKeyField } from "./use-new-key";

export interface NameFieldsProps extends NewKeyFieldsProps {
  faultText: (name: NewKeyField) => string | undefined;
}

/** How a key is found and told from others: description, alias and tags. */
export function NameFields({ entries, change, faultText }: NameFieldsProps) {
  const t = useTranslations("keys.create");
  return (
    <>
      <Field label={t("description")} help={t("descriptionHelp")} error={faultText("description")} isOptional>
        <Textarea
          name="description"
          rows={2}
          maxLength={KEY_DESCRIPTION_LENGTH.max}
          value={entries.description}
          onChange={(event) => change({ description: event.target.value })}
        />
      </Field>
      <Field label={t("alias")} help={t("aliasHelp")} error={faultText("alias")} isOptional>
        <Input
          name="alias"
          isMono
          autoComplete="off"
          spellCheck={false}
          prefix={ALIAS_PREFIX}
          maxLength={ALIAS_NAME_LENGTH.max - ALIAS_PREFIX.length}
          value={entries.alias}
          onChange={(event) => change({ alias: event.target.value })}
        />
      </Field>
      <TagRows rows={entries.tagRows} onRows={(tagRows) => change({ tagRows })} error={faultText("tags")} />
    </>
  );
}
