import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";

const COMMAND = "npm run -s keyward -- admin create --user NAME --password-stdin";

/** Says how to get in when there is nobody yet; no more than whoever runs the service knows anyway. */
export function NotSetUp() {
  const t = useTranslations("access.signIn.notSetUp");
  return (
    <Callout title={t("title")}>
      <span className="mt-1 grid gap-2">
        <span>{t("description")}</span>
        <span>{t("commandLine")}</span>
        <code className="mono wrap-anywhere rounded-control bg-surface px-2.5 py-2">{COMMAND}</code>
      </span>
    </Callout>
  );
}
