import type { PublicError } from "@/lib/console/action-state";

/** What is told when the service was not reached or gave no answer that we know. */
const NO_ANSWER: PublicError = {
  code: "ServiceUnavailableTemporary",
  message: "The service is temporarily unavailable.",
  facts: {},
};

/**
 * Sends name and password to the sign-in door; the browser then holds the session in a cookie that no script
 * can read.
 *
 * @returns null when signed in, else why not.
 */
export async function requestSignIn(credentials: {
  userName: string;
  password: string;
}): Promise<PublicError | null> {
  try {
    const token: { csrfToken: string } = await (await fetch("/api/auth/csrf")).json();
    const response = await fetch("/api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ ...credentials, ...token, json: "true" }),
    });
    const { url }: { url: string } = await response.json();
    const refusal = new URL(url, window.location.href).searchParams.get("error");
    if (refusal !== null) return JSON.parse(refusal);
    return response.ok ? null : NO_ANSWER;
  } catch {
    // Not reached, or not our answer: both are told in the same words.
    return NO_ANSWER;
  }
}
