"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { RefusalPanel } from "@/components/layout/refusal-panel";
import { Button } from "@/components/ui/button";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Field } from "@/components/ui/field";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { Input } from "@/components/ui/input";
import { ACCOUNT_NAME_LENGTH, type CreatedUser, USER_NAME_LENGTH } from "@/lib/access/schema";
import type { ActionState } from "@/lib/console/action-state";
import { PasswordInput } from "./password-input";
import { PasswordLength } from "./password-length";
import { requestSignIn } from "./request-sign-in";
import { readSetUp, type SetUpField, type SetUpInput, useSetUpProblems } from "./set-up-problems";
import { useSetupToken } from "./use-setup-token";

export interface SetUpFormProps {
  setUp: (input: SetUpInput & { setupToken: string }) => Promise<ActionState<CreatedUser>>;
}

/** Makes the first account with the link's token, then signs in with what was typed. */
export function SetUpForm({ setUp }: SetUpFormProps) {
  const t = useTranslations("access.setUp");
  const setupToken = useSetupToken();
  const [typed, setTyped] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const { problems, refusal, check, show } = useSetUpProblems();
  const errorOf = (name: SetUpField) => problems.find((problem) => problem.name === name)?.message;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const { again, ...input } = readSetUp(event.currentTarget);
    setAttempt((count) => count + 1);
    if (!check(input, again)) return;
    setIsBusy(true);
    const state = await setUp({ ...input, setupToken: setupToken ?? "" }).catch(() => null);
    if (state?.status === "done") {
      const hasFailed = (await requestSignIn(input)) !== null;
      window.location.assign(hasFailed ? "/sign-in" : "/");
      return;
    }
    show(state);
    setIsBusy(false);
  };

  if (setupToken === "") {
    return (
      <ErrorPanel title={t("noToken.title")} why={t("noToken.why")} next={t("noToken.next")} isLive={false} />
    );
  }
  return (
    <form method="post" onSubmit={submit} noValidate className="grid gap-[18px]">
      {refusal !== null && <RefusalPanel refusal={refusal} />}
      <FormErrorSummary problems={problems} attempt={attempt} />
      <Field label={t("accountName")} help={t("accountNameHelp")} error={errorOf("accountName")}>
        <Input
          name="accountName"
          autoComplete="organization"
          maxLength={ACCOUNT_NAME_LENGTH.max}
          autoFocus
          required
        />
      </Field>
      <Field label={t("userName")} help={t("userNameHelp")} error={errorOf("userName")}>
        <Input
          name="userName"
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          maxLength={USER_NAME_LENGTH.max}
          required
        />
      </Field>
      <div className="grid gap-1.5">
        <Field label={t("password")} help={t("passwordHelp")} error={errorOf("password")}>
          <PasswordInput
            name="password"
            autoComplete="new-password"
            onChange={(event) => setTyped(event.currentTarget.value)}
            required
          />
        </Field>
        <PasswordLength password={typed} />
      </div>
      <Field label={t("passwordAgain")} error={errorOf("passwordAgain")}>
        <PasswordInput name="passwordAgain" autoComplete="new-password" required />
      </Field>
      <Button type="submit" variant="primary" isBusy={isBusy || setupToken === undefined}>
        {t("submit")}
      </Button>
    </form>
  );
}
