import { type BrowserContext, expect } from "@playwright/test";

/** Watches every page of a browser context for what must never happen, whatever the test is about. */
export interface PageGuard {
  /** Lets messages of the browser console pass that the test brings about on purpose. */
  allow(message: RegExp): void;
  expectNothingWrong(): void;
}

const OUR_HOSTS = new Set(["127.0.0.1", "localhost"]);

/** Turns a violation of the content security policy into a console error, in every page and frame. */
const REPORT_VIOLATIONS = `document.addEventListener("securitypolicyviolation", (event) =>
  console.error("Content security policy violated: " + event.violatedDirective + " " + event.blockedURI));`;

export async function guardPages(context: BrowserContext): Promise<PageGuard> {
  const problems: string[] = [];
  const allowed: RegExp[] = [];
  await context.addInitScript({ content: REPORT_VIOLATIONS });
  context.on("console", (message) => {
    if (message.type() === "error") problems.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => problems.push(String(error.error())));
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (/^https?:|^wss?:/.test(url.protocol) && !OUR_HOSTS.has(url.hostname)) {
      problems.push(`A request left the host: ${url.origin}`);
    }
  });
  return {
    allow: (message) => allowed.push(message),
    expectNothingWrong() {
      const left = problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem)));
      expect(left).toEqual([]);
    },
  };
}
