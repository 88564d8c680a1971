import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { ExactTime, RelativeTime } from "@/components/ui/relative-time";
import type { KeyMetadata } from "@/lib/keys/schema";

/** What one must know of a key in its present state, before anything else. */
export function KeyNotices({ shownKey }: { shownKey: KeyMetadata }) {
  const t = useTranslations("keys");
  switch (shownKey.keyState) {
    case "Enabled":
      return null;
    case "Disabled":
      return (
        <Callout tone="warn" title={t("disabledNotice.title")}>
          {t("disabledNotice.text")}
        </Callout>
      );
    case "PendingImport":
      return (
        <Callout tone="warn" title={t("pendingImportNotice.title")}>
          {t("pendingImportNotice.text")}
        </Callout>
      );
    case "PendingDeletion":
      return (
        <Callout
          tone="warn"
          title={t.rich("pendingDeletionNotice.title", {
            at: () => <ExactTime at={shownKey.deleteDate} />,
            when: () => <RelativeTime at={shownKey.deleteDate} />,
          })}
        >
          {t("pendingDeletionNotice.text")}
        </Callout>
      );
  }
}
