import { randomBytes } from "node:crypto";
import { type Browser, test as base, expect } from "@playwright/test";
import { listAppRoutes } from "@/e2e/app-routes";
import { beginImport, createExternalKey, importInBrowser } from "@/e2e/import-steps";
import { inspectPage } from "@/e2e/inspect-page";
import { type KeywardServer, startKeyward } from "@/e2e/keyward-server";
import { guardPages, type PageGuard } from "@/e2e/page-guard";
import { EMPTY_PAGES, ENTRANCE_PAGES, filledPages, type ShownPage, SIGNED_OUT_PAGES } from "@/e2e/pages";
import { PEOPLE } from "@/e2e/people";
import {
  addTag,
  callInVain,
  createAlias,
  createInstance,
  createKey,
  disableKey,
  encryptFile,
  type Place,
  scheduleDeletion,
  setUpAccount,
  signIn,
} from "@/e2e/steps";
import { loadTexts } from "@/e2e/texts";

const LOOKS = [
  { locale: "en", colorScheme: "light" },
  { locale: "en", colorScheme: "dark" },
  { locale: "zh-CN", colorScheme: "light" },
  { locale: "zh-CN", colorScheme: "dark" },
] as const;

const FILE = { name: "used.txt", content: Buffer.from("so that the key is in use") };

const NO_SUBJECTS = {
  instanceId: "x",
  keyId: "x",
  disabledKeyId: "x",
  pendingKeyId: "x",
  signingKeyId: "x",
  namedKeyId: "x",
  eventId: "x",
  waitingKeyId: "x",
  openImportId: "x",
  importedKeyId: "x",
  doneImportId: "x",
};

const test = base;

test("every page of the app is looked at", () => {
  const filled = filledPages(NO_SUBJECTS);
  const looked = [...ENTRANCE_PAGES, ...SIGNED_OUT_PAGES, ...EMPTY_PAGES, ...filled].flatMap(({ route }) =>
    route === null ? [] : [route],
  );

  expect([...new Set(looked)].sort()).toEqual(listAppRoutes());
  expect(looked.length).toBeGreaterThan(10);
});

/** The same service from its first minute on; each stage brings what the next one needs. */
test.describe("in both themes and both languages", () => {
  test.describe.configure({ mode: "serial", timeout: 600_000 });
  let server: KeywardServer;
  test.beforeAll(async () => {
    server = await startKeyward();
  });
  test.afterAll(() => server.stop());

  test("the entrance, before anybody is there", async ({ browser }) => {
    const [, token = ""] = (server.findSetupLink() ?? "").split("#");
    const pages = ENTRANCE_PAGES.map((page) =>
      page.route === "/setup" ? { ...page, path: `${page.path}#${token}` } : page,
    );

    await inspectAll(browser, pages);
  });

  test("the console, before anything is made", async ({ browser }) => {
    await asAlice(browser, (place) => setUpAccount(place, server.findSetupLink() ?? "", PEOPLE.alice));

    await inspectAll(browser, SIGNED_OUT_PAGES);
    await inspectAll(browser, EMPTY_PAGES, { isSignedIn: true });
  });

  test("the console, with something in it", async ({ browser }) => {
    const subjects = await asAlice(browser, async (place) => {
      await signIn(place, PEOPLE.alice);
      const instanceId = await createInstance(place, "prod-software");
      const disabledKeyId = await createKey(place, "Archive");
      await disableKey(place, disabledKeyId);
      const pendingKeyId = await createKey(place, "Ledger");
      await scheduleDeletion(place, pendingKeyId, "Ledger");
      await callInVain(place, pendingKeyId);
      const signingKeyId = await createKey(place, "Releases", { purpose: "sign" });
      const namedKeyId = await createKey(place, "Newsletter");
      await createAlias(place, { keyId: namedKeyId, name: "newsletter" });
      await addTag(place, { keyId: namedKeyId, tagKey: "env", tagValue: "prod" });
      const keyId = await createKey(place, "Payments");
      await encryptFile(place, { keyId, file: FILE, context: { key: "purpose", value: "pages" } });
      await place.page.goto("/audit?action=CreateKey");
      await place.page
        .getByRole("link", { name: /Details of the event/ })
        .first()
        .click();
      await place.page.waitForURL(/\/audit\/[^/?]+$/);
      const eventId = new URL(place.page.url()).pathname.split("/").at(-1) ?? "";
      const imports = await makeImports(place);
      return {
        instanceId,
        keyId,
        disabledKeyId,
        pendingKeyId,
        signingKeyId,
        namedKeyId,
        eventId,
        ...imports,
      };
    });

    await inspectAll(browser, filledPages(subjects), { isSignedIn: true });
  });

  /** A key that waits for its material, with an import begun, and one that has it. */
  async function makeImports(place: Place) {
    const keySpec = "Aliyun_AES_256";
    const waitingKeyId = await createExternalKey(place, { keySpec, description: "Brought along" });
    const openImportId = await beginImport(place, waitingKeyId);
    const importedKeyId = await createExternalKey(place, { keySpec, description: "Imported" });
    const doneImportId = await importInBrowser(place, importedKeyId, randomBytes(32));
    return { waitingKeyId, openImportId, importedKeyId, doneImportId };
  }

  async function asAlice<Result>(
    browser: Browser,
    work: (place: {
      page: import("@playwright/test").Page;
      t: ReturnType<typeof loadTexts>;
    }) => Promise<Result>,
  ): Promise<Result> {
    const context = await browser.newContext({ baseURL: server.url, locale: "en-US" });
    try {
      return await work({ page: await context.newPage(), t: loadTexts("en") });
    } finally {
      await context.close();
    }
  }

  async function inspectAll(browser: Browser, pages: readonly ShownPage[], { isSignedIn = false } = {}) {
    for (const { locale, colorScheme } of LOOKS) {
      const t = loadTexts(locale);
      const context = await browser.newContext({
        baseURL: server.url,
        locale: locale === "en" ? "en-US" : locale,
        colorScheme,
        reducedMotion: "reduce",
      });
      const guard: PageGuard = await guardPages(context);
      guard.allow(/status of 404/);
      const page = await context.newPage();
      if (isSignedIn) await signIn({ page, t }, PEOPLE.alice);
      for (const shown of pages) {
        await page.setViewportSize({ width: 1440, height: 900 });
        await test.step(`${shown.name} ${locale} ${colorScheme}`, () =>
          inspectPage(page, shown, { t, look: `${locale}-${colorScheme}` }));
      }
      guard.expectNothingWrong();
      await context.close();
    }
  }
});
