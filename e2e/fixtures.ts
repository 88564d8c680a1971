import { test as base } from "@playwright/test";
import { guardPages, type PageGuard } from "./page-guard";
import type { PersonName } from "./people";
import { collectSentPages } from "./sent-pages";
import type { Place } from "./steps";
import { loadTexts, type Texts } from "./texts";
import { createWorld, type World } from "./world";

interface TestFixtures {
  /** Who is signed in when the test begins. */
  as: PersonName | null;
  guard: PageGuard;
  t: Texts;
  place: Place;
}

interface WorkerFixtures {
  world: World;
}

/**
 * The test of this suite: a running service with people in it, somebody signed in, and a guard that fails the
 * test on console errors, violations of the content security policy and requests to other hosts.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  as: ["alice", { option: true }],
  world: [
    async ({ browser }, use) => {
      const world = await createWorld(browser);
      await use(world);
      await world.server.stop();
    },
    { scope: "worker", timeout: 400_000 },
  ],
  baseURL: async ({ world }, use) => use(world.server.url),
  storageState: async ({ as, world }, use) => use(as === null ? undefined : await world.stateOf(as)),
  guard: [
    async ({ context, world }, use) => {
      const guard = await guardPages(context);
      collectSentPages(context, world.sentPages);
      await use(guard);
      guard.expectNothingWrong();
    },
    { auto: true },
  ],
  t: async ({ locale }, use) => use(loadTexts(locale === "zh-CN" ? "zh-CN" : "en")),
  place: async ({ page, t }, use) => use({ page, t }),
});

export { expect } from "@playwright/test";
