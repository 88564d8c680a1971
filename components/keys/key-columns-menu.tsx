"use client";

import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuCheck, MenuGroup } from "@/components/ui/menu";
import { KEY_COLUMNS, type KeyColumn } from "./key-columns";

export interface KeyColumnsMenuProps {
  columns: readonly KeyColumn[];
  onShow: (column: KeyColumn, isShown: boolean) => void;
}

/** Chooses the columns of the list. */
export function KeyColumnsMenu({ columns, onShow }: KeyColumnsMenuProps) {
  const t = useTranslations("keys");
  return (
    <Menu
      trigger={<Button icon={<Columns3 aria-hidden="true" className="size-4" />}>{t("list.columns")}</Button>}
    >
      <MenuGroup label={t("list.columnsTitle")}>
        {KEY_COLUMNS.map((column) => (
          <MenuCheck
            key={column}
            checked={columns.includes(column)}
            onCheckedChange={(isShown) => onShow(column, isShown)}
          >
            {t(`column.${column}`)}
          </MenuCheck>
        ))}
      </MenuGroup>
    </Menu>
  );
}
