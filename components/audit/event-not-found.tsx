import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { auditHref } from "./links";

/** No event has this ID, or it belongs to others. */
export function EventNotFound() {
  const t = useTranslations("audit.event");
  return (
    <EmptyState
      kind="no-match"
      title={t("notFound.title")}
      description={t("notFound.description")}
      action={<LinkButton href={auditHref()}>{t("back")}</LinkButton>}
    />
  );
}
