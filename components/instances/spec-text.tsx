import { useTranslations } from "next-intl";

/** How many requests a second an instance serves, in words. */
export function SpecText({ spec }: { spec: number }) {
  const t = useTranslations("instances");
  return <span className="num whitespace-nowrap">{t("specValue", { spec })}</span>;
}
