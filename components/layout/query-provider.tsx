"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { QueryRefusal } from "./run-query";

const FRESH_MS = 10_000;
const TRIES_AFTER_FAILURE = 1;

/** What live lists share: one cache a browser tab. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            staleTime: FRESH_MS,
            retry: (failures, error) => !(error instanceof QueryRefusal) && failures < TRIES_AFTER_FAILURE,
          },
        },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
