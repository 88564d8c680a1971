import { expect, test } from "@/e2e/fixtures";
import { expectTitle, type Place } from "@/e2e/steps";

/** Fills in the form of a new key and sends it. */
async function createNamed(
  { page, t }: Place,
  { description, alias }: { description: string; alias: string },
) {
  await page.goto("/keys/create");
  await page.getByLabel(t("keys.create.description"), { exact: true }).fill(description);
  await page.getByLabel(t("keys.create.alias"), { exact: true }).fill(alias);
  await page.getByRole("button", { name: t("keys.create.submit"), exact: true }).click();
}

test("a key gets its alias with its creation; a taken one is said and offered again", async ({
  page,
  place,
  t,
}) => {
  await createNamed(place, { description: "First", alias: "billing" });
  await expectTitle(place, "billing");

  await createNamed(place, { description: "Second", alias: "billing" });
  await expectTitle(place, "Second");
  const notice = page.getByRole("note").filter({ hasText: t("keys.missingAlias.title") });
  await expect(notice).toContainText(t("errors.code.AliasAlreadyExists.why"));
  await notice.getByRole("button", { name: t("keys.missingAlias.create") }).click();
  await expect(notice.getByRole("alert")).toContainText("AliasAlreadyExists");
  await notice.getByRole("textbox", { name: t("keys.missingAlias.alias") }).fill("billing-2");
  await notice.getByRole("button", { name: t("keys.missingAlias.create") }).click();

  await expectTitle(place, "billing-2");
  await expect(notice).toBeHidden();
});

test("a key for one's own material leads to its import", async ({ page, place, t }) => {
  await page.goto("/keys/create");
  await page.getByRole("radio", { name: t("keys.create.purpose.import.label") }).click();
  await page.getByLabel(t("keys.create.description"), { exact: true }).fill("Ours");
  await page.getByRole("button", { name: t("keys.create.submitImport") }).click();

  await page.waitForURL(/\/keys\/key-[^/]+\/import/);
  const keyId = new URL(page.url()).pathname.split("/")[2] ?? "";
  await page.goto(`/keys/${keyId}`);
  await expectTitle(place, "Ours");
  await expect(page.getByRole("note").filter({ hasText: t("keys.pendingImportNotice.title") })).toBeVisible();
  await expect(page.getByRole("link", { name: t("keys.menu.import") })).toHaveAttribute(
    "href",
    `/keys/${keyId}/import`,
  );
});

test("what cannot be offered is shown with its reason, and what is wrong is said in place", async ({
  page,
  t,
}) => {
  await page.goto("/keys/create");
  await expect(page.getByRole("radio", { name: "Aliyun_SM4" })).toBeDisabled();
  await expect(page.getByText(t("keys.create.unavailable.noSm4Gcm"))).toBeVisible();

  await page.getByRole("switch", { name: t("keys.rotationPolicy.switch") }).click();
  await page.getByRole("radio", { name: t("keys.rotationPolicy.own") }).click();
  await page.getByLabel(t("keys.rotationPolicy.ownLabel")).fill("366");
  await page.getByLabel(t("keys.create.alias"), { exact: true }).fill("acs/mine");
  await page.getByRole("button", { name: t("keys.create.submit"), exact: true }).click();

  const summary = page.getByRole("main").getByRole("alert");
  await expect(summary).toContainText(t("keys.create.fault.rotationInterval"));
  await expect(summary).toContainText(t("keys.create.fault.alias"));
});
