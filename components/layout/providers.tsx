"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { ToastProvider } from "@/components/ui/toast";
import { TooltipProvider } from "@/components/ui/tooltip";
import { QueryProvider } from "./query-provider";
import { TimeZoneCookie } from "./time-zone-cookie";

export interface ProvidersProps {
  /** Of this response; makes the theme's inline script run under the policy. */
  nonce: string | undefined;
  children: ReactNode;
}

/** What every page needs around it. */
export function Providers({ nonce, children }: ProvidersProps) {
  return (
    <ThemeProvider
      attribute="data-theme"
      defaultTheme="system"
      storageKey="keyward.theme"
      disableTransitionOnChange
      {...(nonce === undefined ? {} : { nonce })}
    >
      <CSPProvider nonce={nonce}>
        <TooltipProvider>
          <ToastProvider>
            <QueryProvider>{children}</QueryProvider>
          </ToastProvider>
        </TooltipProvider>
      </CSPProvider>
      <TimeZoneCookie />
    </ThemeProvider>
  );
}
