"use client";

import { Download, FileJson, FileSpreadsheet } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { downloadFile } from "@/components/tool/download";
import { Button } from "@/components/ui/button";
import { Menu, MenuGroup, MenuItem } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { describeError } from "@/lib/format/describe-error";
import type { KeyExportFormat } from "@/lib/keys/schema";
import { fetchKeyFile, KeyFileRefusal } from "./fetch-key-file";
import type { KeyListView } from "./key-list-view";

const ICON = { "aria-hidden": true, className: "size-4" } as const;

/** Saves all keys that the filters let through, not only the page on show. */
export function KeyExportMenu({ view }: { view: KeyListView }) {
  const t = useTranslations("keys.export");
  const { exportAs, isBusy } = useExport(view);
  return (
    <Menu
      trigger={
        <Button icon={<Download {...ICON} />} isBusy={isBusy}>
          {t("button")}
        </Button>
      }
    >
      <MenuGroup label={t("title")}>
        <MenuItem icon={<FileSpreadsheet {...ICON} />} onClick={() => exportAs("csv")} note={t("csvNote")}>
          {t("csv")}
        </MenuItem>
        <MenuItem icon={<FileJson {...ICON} />} onClick={() => exportAs("json")} note={t("jsonNote")}>
          {t("json")}
        </MenuItem>
      </MenuGroup>
    </Menu>
  );
}

function useExport(view: KeyListView) {
  const t = useTranslations("keys.export");
  const errors = useTranslations("errors");
  const { notify } = useToast();
  const [isBusy, setIsBusy] = useState(false);
  const save = async (format: KeyExportFormat) => {
    setIsBusy(true);
    try {
      const { file, fileName, keyCount, isCutOff } = await fetchKeyFile(view, format);
      downloadFile(file, fileName);
      notify({
        title: t("done", { count: keyCount }),
        ...(isCutOff && { tone: "idle" as const, description: t("cutOff", { count: keyCount }) }),
      });
    } catch (error) {
      const refusal = error instanceof KeyFileRefusal ? error.refusal : null;
      const { title, why } = describeError(errors, refusal ?? { code: "ServiceUnavailableTemporary" });
      notify({ tone: "bad", title: t("failed"), description: `${title}. ${why}` });
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, exportAs: (format: KeyExportFormat) => void save(format) };
}
