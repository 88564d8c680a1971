import { expect, test } from "@/e2e/fixtures";
import { expectNoSecret } from "@/e2e/secret-scan";

/** Its folder comes last in the alphabet: by then the other tests have used the same service for all they do. */
test("after everything that the tests did, no plaintext and no key material is in the database, the log or a page", async ({
  world,
  place: { page, t },
}) => {
  test.setTimeout(300_000);
  for (const path of ["/", "/keys", `/keys/${world.keyId}`, "/audit"]) await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("audit.title"));

  expect(world.sentPages.join("").length).toBeGreaterThan(10_000);
  await expectNoSecret(world.server, { named: world.secrets, html: world.sentPages });
});
