import type { Route } from "next";
import type { ReactNode } from "react";
import { signOutAction } from "@/app/(console)/account/actions";
import { setLocaleAction } from "@/app/locale-action";
import { Shell } from "@/components/layout/shell";
import { requireCaller } from "@/lib/console/session";
import { loadConfig } from "@/lib/platform/config";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { actor } = await requireCaller();
  return (
    <Shell
      user={{ name: actor.userName, accountId: actor.accountId }}
      context={{ region: loadConfig().region }}
      sessionsHref={"/account/sessions" as Route}
      signOut={signOutAction}
      setLocale={setLocaleAction}
    >
      {children}
    </Shell>
  );
}
