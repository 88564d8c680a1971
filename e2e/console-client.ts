import { readFile } from "node:fs/promises";
import path from "node:path";
import type { ActionState } from "@/lib/console/action-state";

const MANIFEST = path.join(import.meta.dirname, "..", ".next", "server", "server-reference-manifest.json");

/** A signed-in console without a browser: calls server actions as the pages do. */
export interface ConsoleClient {
  /** Calls an action by its name in `app/(console)/<page>/actions.ts`. Rejects when no answer came. */
  callAction<Result>(page: string, actionName: string, ...args: unknown[]): Promise<ActionState<Result>>;
}

interface Manifest {
  node: Record<string, { exportedName?: string; filename?: string }>;
}

/** Signs in through next-auth, as the sign-in page does. */
export async function signInClient(url: string, userName: string, password: string): Promise<ConsoleClient> {
  const cookies = new Map<string, string>();
  const csrf = await fetch(`${url}/api/auth/csrf`);
  keepCookies(cookies, csrf);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const signedIn = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      Cookie: cookieHeader(cookies),
      Origin: url,
    },
    body: new URLSearchParams({ csrfToken, userName, password, json: "true" }),
  });
  keepCookies(cookies, signedIn);
  if (signedIn.status !== 200) throw new Error(`Sign-in answered ${signedIn.status}.`);
  const manifest = JSON.parse(await readFile(MANIFEST, "utf8")) as Manifest;
  return {
    async callAction(page, actionName, ...args) {
      const response = await fetch(`${url}${page}`, {
        method: "POST",
        headers: {
          "Next-Action": actionId(manifest, actionName),
          "Content-Type": "text/plain;charset=UTF-8",
          Accept: "text/x-component",
          Origin: url,
          "Sec-Fetch-Site": "same-origin",
          Cookie: cookieHeader(cookies),
        },
        body: JSON.stringify(args),
      });
      return actionState(await response.text());
    },
  };
}

function actionId(manifest: Manifest, actionName: string): string {
  const found = Object.entries(manifest.node).find(([, action]) => action.exportedName === actionName);
  if (found === undefined) throw new Error(`There is no action ${actionName} in the build.`);
  return found[0];
}

/** The row of a React server answer that is an action's state. */
function actionState<Result>(answer: string): ActionState<Result> {
  for (const line of answer.split("\n")) {
    const json = /^[0-9a-f]+:(\{.*"status":.*\})$/.exec(line)?.[1];
    if (json !== undefined) return JSON.parse(json) as ActionState<Result>;
  }
  throw new Error("The console did not answer with the state of an action.");
}

function keepCookies(cookies: Map<string, string>, response: Response): void {
  for (const header of response.headers.getSetCookie()) {
    const [pair = ""] = header.split(";");
    const [name = "", ...value] = pair.split("=");
    cookies.set(name, value.join("="));
  }
}

function cookieHeader(cookies: Map<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
}
