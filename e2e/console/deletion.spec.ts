import { expect, test } from "@/e2e/fixtures";
import { callInVain, createKey, encryptFile, giveConsent, type Place, typedNameLabel } from "@/e2e/steps";

const CONTEXT = { key: "purpose", value: "deletion" };
const FILE = { name: "used.txt", content: Buffer.from("used a minute ago") };

/** Opens the dialog that schedules the deletion of the key whose page is open. */
async function openDeletion({ page, t }: Place, name: string) {
  await page.getByRole("button", { name: t("keys.menu.of", { name }) }).click();
  await page.getByRole("menuitem", { name: t("keys.dialog.delete") }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: /Delete key on/ })).toBeEnabled();
  return dialog;
}

test("a key in use is deleted only with a reason, and shows who still calls it", async ({
  page,
  place,
  world,
  t,
}) => {
  const name = "Ledger";
  world.keepSecret("plaintext", FILE.content);
  const keyId = await createKey(place, name);
  await encryptFile(place, { keyId, file: FILE, context: CONTEXT });
  await page.goto(`/keys/${keyId}`);

  const dialog = await openDeletion(place, name);
  await expect(dialog.getByRole("region", { name: t("blastRadius.panel.title") })).toContainText("alice");
  await dialog.getByRole("button", { name: /Delete key on/ }).click();
  await expect(dialog).toContainText(t("blastRadius.reason.fault", { min: 3, max: 512 }));
  await dialog.getByLabel(t("keys.deletion.window")).fill("6");
  await giveConsent(place, { name, reason: "The ledger moves to another key." });
  await dialog.getByRole("button", { name: t("keys.deletion.confirm"), exact: true }).click();
  await expect(dialog).toContainText(t("keys.deletion.windowFault", { min: 7, max: 366 }));
  await dialog.getByLabel(t("keys.deletion.window")).fill("7");
  await dialog.getByRole("button", { name: /Delete key on/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("main")).toContainText(t("keys.state.PendingDeletion"));

  await callInVain(place, keyId);
  await page.goto("/");
  await expect(page.getByRole("region", { name: t("overview.refusedKeys.title") })).toContainText(name);
  await page.goto(`/keys/${keyId}`);
  const notice = page.getByRole("note").filter({ hasText: t("blastRadius.refusedNotice.title") });
  await expect(notice).toContainText("alice");
  await expect(notice.getByRole("link", { name: t("blastRadius.refusedNotice.timeline") })).toHaveAttribute(
    "href",
    new RegExp(`resource=${keyId}`),
  );

  await page.getByRole("button", { name: t("keys.cancelDeletion.button"), exact: true }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: t("keys.cancelDeletion.confirm"), exact: true })
    .click();
  await expect(notice).toBeHidden();
  await expect(
    page.getByRole("button", { name: t("keys.switch.disable.button"), exact: true }),
  ).toBeVisible();
});

test("a wrong name deletes nothing, and a refusal loses nothing that was typed", async ({
  page,
  place,
  guard,
  t,
}) => {
  guard.allow(/ERR_INTERNET_DISCONNECTED/);
  const name = "Mistyped";
  const keyId = await createKey(place, name);
  await page.goto(`/keys/${keyId}`);
  const dialog = await openDeletion(place, name);
  const typedName = dialog.getByLabel(typedNameLabel(t, name));

  await typedName.fill("mistyped");
  await dialog.getByRole("button", { name: /Delete key on/ }).click();

  await expect(dialog).toContainText(t("blastRadius.name.fault", { name }));
  await expect(typedName).toBeFocused();
  await expect(typedName).toHaveValue("mistyped");
  await page.context().setOffline(true);
  await typedName.fill(name);
  await dialog.getByRole("button", { name: /Delete key on/ }).click();
  await expect(dialog.getByRole("alert")).toContainText("ServiceUnavailableTemporary");
  await expect(typedName).toHaveValue(name);
  await page.context().setOffline(false);
});

test("a protected key cannot be deleted until its protection is turned off", async ({ page, place, t }) => {
  const name = "Protected";
  const keyId = await createKey(place, name);
  await page.goto(`/keys/${keyId}`);
  const protection = page.getByRole("switch");
  await protection.click();
  await expect(page.getByText(t("keys.protectionDialog.doneOn"))).toBeVisible();

  await page.getByRole("button", { name: t("keys.menu.of", { name }) }).click();
  await page.getByRole("menuitem", { name: t("keys.dialog.delete") }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText(t("keys.deletion.protected.title"));
  await expect(dialog.getByRole("button", { name: /Delete key on/ })).toBeDisabled();
  await dialog.getByRole("button", { name: t("keys.deletion.protected.change") }).click();
  const settings = page.getByRole("dialog", { name: t("keys.protectionDialog.title"), exact: true });
  await settings.getByRole("switch").click();
  await settings.getByRole("button", { name: t("keys.protectionDialog.save") }).click();
  await expect(protection).not.toBeChecked();

  const again = await openDeletion(place, name);
  await expect(again).not.toContainText(t("keys.deletion.protected.title"));
});

test.describe("without the permission to see who uses a key", () => {
  test.use({ as: "casey" });

  test("one is told so, and the service decides", async ({ page, world, t, guard }) => {
    guard.allow(/status of 403/);
    await page.goto(`/keys/${world.keyId}?action=delete`);
    const dialog = page.getByRole("alertdialog");

    await expect(dialog).toContainText(t("blastRadius.panel.forbidden"));
    await expect(dialog.getByRole("button", { name: /Delete key on/ })).toBeEnabled();
  });
});
