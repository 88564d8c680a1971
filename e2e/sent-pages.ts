import type { BrowserContext } from "@playwright/test";

/**
 * Keeps what the service sends to a browser by itself: pages, and the answers to navigations. What an action
 * answers is not kept: a decrypted plaintext is meant for the one who asked.
 */
export function collectSentPages(context: BrowserContext, into: string[]): void {
  context.on("response", async (response) => {
    const type = response.headers()["content-type"] ?? "";
    if (response.request().method() !== "GET" || !/html|x-component|json|csv/.test(type)) return;
    // A body is gone when its page was left meanwhile; the next one of the same page is seen.
    into.push(await response.text().catch(() => ""));
  });
}
