import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { LONGEST_SESSION_HOURS } from "@/lib/access/session-rules";
import { signIn } from "@/lib/access/sign-in";
import { type Config, loadConfig } from "@/lib/platform/config";
import { publicError } from "./public-error";
import { loadService } from "./service";
import { anonymousCaller } from "./session";
import { isHttps, requireSessionSecret, sessionCookieName } from "./session-cookie";

const LONGEST_SESSION_SECONDS = LONGEST_SESSION_HOURS * 3600;

/**
 * The door by which passwords come in. Its cookie holds the ID of a session in our table and nothing else;
 * who that is, and whether it still holds, is read from the table each time.
 */
export function signInOptions(): NextAuthOptions {
  const config = loadConfig();
  return {
    secret: requireSessionSecret(config),
    session: { strategy: "jwt", maxAge: LONGEST_SESSION_SECONDS },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    useSecureCookies: isHttps(config),
    cookies: signInCookies(config),
    providers: [
      CredentialsProvider({
        credentials: { userName: {}, password: {} },
        authorize: (credentials, request) =>
          authorize(config, credentials, new Headers(request.headers as Record<string, string>)),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => ({ sessionId: user === undefined ? token.sessionId : user.id }),
      session: ({ session }) => ({ expires: session.expires }),
    },
    logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
  };
}

function signInCookies(config: Config): NonNullable<NextAuthOptions["cookies"]> {
  const prefix = isHttps(config) ? "__Host-" : "";
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps(config) } as const;
  return {
    sessionToken: { name: sessionCookieName(config), options },
    csrfToken: { name: `${prefix}keyward.csrf`, options },
    callbackUrl: { name: `${prefix}keyward.callback-url`, options },
  };
}

/** @throws Error with the public error as JSON: next-auth carries only a message to the page. */
async function authorize(
  config: Config,
  credentials: Record<"userName" | "password", string> | undefined,
  headers: Headers,
): Promise<{ id: string }> {
  try {
    const { services } = await loadService();
    const context = { caller: anonymousCaller(config, headers), services };
    const { userName = "", password = "" } = credentials ?? {};
    const { sessionId } = await signIn(context, { userName, password });
    return { id: sessionId };
  } catch (error) {
    throw new Error(JSON.stringify(publicError(error)));
  }
}
