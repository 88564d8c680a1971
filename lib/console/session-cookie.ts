import "server-only";
import { decode } from "next-auth/jwt";
import type { Config } from "@/lib/platform/config";

/** Bound to this host and to https where there is https; `__Host-` makes browsers insist on both. */
export function isHttps(config: Config): boolean {
  return config.consoleUrl.startsWith("https:");
}

export function sessionCookieName(config: Config): string {
  return isHttps(config) ? "__Host-keyward.session" : "keyward.session";
}

export function requireSessionSecret(config: Config): string {
  if (config.sessionSecret === undefined) {
    throw new Error("The console needs NEXTAUTH_SECRET; the supervisor gives it.");
  }
  return config.sessionSecret;
}

/** The session ID in the cookie; null when there is none or it is not ours. Says nothing about the session. */
export async function readSessionId(config: Config, cookie: string | undefined): Promise<string | null> {
  if (cookie === undefined) return null;
  const token = await decode({ token: cookie, secret: requireSessionSecret(config) }).catch(() => null);
  return typeof token?.sessionId === "string" ? token.sessionId : null;
}
