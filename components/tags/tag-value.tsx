import { useTranslations } from "next-intl";

/** The value of a tag; that there is none is said. */
export function TagValue({ value }: { value: string }) {
  const t = useTranslations("tags");
  return value === "" ? <span className="text-ink-2">{t("noValue")}</span> : value;
}
