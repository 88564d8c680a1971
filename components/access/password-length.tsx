"use client";

import { useTranslations } from "next-intl";
import { State } from "@/components/ui/state";
import { PASSWORD_LENGTH, passwordLength } from "@/lib/access/schema";

/** How long the password is by now, and whether that will do. */
export function PasswordLength({ password }: { password: string }) {
  const t = useTranslations("access.passwordField");
  const { min, max } = PASSWORD_LENGTH;
  const count = passwordLength(password);
  if (count > max) {
    return (
      <State tone="warn" look="plain">
        {t("tooMany", { count, max })}
      </State>
    );
  }
  const isEnough = count >= min;
  return (
    <State tone={isEnough ? "ok" : "idle"} look="plain">
      {isEnough ? t("enough", { count }) : t("count", { count, min })}
    </State>
  );
}
