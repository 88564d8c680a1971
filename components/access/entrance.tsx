import type { ReactNode } from "react";
import { LanguageMenu } from "@/components/layout/language-menu";
import { Logo } from "@/components/layout/logo";
import { ThemeMenu } from "@/components/layout/theme-menu";
import type { Locale } from "@/lib/format/locale";

export interface EntranceProps {
  title: string;
  lead?: string | undefined;
  setLocale: (locale: Locale) => Promise<void>;
  children: ReactNode;
}

/** The frame of the pages before one is signed in. */
export function Entrance({ title, lead, setLocale, children }: EntranceProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-[52px] items-center justify-end gap-1.5 px-4">
        <LanguageMenu setLocale={setLocale} />
        <ThemeMenu />
      </header>
      <main className="mx-auto grid w-full max-w-[420px] content-start gap-6 px-4 pt-[min(10vh,88px)] pb-10">
        <div className="flex items-center gap-2.5 font-[650] text-lg">
          <Logo className="size-[26px] text-accent" />
          Keyward
        </div>
        <div className="grid gap-1">
          <h1 className="font-semibold text-xl tracking-[-0.012em]">{title}</h1>
          {lead !== undefined && <p className="text-ink-2">{lead}</p>}
        </div>
        {children}
      </main>
    </div>
  );
}
