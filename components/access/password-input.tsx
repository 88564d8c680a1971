"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Input, type InputProps } from "@/components/ui/input";

/** A password that can be shown, pasted and filled in by a password manager. */
export function PasswordInput({ className, ...rest }: InputProps) {
  const t = useTranslations("access.passwordField");
  const [isShown, setIsShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <span className="relative block">
      <Input
        {...rest}
        type={isShown ? "text" : "password"}
        spellCheck={false}
        autoCapitalize="none"
        autoCorrect="off"
        className={`pr-11 ${className ?? ""}`}
      />
      <IconButton
        label={isShown ? t("hide") : t("show")}
        size="sm"
        tooltip={false}
        onClick={() => setIsShown((shown) => !shown)}
        icon={<Icon aria-hidden="true" className="size-4" />}
        className="absolute top-1/2 right-1 -translate-y-1/2"
      />
    </span>
  );
}
