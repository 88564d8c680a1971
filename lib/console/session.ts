import "server-only";
import type { Route } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { findUserOfSession } from "@/lib/access/find-user-of-session";
import { ANONYMOUS, type UserActor } from "@/lib/operation/actor";
import type { Caller } from "@/lib/operation/operation-context";
import { type Config, loadConfig } from "@/lib/platform/config";
import { requestInfo } from "./request-info";
import { safeReturnPath } from "./return-path";
import { loadService } from "./service";
import { isHttps, readSessionId, sessionCookieName } from "./session-cookie";

/** Set by proxy.ts on every request: layouts are not told the address. */
const PATH_HEADER = "x-keyward-path";

/** A caller with a session. */
export type SignedInCaller = Caller & { readonly actor: UserActor };

/** Somebody at the sign-in or set-up page. */
export function anonymousCaller(config: Config, requestHeaders: Headers): Caller {
  return { ...callerOf(config, requestHeaders), actor: ANONYMOUS };
}

/**
 * Finds who sent this request, by the session in the database: a session that was ended, has timed out or lost
 * its user is no session from the next request on. Looked up once a request.
 */
export const findCaller = cache(() => lookUp({ isActivity: true }));

/** As `findCaller`, for what a page asks by itself: does not put off the idle time-out. */
export const findCallerInBackground = cache(() => lookUp({ isActivity: false }));

/** The caller; whoever has no session is sent to the sign-in page and from there back to where they were going. */
export async function requireCaller(returnTo?: string): Promise<SignedInCaller> {
  const caller = await findCaller();
  if (caller !== null) return caller;
  const callbackUrl = safeReturnPath(returnTo ?? (await headers()).get(PATH_HEADER) ?? undefined);
  redirect(`/sign-in?${new URLSearchParams({ callbackUrl })}` as Route);
}

async function lookUp({ isActivity }: { isActivity: boolean }): Promise<SignedInCaller | null> {
  const config = loadConfig();
  const [jar, requestHeaders] = await Promise.all([cookies(), headers()]);
  const sessionId = await readSessionId(config, jar.get(sessionCookieName(config))?.value);
  if (sessionId === null) return null;
  const { services } = await loadService();
  const actor = await findUserOfSession(services.db, sessionId, { now: services.now(), isActivity });
  return actor === null ? null : { ...callerOf(config, requestHeaders), actor };
}

function callerOf(config: Config, requestHeaders: Headers): Omit<Caller, "actor"> {
  return {
    door: "console",
    ...requestInfo(requestHeaders, config.proxyHops),
    secureTransport: isHttps(config),
  };
}
