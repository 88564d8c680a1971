import type { Route } from "next";
import type { ReactNode } from "react";
import { setLocaleAction } from "@/app/locale-action";
import { Shell } from "@/components/layout/shell";
import { loadConfig } from "@/lib/platform/config";

export default function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <Shell
      user={{ name: "", accountId: "" }}
      context={{ region: loadConfig().region }}
      sessionsHref={"/sessions" as Route}
      signOut={signOut}
      setLocale={setLocaleAction}
    >
      {children}
    </Shell>
  );
}

async function signOut(): Promise<void> {
  "use server";
}
