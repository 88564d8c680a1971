import type { Locator, Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { expectTitle, resultOf } from "@/e2e/steps";

const TABS_MAX = 60;

/** Presses Tab until the control has the focus; a control that cannot be reached fails the test. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < TABS_MAX; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(control).toBeFocused();
}

test("the first Tab reaches a link that skips the navigation", async ({ page, t }) => {
  await page.goto("/keys");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: t("layout.skipToContent") })).toBeFocused();

  await page.keyboard.press("Enter");

  await expect(page.getByRole("main")).toBeFocused();
});

test("a key can be created without a pointer", async ({ page, place, t }) => {
  await page.goto("/keys");
  await tabTo(page, page.getByRole("main").getByRole("link", { name: t("keys.list.create") }));
  await page.keyboard.press("Enter");
  await expectTitle(place, t("keys.create.title"));
  await tabTo(page, page.getByLabel(t("keys.create.description"), { exact: true }));
  await page.keyboard.type("Made by keyboard");
  await tabTo(page, page.getByRole("button", { name: t("keys.create.submit") }));
  await page.keyboard.press("Enter");

  await expectTitle(place, "Made by keyboard");
});

test("the online tool can be used without a pointer", async ({ page, place, world, t }) => {
  await page.goto("/tool");
  await tabTo(page, page.getByRole("combobox", { name: t("tool.key.label") }));
  await page.keyboard.type("Payments");
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: t("tool.key.label") })).toHaveValue(world.keyId);
  await tabTo(page, page.getByRole("textbox", { name: t("tool.input.label"), exact: true }));
  await page.keyboard.type("hello");
  await tabTo(page, page.getByRole("button", { name: t("tool.context.add") }));
  await page.keyboard.press("Enter");
  await expect(page.getByLabel(t("tool.context.key", { number: 1 }))).toBeFocused();
  await page.keyboard.type("purpose");
  await page.keyboard.press("Tab");
  await page.keyboard.type("test");
  await tabTo(page, page.getByRole("button", { name: t("tool.encrypt.submit"), exact: true }));
  await page.keyboard.press("Enter");

  await expect(resultOf(place).getByText(world.keyId)).toBeVisible();
});

test("the palette finds a key and a page", async ({ page, place, t }) => {
  await page.goto("/");
  await expectTitle(place, t("overview.title"));
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: t("layout.palette.title") })).toBeVisible();
  await page.keyboard.type("Archive");
  await expect(page.getByRole("option", { name: /Archive/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expectTitle(place, "Archive");

  await page.keyboard.press("Control+k");
  await page.keyboard.type(t("layout.nav.audit"));
  await page.getByRole("option", { name: t("layout.nav.audit") }).waitFor();
  await page.keyboard.press("Enter");

  await expectTitle(place, t("audit.title"));
});
