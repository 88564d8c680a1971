"use client";

import { useTimeZone, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { RefusalPanel } from "@/components/layout/refusal-panel";
import { Button } from "@/components/ui/button";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { PublicError } from "@/lib/console/action-state";
import { formatClock, formatOffset } from "@/lib/format/time";
import { PasswordInput } from "./password-input";
import { requestSignIn } from "./request-sign-in";
import { useSecondsLeft } from "./use-seconds-left";

export interface SignInFormProps {
  /** A path of this console. */
  returnTo: string;
}

/** Name and password. A wait that the service asks for is counted down on the button. */
export function SignInForm({ returnTo }: SignInFormProps) {
  const t = useTranslations("access.signIn");
  const timeZone = useTimeZone() ?? "UTC";
  const password = useRef<HTMLInputElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [hasEmptyFields, setHasEmptyFields] = useState({ userName: false, password: false });
  const [refusal, setRefusal] = useState<PublicError | null>(null);
  const [waitUntil, setWaitUntil] = useState<Date | null>(null);
  const secondsLeft = useSecondsLeft(waitUntil);
  useEffect(() => {
    if (refusal?.code === "SignInFailed") password.current?.select();
  }, [refusal]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy || secondsLeft > 0) return;
    const credentials = readCredentials(event.currentTarget);
    const empty = { userName: credentials.userName.trim() === "", password: credentials.password === "" };
    setHasEmptyFields(empty);
    if (empty.userName || empty.password) return;
    setIsBusy(true);
    const answer = await requestSignIn(credentials);
    if (answer === null) {
      window.location.assign(returnTo);
      return;
    }
    setRefusal(answer);
    setWaitUntil(
      answer.retryAfterSeconds === undefined ? null : new Date(Date.now() + answer.retryAfterSeconds * 1000),
    );
    setIsBusy(false);
  };

  return (
    <form method="post" onSubmit={submit} noValidate className="grid gap-[18px]">
      {refusal !== null && waitUntil === null && <RefusalPanel refusal={refusal} />}
      {refusal !== null && waitUntil !== null && (
        <ErrorPanel
          tone="warn"
          title={t("tooMany.title")}
          why={t("tooMany.why")}
          next={t("tooMany.next", {
            time: `${formatClock(waitUntil, timeZone)} ${formatOffset(waitUntil, timeZone)}`,
          })}
          code={refusal.code}
          requestId={refusal.requestId}
        />
      )}
      <Field
        label={t("userName")}
        error={hasEmptyFields.userName ? t("required", { parameter: t("userName") }) : undefined}
      >
        <Input
          name="userName"
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          autoFocus
          required
        />
      </Field>
      <Field
        label={t("password")}
        error={hasEmptyFields.password ? t("required", { parameter: t("password") }) : undefined}
      >
        <PasswordInput ref={password} name="password" autoComplete="current-password" required />
      </Field>
      <Button type="submit" variant="primary" isBusy={isBusy} aria-disabled={secondsLeft > 0}>
        {secondsLeft > 0 ? t("submitIn", { seconds: secondsLeft }) : t("submit")}
      </Button>
    </form>
  );
}

function readCredentials(form: HTMLFormElement): { userName: string; password: string } {
  const data = new FormData(form);
  return { userName: String(data.get("userName") ?? ""), password: String(data.get("password") ?? "") };
}
