import { randomBytes } from "node:crypto";
import { test as base, expect } from "@playwright/test";
import { doneWords, refusedWords } from "@/e2e/audit-words";
import { type KeywardServer, startKeyward } from "@/e2e/keyward-server";
import { guardPages } from "@/e2e/page-guard";
import { expectNoSecret } from "@/e2e/secret-scan";
import { collectSentPages } from "@/e2e/sent-pages";
import {
  addContext,
  confirm,
  createInstance,
  createKey,
  decrypt,
  disableKey,
  encryptFile,
  expectTitle,
  fillSignIn,
  type Place,
  resultOf,
  setUpAccount,
  shownPlaintext,
  signOut,
} from "@/e2e/steps";
import { loadTexts } from "@/e2e/texts";

const PERSON = { userName: "alice", password: `tulip ${randomBytes(12).toString("hex")}` };
const KEY_NAME = "Payroll";
const CONTEXT = { key: "purpose", value: "payroll" };

const test = base.extend<{ server: KeywardServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  server: async ({}, use) => {
    const server = await startKeyward();
    await use(server);
    await server.stop();
  },
});

for (const locale of ["en", "zh-CN"] as const) {
  test.describe(locale, () => {
    test.use({ locale: locale === "en" ? "en-US" : locale });

    test("from the set-up link to the timeline, nothing secret is left behind", async ({ server, page }) => {
      test.setTimeout(300_000);
      const guard = await guardPages(page.context());
      const place = absolute({ page, t: loadTexts(locale) }, server.url);
      const marker = `Strictly confidential ${randomBytes(16).toString("hex")}`;
      const seen: string[] = [];
      collectSentPages(page.context(), seen);

      await test.step("set up, sign out and sign in", () => enter(place, server));
      const { instanceId, keyId } = await test.step("make an instance and a key", () => make(place));
      await test.step("encrypt a file and decrypt it", () => useKey(place, keyId, marker));
      await test.step("a disabled key refuses, and leads to enabling it", () => beRefused(place, keyId));
      await test.step("the timeline tells it all", () => readTimeline(place, { instanceId, keyId }));

      guard.expectNothingWrong();
      await expectNoSecret(server, {
        named: [
          { name: "plaintext", bytes: Buffer.from(marker) },
          { name: "password", bytes: Buffer.from(PERSON.password) },
        ],
        html: seen,
      });
    });
  });
}

/** The server of this test is not known to Playwright, so relative addresses are made whole here. */
function absolute(place: Place, url: string): Place {
  const goto = place.page.goto.bind(place.page);
  place.page.goto = (address, options) => goto(new URL(address, url).href, options);
  return place;
}

async function enter(place: Place, server: KeywardServer): Promise<void> {
  const link = server.findSetupLink();
  expect(link).not.toBeNull();
  await setUpAccount(place, link ?? "", PERSON);
  await signOut(place, PERSON.userName);
  await fillSignIn(place, PERSON);
  await expectTitle(place, place.t("overview.title"));
}

async function make(place: Place): Promise<{ instanceId: string; keyId: string }> {
  const instanceId = await createInstance(place, "prod");
  const keyId = await createKey(place, KEY_NAME);
  return { instanceId, keyId };
}

async function useKey(place: Place, keyId: string, marker: string): Promise<void> {
  const { page, t } = place;
  const file = { name: "payroll.txt", content: Buffer.from(marker) };
  const ciphertext = await encryptFile(place, { keyId, file, context: CONTEXT });

  await decrypt(place, { ciphertext });
  await expect(resultOf(place)).toContainText(t("tool.refusal.undecryptable.context"));

  await addContext(place, CONTEXT);
  await page.getByRole("button", { name: t("tool.decrypt.submit"), exact: true }).click();
  await expect(page.getByText(t("tool.secret.masked"))).toBeAttached();
  await expect(page.getByText(marker)).toHaveCount(0);
  await page.getByRole("button", { name: t("tool.secret.show"), exact: true }).click();
  await expect(shownPlaintext(place)).toHaveText(marker);
  await page.getByRole("button", { name: t("tool.secret.clear") }).click();
  await expect(page.getByText(marker)).toHaveCount(0);
}

async function beRefused(place: Place, keyId: string): Promise<void> {
  const { page, t } = place;
  await disableKey(place, keyId, { name: KEY_NAME, reason: "Payroll moves to another key." });
  await page.goto(`/tool?tab=encrypt&key=${keyId}`);
  await page.getByRole("button", { name: t("tool.encrypt.submit"), exact: true }).click();
  await expect(resultOf(place)).toContainText(t("tool.refusal.disabled.title"));
  await seeWhatNeedsAttention(place, keyId);
  await page.getByRole("link", { name: t("tool.refusal.disabled.action") }).click();
  await confirm(page, t("keys.switch.enable.confirm"));
  await expect(page.getByText(t("keys.disabledNotice.title"))).toBeHidden();
}

/** In a tab of its own, so that the refusal stays where it is. */
async function seeWhatNeedsAttention(place: Place, keyId: string): Promise<void> {
  const { t } = place;
  const page = await place.page.context().newPage();
  await page.goto(new URL("/", place.page.url()).href);
  const section = page.getByRole("region", { name: t("overview.refusedKeys.title") });
  await expect(section).toContainText(PERSON.userName);
  await expect(section).toContainText(t("keys.state.Disabled"));
  await section.getByRole("link", { name: KEY_NAME, exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/keys/${keyId}`));
  await page.close();
}

async function readTimeline(
  { page, t }: Place,
  { instanceId, keyId }: { instanceId: string; keyId: string },
): Promise<void> {
  await page.goto("/audit");
  const done = (name: string, resource?: string) => doneWords(t, name, PERSON.userName, resource);
  const told = [
    done("EnableKey", keyId),
    refusedWords(t, "Rejected.Disabled"),
    done("DisableKey", keyId),
    done("Decrypt", keyId),
    refusedWords(t, "InvalidParameter"),
    done("Encrypt", keyId),
    done("CreateKey", keyId),
    done("ConnectKmsInstance", instanceId),
    done("CreateKmsInstance", instanceId),
  ];
  const rows = page.getByRole("main").getByRole("listitem");
  await expect(rows.filter({ hasText: done("EnableKey", keyId) })).toHaveCount(1);
  const texts = await rows.allTextContents();
  const places = told.map((words) => texts.findIndex((text) => text.includes(words)));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places.every((at) => at >= 0)).toBe(true);
  expect(
    texts.some(
      (text) => text.includes(PERSON.userName) && text.includes(refusedWords(t, "Rejected.Disabled")),
    ),
  ).toBe(true);
}
