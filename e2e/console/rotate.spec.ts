import pg from "pg";
import { expect, test } from "@/e2e/fixtures";
import { confirm, createKey, decrypt, encryptFile, shownPlaintext } from "@/e2e/steps";
import type { World } from "@/e2e/world";

const CONTEXT = { key: "purpose", value: "rotation" };
const TEXT = "written before the rotation";
const DAY_MS = 86_400_000;

/** Makes a key look as if its last version were this old: versions follow each other after seven days. */
async function backdate(world: World, keyId: string, days: number): Promise<void> {
  const client = new pg.Client({ connectionString: await world.server.databaseUrl() });
  await client.connect();
  try {
    const at = new Date(Date.now() - days * DAY_MS);
    await client.query("UPDATE kms_key SET created_at = $2, last_rotation_at = $2 WHERE id = $1", [
      keyId,
      at,
    ]);
    await client.query("UPDATE key_version SET created_at = $2 WHERE key_id = $1", [keyId, at]);
  } finally {
    await client.end();
  }
}

test("a new version becomes the primary one, and what the old one encrypted still opens", async ({
  page,
  place,
  world,
  t,
}) => {
  const keyId = await createKey(place, "Rotated");
  const file = { name: "old.txt", content: Buffer.from(TEXT) };
  world.keepSecret("plaintext", file.content);
  const ciphertext = await encryptFile(place, { keyId, file, context: CONTEXT });
  const create = page.getByRole("button", { name: t("keys.createVersion.button"), exact: true });
  const rows = page.getByRole("table", { name: t("keys.versions.title") }).getByRole("row");

  await page.goto(`/keys/${keyId}?tab=versions`);
  await expect(create).toBeDisabled();
  await expect(create).toHaveAccessibleDescription(/7/);
  await expect(rows).toHaveCount(2);

  await backdate(world, keyId, 8);
  await page.reload();
  await create.click();
  await confirm(page, t("keys.createVersion.button"));
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText(t("keys.versions.primary"));
  await expect(rows.nth(2)).not.toContainText(t("keys.versions.primary"));
  await expect(create).toBeDisabled();

  await decrypt(place, { ciphertext, context: CONTEXT });
  await page.getByRole("button", { name: t("tool.secret.show"), exact: true }).click();
  await expect(shownPlaintext(place)).toHaveText(TEXT);
});

test("automatic rotation shows its dates before it is saved, and is suspended with the key", async ({
  page,
  place,
  t,
}) => {
  const keyId = await createKey(place, "Rotating");
  await page.goto(`/keys/${keyId}?tab=versions`);
  const policy = page.getByRole("region", { name: t("keys.rotationPolicy.title") });

  await policy.getByRole("button", { name: t("keys.rotationPolicy.change") }).click();
  const dialog = page.getByRole("dialog", { name: t("keys.rotationPolicy.dialogTitle"), exact: true });
  await expect(dialog.getByRole("listitem")).toHaveCount(3);
  await dialog.getByRole("radio", { name: t("keys.rotationPolicy.own") }).click();
  await dialog.getByLabel(t("keys.rotationPolicy.ownLabel")).fill("6");
  await dialog.getByRole("button", { name: t("keys.rotationPolicy.save") }).click();
  await expect(dialog).toContainText(t("keys.rotationPolicy.ownFault", { min: 7, max: 730 }));
  await dialog.getByLabel(t("keys.rotationPolicy.ownLabel")).fill("7");
  await dialog.getByRole("button", { name: t("keys.rotationPolicy.save") }).click();
  await expect(dialog).toBeHidden();
  await expect(policy).toContainText(t("keys.rotationPolicy.states.Enabled"));
  await expect(policy).toContainText(t("keys.interval.days", { amount: 7 }));

  await page.getByRole("button", { name: t("keys.switch.disable.button"), exact: true }).click();
  await confirm(page, t("keys.switch.disable.confirm"));
  await expect(policy).toContainText(t("keys.rotationPolicy.suspended.title"));
  await expect(policy.getByRole("button", { name: t("keys.rotationPolicy.change") })).toBeDisabled();
});

test("a kind of key that is not rotated says why", async ({ page, place, t }) => {
  await page.goto("/keys/create");
  await page.getByRole("radio", { name: t("keys.create.purpose.mac.label") }).click();
  await expect(page.getByRole("main")).toContainText(t("errors.reason.macNotRotated.why"));
  const keyId = await createKey(place, "Codes", { purpose: "mac" });

  await page.goto(`/keys/${keyId}?tab=versions`);

  const policy = page.getByRole("region", { name: t("keys.rotationPolicy.title") });
  await expect(policy.getByRole("button", { name: t("keys.rotationPolicy.change") })).toBeDisabled();
  await expect(policy).toContainText(t("errors.reason.macNotRotated.why"));
});
