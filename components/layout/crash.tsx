"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ErrorPanel } from "@/components/ui/error-panel";

/** What stands where a page would, when making it failed. */
export function Crash({ digest, retry }: { digest?: string | undefined; retry: () => void }) {
  const t = useTranslations("layout.crash");
  return (
    <div className="mx-auto w-full max-w-[640px] py-10">
      <ErrorPanel
        title={t("title")}
        why={t("why")}
        next={digest === undefined ? t("nextWithoutCode") : t("next")}
        code={digest}
        action={<Button onClick={retry}>{t("retry")}</Button>}
      />
    </div>
  );
}
