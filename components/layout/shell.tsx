import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { KeyPalette } from "@/components/keys/key-palette";
import { AppLink } from "@/components/ui/app-link";
import type { Locale } from "@/lib/format/locale";
import { AccountMenu } from "./account-menu";
import { LanguageMenu } from "./language-menu";
import { Logo } from "./logo";
import { Navigation } from "./navigation";
import { NavigationDrawer } from "./navigation-drawer";
import { ShortcutKeys } from "./shortcut-keys";
import { ThemeMenu } from "./theme-menu";

export interface ShellProps {
  user: { name: string; accountId: string };
  /** Where one works: the region and, if the page has one, the instance. */
  context: { region: string; instanceName?: string | undefined };
  sessionsHref: Route;
  signOut: () => Promise<void>;
  setLocale: (locale: Locale) => Promise<void>;
  children: ReactNode;
}

/** The frame of every page of the console. */
export function Shell({ user, context, sessionsHref, signOut, setLocale, children }: ShellProps) {
  const t = useTranslations("layout");
  return (
    <div className="isolate grid min-h-dvh md:grid-cols-[224px_minmax(0,1fr)]">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-control bg-accent px-3 py-2 font-medium text-accent-ink focus:translate-y-0"
      >
        {t("skipToContent")}
      </a>
      <div className="border-line border-r bg-sunken max-md:hidden">
        <div className="sticky top-0 flex h-dvh flex-col overflow-y-auto px-2.5 py-3.5">
          <Navigation
            brand={
              <AppLink
                href={"/" as Route}
                className="mb-2.5 flex items-center gap-[9px] rounded-md px-2 py-1 font-[650] text-lg"
              >
                <Logo className="size-[22px] text-accent" />
                Keyward
              </AppLink>
            }
          />
        </div>
      </div>
      <div className="flex min-w-0 flex-col">
        <header className="sticky top-0 z-30 flex h-[52px] items-center gap-1.5 border-line border-b bg-surface px-4 md:px-6">
          <NavigationDrawer context={contextText(context)} />
          <KeyPalette />
          <div className="flex-1" />
          <ContextChip {...context} />
          <ShortcutKeys />
          <LanguageMenu setLocale={setLocale} />
          <ThemeMenu />
          <AccountMenu
            userName={user.name}
            accountId={user.accountId}
            sessionsHref={sessionsHref}
            signOut={signOut}
          />
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="flex w-full max-w-[1280px] flex-1 flex-col gap-[18px] p-4 outline-none md:p-6"
        >
          {children}
        </main>
      </div>
    </div>
  );
}

function contextText({ region, instanceName }: ShellProps["context"]): string {
  return instanceName === undefined ? region : `${region} · ${instanceName}`;
}

function ContextChip({ region, instanceName }: ShellProps["context"]) {
  const t = useTranslations("layout");
  return (
    <span
      title={t("contextTitle")}
      className="mr-1.5 inline-flex h-7 items-center gap-1.5 rounded-control border border-line px-2.5 text-sm max-lg:hidden"
    >
      <span className="sr-only">{t("contextTitle")}</span>
      <span className={instanceName === undefined ? "" : "text-ink-2"}>{region}</span>
      {instanceName !== undefined && (
        <>
          <span aria-hidden="true">·</span>
          <b className="font-medium">{instanceName}</b>
        </>
      )}
    </span>
  );
}
