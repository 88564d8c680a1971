import { useTranslations } from "next-intl";
import { instanceHref } from "@/components/instances/links";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import type { KeyMetadata } from "@/lib/keys/schema";
import type { KeyColumn } from "./key-columns";
import { KeyStateMark } from "./key-state-mark";

/** One fact of a key as the list shows it. */
export function KeyCell({ column, shownKey }: { column: KeyColumn; shownKey: KeyMetadata }) {
  const t = useTranslations("keys");
  switch (column) {
    case "state":
      return <KeyStateMark keyState={shownKey.keyState} />;
    case "spec":
      return <span className="whitespace-nowrap">{shownKey.keySpec}</span>;
    case "usage":
      return <span className="whitespace-nowrap">{shownKey.keyUsage}</span>;
    case "protection":
      return <Known group="protection" value={shownKey.protectionLevel} />;
    case "origin":
      return <Known group="origin" value={shownKey.origin} />;
    case "instance":
      return (
        <TextLink
          look="plain"
          href={instanceHref(shownKey.dkmsInstanceId)}
          className="font-normal! md:inline-block md:max-w-44 md:truncate md:align-bottom"
        >
          {shownKey.instanceName === "" ? shownKey.dkmsInstanceId : shownKey.instanceName}
        </TextLink>
      );
    case "rotation":
      return <Known group="rotation" value={shownKey.automaticRotation} />;
    case "nextRotation":
      return <MaybeTime at={shownKey.nextRotationDate} />;
    case "deletion":
      return <MaybeTime at={shownKey.deleteDate} />;
    case "expiry":
      return <MaybeTime at={shownKey.materialExpireTime} />;
    case "creator":
      return shownKey.creatorName === "" ? t("creatorGone") : shownKey.creatorName;
    case "created":
      return <RelativeTime at={shownKey.creationDate} />;
  }
}

/** A date that not every key has. */
function MaybeTime({ at }: { at: string }) {
  const t = useTranslations("keys");
  if (at !== "") return <RelativeTime at={at} />;
  return (
    <span className="text-ink-3">
      <span aria-hidden="true">–</span>
      <span className="sr-only">{t("noDate")}</span>
    </span>
  );
}

/** A word of the API in the reader's language, or as it is when there is no translation. */
export function Known({ group, value }: { group: "protection" | "origin" | "rotation"; value: string }) {
  const t = useTranslations("keys");
  const key = `${group}.${value}` as "protection.SOFTWARE";
  return <span className="whitespace-nowrap">{t.has(key) ? t(key) : value}</span>;
}
