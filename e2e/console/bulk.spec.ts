import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { createKey, encryptFile, type Place } from "@/e2e/steps";

/** Each test works on keys of its own, found by a word that no other key has. */
async function makeKeys(place: Place, word: string, count: number): Promise<string[]> {
  const keyIds: string[] = [];
  for (let i = 1; i <= count; i += 1) keyIds.push(await createKey(place, `${word} ${i}`));
  await place.page.goto(`/keys?q=${word}&sort=KeyId`);
  await expect(rows(place.page)).toHaveCount(count);
  return keyIds;
}

const rows = (page: Page) => page.getByRole("rowgroup").last().getByRole("row");

async function tickAll({ page, t }: Place): Promise<void> {
  await page.getByRole("checkbox", { name: t("keys.bulk.page") }).click();
}

function bar({ page, t }: Place) {
  return page.getByRole("region", { name: t("keys.bulk.label"), exact: true });
}

async function scheduleDeletion(place: Place, count: number, typed = count): Promise<void> {
  const { page, t } = place;
  await bar(place)
    .getByRole("button", { name: t("keys.bulk.act.scheduleDeletion") })
    .click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("textbox").last().fill(String(typed));
  await dialog
    .getByRole("button", { name: new RegExp(t("keys.bulk.deletion.confirmUndated", { count })) })
    .click();
}

test("keys are disabled together; one that cannot be is told with its reason, and the others are done", async ({
  page,
  place,
  t,
}) => {
  await makeKeys(place, "Quartz", 3);
  await page.getByRole("checkbox", { name: t("keys.bulk.row", { name: "Quartz 2" }) }).click();
  await scheduleDeletion(place, 1);
  await expect(page.getByText(t("keys.bulk.done.scheduleDeletion", { count: 1 }))).toBeVisible();

  await tickAll(place);
  await bar(place)
    .getByRole("button", { name: t("keys.bulk.act.disable") })
    .click();
  await expect(page.getByText(t("keys.bulk.outOfReach.disable", { count: 1 }))).toBeVisible();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: t("keys.bulk.disable.confirm", { count: 3 }) })
    .click();

  const result = page.getByRole("dialog", { name: t("keys.bulk.result.title", { done: 2, count: 3 }) });
  await expect(result.getByText("Rejected.StateModifiedFailed")).toBeVisible();
  await expect(result.getByRole("link", { name: "Quartz 2" })).toBeVisible();
  const again = result.getByRole("button", { name: t("keys.bulk.result.again") });
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await again.click();
  await answered;
  await expect(again).not.toHaveAttribute("aria-busy");
  await expect(result.getByText(t("keys.bulk.result.failed", { count: 1 }))).toBeVisible();
  await result
    .getByRole("button", { name: t("ui.close") })
    .last()
    .click();

  await expect(rows(page).filter({ hasText: t("keys.state.Disabled") })).toHaveCount(2);
  await expect(rows(page).filter({ hasText: t("keys.state.PendingDeletion") })).toHaveCount(1);
  await expect(page.getByRole("checkbox", { name: t("keys.bulk.row", { name: "Quartz 2" }) })).toBeChecked();
  await expect(bar(place)).toContainText(t("keys.bulk.selected", { count: 1 }));
});

test("keys in use are left until one reason is given for them, after seeing who uses them", async ({
  page,
  place,
  t,
}) => {
  const [used = ""] = await makeKeys(place, "Topaz", 2);
  const file = { name: "hello.txt", content: Buffer.from("hello") };
  await encryptFile(place, { keyId: used, file, context: { key: "purpose", value: "test" } });
  await page.goto("/keys?q=Topaz");
  await tickAll(place);

  await bar(place)
    .getByRole("button", { name: t("keys.bulk.act.disable") })
    .click();
  await page.getByRole("alertdialog").getByRole("button", { name: /2/ }).click();

  const result = page.getByRole("dialog", { name: t("keys.bulk.result.title", { done: 1, count: 2 }) });
  await expect(result.getByText(t("keys.bulk.used.title", { count: 1 }))).toBeVisible();
  await expect(result.getByText("alice")).toBeVisible();
  await result.getByRole("button", { name: t("keys.bulk.used.submit", { count: 1 }) }).click();
  await expect(result.getByText(/3.*512/)).toBeVisible();
  await result.getByRole("textbox").fill("Moved to another key");
  await result.getByRole("button", { name: t("keys.bulk.used.submit", { count: 1 }) }).click();

  await expect(result).toBeHidden();
  await expect(rows(page).filter({ hasText: t("keys.state.Disabled") })).toHaveCount(2);
  await page.getByRole("button", { name: t("keys.bulk.undo") }).click();
  await expect(rows(page).filter({ hasText: t("keys.state.Enabled") })).toHaveCount(2);
});

test("tags are put on ticked keys and taken off again", async ({ page, place, t }) => {
  await makeKeys(place, "Garnet", 3);
  await rows(page).first().getByRole("link").first().focus();
  await page.keyboard.press(" ");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press(" ");
  await expect(bar(place)).toContainText(t("keys.bulk.selected", { count: 2 }));

  await bar(place)
    .getByRole("button", { name: t("keys.bulk.act.tag") })
    .click();
  const dialog = page.getByRole("dialog", { name: /2/ });
  await dialog.getByLabel(t("keys.tags.keyOf", { number: 1 })).fill("stone");
  await dialog.getByLabel(t("keys.tags.valueOf", { number: 1 })).fill("garnet");
  await dialog.getByRole("button", { name: t("keys.bulk.tag.submit", { count: 2 }) }).click();
  await expect(page.getByText(t("keys.bulk.done.tag", { count: 2 }))).toBeVisible();
  await page.goto("/keys?tagKey=stone&tagValue=garnet");
  await expect(rows(page)).toHaveCount(2);

  await tickAll(place);
  await bar(place)
    .getByRole("button", { name: t("keys.bulk.act.untag") })
    .click();
  await dialog.getByRole("textbox").fill("stone");
  await dialog.getByRole("button", { name: t("keys.bulk.untag.submit", { count: 2 }) }).click();

  await expect(page.getByRole("heading", { name: t("keys.empty.noMatch.title") })).toBeVisible();
});

test("a range is ticked with Shift, and deletion asks for the number of keys and can be taken back", async ({
  page,
  place,
  t,
}) => {
  await makeKeys(place, "Beryl", 4);
  const checks = rows(page).getByRole("checkbox");
  await checks.nth(0).click();
  await checks.nth(2).click({ modifiers: ["Shift"] });
  await expect(bar(place)).toContainText(t("keys.bulk.selected", { count: 3 }));

  await scheduleDeletion(place, 3, 2);
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByText(t("keys.bulk.deletion.typedWrong", { count: 3 }))).toBeVisible();
  await dialog.getByRole("textbox").last().fill("3");
  await page.keyboard.press("Enter");
  await expect(rows(page).filter({ hasText: t("keys.state.PendingDeletion") })).toHaveCount(3);
  await page.getByRole("button", { name: t("keys.bulk.undo") }).click();

  await expect(rows(page).filter({ hasText: t("keys.state.Enabled") })).toHaveCount(4);
});

test("what no ticked key can do is greyed out", async ({ page, place, t }) => {
  await makeKeys(place, "Opal", 1);
  await tickAll(place);

  await expect(bar(place).getByRole("button", { name: t("keys.bulk.act.enable") })).toBeDisabled();
  await bar(place)
    .getByRole("button", { name: t("keys.bulk.clear") })
    .click();
  await expect(bar(place)).toBeHidden();
  await expect(page.getByRole("checkbox", { name: t("keys.bulk.page") })).toBeFocused();
});

test("an export has what the filters let through, on all pages", async ({ page, place, t }) => {
  const keyIds = await makeKeys(place, "Zircon", 3);
  await page.goto("/keys?q=Zircon&size=2");
  const save = async (format: "csv" | "json") => {
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: t("keys.export.button") }).click();
    await page.getByRole("menuitem", { name: t(`keys.export.${format}`) }).click();
    const download = await waiting;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  };

  const csv = await save("csv");
  const json = await save("json");

  const newestFirst = [...keyIds].reverse();
  expect(csv.name).toMatch(/^keys-\d{4}-\d\d-\d\d\.csv$/);
  expect(
    csv.text
      .split("\r\n")
      .slice(1, -1)
      .map((line) => line.split(",")[0]),
  ).toEqual(newestFirst);
  expect(JSON.parse(json.text).map(({ keyId }: { keyId: string }) => keyId)).toEqual(newestFirst);
  const refused = await page.request.get("/api/export/keys", { headers: { "sec-fetch-site": "cross-site" } });
  expect(refused.status()).toBe(403);
});

test("a view is saved, found again, replaced and deleted, and the deletion can be taken back", async ({
  page,
  t,
}) => {
  const menu = page.getByRole("button", { name: new RegExp(`^${t("keys.views.button").slice(0, 4)}`) });
  await page.goto("/keys?q=Payments&state=Enabled");
  const saveAs = async (name: string) => {
    await menu.click();
    await page.getByRole("menuitem", { name: t("keys.views.save") }).click();
    await page.getByRole("textbox", { name: t("keys.views.name") }).fill(name);
    await page.getByRole("button", { name: t("keys.views.submit") }).click();
  };

  await saveAs("Mine");
  await expect(menu).toHaveText(t("keys.views.buttonOf", { name: "Mine" }));
  await menu.click();
  await page.getByRole("menuitem", { name: t("keys.views.all") }).click();
  await expect(page).toHaveURL(/\/keys$/);
  await menu.click();
  await page.getByRole("menuitem", { name: "Mine" }).click();
  await expect(page).toHaveURL(/q=Payments&state=Enabled$/);

  await menu.click();
  await page.getByRole("menuitem", { name: t("keys.views.pendingDeletion") }).click();
  await saveAs("Mine");
  await page.getByRole("button", { name: t("keys.views.replace") }).click();
  await expect(page.getByRole("dialog", { name: t("keys.views.saveTitle") })).toBeHidden();

  await menu.click();
  await page.getByRole("menuitem", { name: t("keys.views.manage") }).click();
  await page.getByRole("button", { name: t("keys.views.delete", { name: "Mine" }) }).click();
  await expect(page.getByText(t("keys.views.deleted", { name: "Mine" }))).toBeVisible();
  await page
    .getByRole("button", { name: t("ui.close") })
    .last()
    .click();
  await page.getByRole("button", { name: t("keys.views.undo") }).click();
  await menu.click();
  await expect(page.getByRole("menuitem", { name: "Mine" })).toBeVisible();
});
