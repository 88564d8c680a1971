import type { Locator } from "@playwright/test";
import { doneWords } from "@/e2e/audit-words";
import { expect, test } from "@/e2e/fixtures";
import { addTag, confirm, createAlias, createKey, expectTitle, giveConsent, type Place } from "@/e2e/steps";

/** The row of a table that has this text in it. */
function rowOf({ page }: Place, text: string): Locator {
  return page.getByRole("row").filter({ hasText: text });
}

async function openRowMenu(place: Place, menu: string, item: string): Promise<void> {
  await place.page.getByRole("button", { name: menu, exact: true }).click();
  await place.page.getByRole("menuitem", { name: item, exact: true }).click();
}

/** Types the ID of a key and takes what is offered for it. */
async function pickKey(dialog: Locator, label: string, keyId: string): Promise<void> {
  await dialog.getByLabel(label, { exact: true }).fill(keyId);
  await dialog.page().getByRole("option").filter({ hasText: keyId }).click();
}

/** Encrypts a word under whatever names a key. */
async function encryptWith({ page, t }: Place, name: string): Promise<void> {
  await page.goto(`/tool?tab=encrypt&key=${encodeURIComponent(name)}`);
  await page.getByLabel(t("tool.input.label"), { exact: true }).fill("hello");
  await page.getByRole("button", { name: t("tool.encrypt.submit"), exact: true }).click();
  await expect(page.getByRole("region", { name: t("tool.ciphertext.label") })).toBeVisible();
}

test("an alias is made, leads to its key, moves with a reason, and is deleted by its name", async ({
  page,
  place,
  t,
}) => {
  const oldKeyId = await createKey(place, "Shop, first key");
  const newKeyId = await createKey(place, "Shop, second key");
  const alias = "alias/shop";

  await test.step("make it", async () => {
    await page.goto("/aliases");
    await page
      .getByRole("button", { name: t("aliases.list.create") })
      .first()
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(t("aliases.name.label"), { exact: true }).fill("with space");
    await dialog.getByRole("button", { name: t("aliases.create.submit") }).click();
    await expect(dialog.getByText(t("aliases.name.fault.characters"))).toBeVisible();
    await expect(dialog.getByText(t("aliases.create.keyMissing"))).toBeVisible();
    await dialog.getByLabel(t("aliases.name.label"), { exact: true }).fill(alias);
    await pickKey(dialog, t("tool.key.label"), oldKeyId);
    await dialog.getByRole("button", { name: t("aliases.create.submit") }).click();
    await expect(rowOf(place, alias)).toContainText("Shop, first key");
  });

  await test.step("a name that is taken is told at the field", async () => {
    await page.goto(`/keys/${newKeyId}?tab=aliases`);
    await page.getByRole("button", { name: t("aliases.ofKey.create") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(t("aliases.name.label"), { exact: true }).fill("shop");
    await dialog.getByRole("button", { name: t("aliases.create.submit") }).click();
    await expect(dialog.getByText(t("aliases.name.fault.taken"))).toBeVisible();
  });

  await test.step("move it: its key was used a moment ago, so a reason is asked for", async () => {
    await encryptWith(place, alias);
    await page.goto("/aliases?q=shop");
    await openRowMenu(place, t("aliases.menu.of", { name: alias }), t("aliases.menu.move"));
    const dialog = page.getByRole("alertdialog");
    await expect(dialog.getByRole("region", { name: t("blastRadius.panel.title") })).toContainText("alice");
    await dialog.getByRole("button", { name: t("aliases.move.confirm") }).click();
    await expect(dialog.getByText(t("aliases.move.keyMissing"))).toBeVisible();
    await pickKey(dialog, t("aliases.move.key"), newKeyId);
    await giveConsent(place, { name: alias, reason: "The shop reads its second key." });
    await confirm(page, t("aliases.move.confirm"));
    await expect(rowOf(place, alias)).toContainText("Shop, second key");
  });

  await test.step("undo leads it back", async () => {
    await page.getByRole("button", { name: t("aliases.move.undo"), exact: true }).click();
    await expect(rowOf(place, alias)).toContainText("Shop, first key");
  });

  await test.step("delete it, once its name is typed", async () => {
    await openRowMenu(place, t("aliases.menu.of", { name: alias }), t("aliases.menu.delete"));
    await giveConsent(place, { name: alias, reason: "The shop is closed." });
    await confirm(page, t("aliases.delete.confirm"));
    await expect(rowOf(place, alias)).toHaveCount(0);
  });

  await test.step("the timeline tells it all, and that the service was used by the alias", async () => {
    await page.goto(`/audit?resource=${encodeURIComponent(alias)}`);
    const rows = page.getByRole("main").getByRole("listitem");
    for (const name of ["CreateAlias", "UpdateAlias", "DeleteAlias"]) {
      await expect(rows.filter({ hasText: doneWords(t, name, "alice", alias) }).first()).toBeVisible();
    }
  });
});

test("an alias that was moved meanwhile is not moved by somebody who did not see it", async ({
  page,
  place,
  t,
  context,
}) => {
  const [first, second] = [await createKey(place, "Relay one"), await createKey(place, "Relay two")];
  await createAlias(place, { keyId: first, name: "relay" });
  const other = await context.newPage();
  const menu = t("aliases.menu.of", { name: "alias/relay" });
  for (const place of [
    { page, t },
    { page: other, t },
  ]) {
    await place.page.goto("/aliases?q=relay");
    await openRowMenu(place, menu, t("aliases.menu.move"));
    await pickKey(place.page.getByRole("alertdialog"), t("aliases.move.key"), second);
  }
  await confirm(page, t("aliases.move.confirm"));

  const dialog = other.getByRole("alertdialog");
  await dialog.getByRole("button", { name: t("aliases.move.confirm") }).click();

  await expect(dialog.getByRole("alert")).toContainText(t("errors.code.Rejected_StateModifiedFailed.title"));
});

test("keys are tagged one by one and together, and found by their tags", async ({ page, place, t }) => {
  const names = ["Vault north", "Vault south", "Vault west"] as const;
  const [north, south] = [
    await createKey(place, names[0]),
    await createKey(place, names[1]),
    await createKey(place, names[2]),
  ];

  await test.step("tag one on its page; its facts lead to the keys with this tag", async () => {
    await addTag(place, { keyId: north, tagKey: "vault", tagValue: "open" });
    await page.goto(`/keys/${north}`);
    await page.getByRole("link", { name: t("tags.keysWith", { name: "vault=open" }) }).click();
    await expect(page).toHaveURL(/tagKey=vault&tagValue=open/);
    await expect(rowOf(place, names[0])).toBeVisible();
    await expect(rowOf(place, names[1])).toHaveCount(0);
  });

  await test.step("put the tag on two more from the list of tags", async () => {
    await page.goto("/tags?q=vault");
    await openRowMenu(place, t("tags.menu.of", { name: "vault=open" }), t("tags.menu.add"));
    const dialog = page.getByRole("dialog", { name: t("tags.add.title") });
    await dialog.getByRole("button", { name: t("tags.add.submit", { count: 0 }) }).click();
    await expect(dialog.getByText(t("tags.add.noKey"))).toBeVisible();
    await dialog.getByRole("searchbox", { name: t("tags.choose.search") }).fill("Vault");
    for (const name of names.slice(1)) await dialog.getByRole("checkbox", { name }).click();
    await dialog.getByRole("button", { name: t("tags.add.submit", { count: 2 }) }).click();
    await expect(dialog).toBeHidden();
    await expect(rowOf(place, "vault")).toContainText(t("tags.keyCount", { count: 3 }));
  });

  await test.step("take it off one of them, and undo that", async () => {
    await openRowMenu(place, t("tags.menu.of", { name: "vault=open" }), t("tags.menu.remove"));
    const dialog = page.getByRole("dialog", { name: t("tags.remove.title", { name: "vault=open" }) });
    await dialog.getByRole("checkbox", { name: names[1] }).click();
    await dialog.getByRole("button", { name: t("tags.remove.submitOne", { count: 1 }) }).click();
    await expect(rowOf(place, "vault")).toContainText(t("tags.keyCount", { count: 2 }));
    await page.getByRole("button", { name: t("tags.remove.undo"), exact: true }).click();
    await expect(rowOf(place, "vault")).toContainText(t("tags.keyCount", { count: 3 }));
  });

  await test.step("change a value and remove a tag on the page of a key", async () => {
    await page.goto(`/keys/${south}?tab=tags`);
    await page.getByRole("button", { name: t("tags.ofKey.change", { name: "vault" }) }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(t("keys.tags.valueOf", { number: 1 })).fill("closed");
    await dialog.getByRole("button", { name: t("tags.add.submit", { count: 1 }) }).click();
    await expect(page.getByRole("cell", { name: "closed", exact: true })).toBeVisible();
    await page.getByRole("button", { name: t("tags.ofKey.remove", { name: "vault" }) }).click();
    await expect(page.getByText(t("tags.ofKey.none.title"))).toBeVisible();
  });
});

test.describe("a crypto user", () => {
  test.use({ as: "casey" });

  test("sees aliases, cannot make one, and is told what tags need", async ({
    page,
    place,
    world,
    guard,
    t,
  }) => {
    guard.allow(/status of 403/);
    await page.goto("/aliases");
    await expectTitle(place, t("aliases.list.title"));
    await expect(page.getByRole("heading", { name: t("layout.noPermission.title") })).toBeHidden();
    await page
      .getByRole("button", { name: t("aliases.list.create") })
      .first()
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(t("aliases.name.label"), { exact: true }).fill("mine");
    await pickKey(dialog, t("tool.key.label"), world.keyId);
    await dialog.getByRole("button", { name: t("aliases.create.submit") }).click();
    await expect(dialog.getByRole("alert")).toContainText(t("errors.code.Forbidden_NoPermission.title"));

    await page.goto("/tags");
    await expect(page.getByRole("heading", { name: t("layout.noPermission.title") })).toBeVisible();
    await expect(page.getByText("kms:ListTags")).toBeVisible();
  });
});

test.describe("with a keyboard alone", () => {
  test("a tag is put on a key", async ({ page, place, t }) => {
    const keyId = await createKey(place, "Typed only");
    await page.goto(`/keys/${keyId}?tab=tags`);
    await page.getByRole("button", { name: t("tags.ofKey.add"), exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByLabel(t("keys.tags.keyOf", { number: 1 }))).toBeFocused();
    await page.keyboard.type("desk");
    await page.keyboard.press("Tab");
    await page.keyboard.type("7");
    await page.keyboard.press("Enter");

    await expect(page.getByRole("cell", { name: "desk", exact: true })).toBeVisible();
  });
});
