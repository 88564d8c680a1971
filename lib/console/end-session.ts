import "server-only";
import { cookies } from "next/headers";
import { signOut } from "@/lib/access/sign-out";
import { loadConfig } from "@/lib/platform/config";
import { runAction } from "./run-action";
import { isHttps, sessionCookieName } from "./session-cookie";

/** Signs the caller out: ends the session in the table, then takes the cookie away whatever came of that. */
export async function endSession(): Promise<void> {
  await runAction(signOut, {});
  const config = loadConfig();
  const jar = await cookies();
  jar.set(sessionCookieName(config), "", {
    maxAge: 0,
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: isHttps(config),
  });
}
