import { expect, test } from "@/e2e/fixtures";
import { expectTitle, resultOf } from "@/e2e/steps";

test.describe("a crypto user", () => {
  test.use({ as: "casey" });

  test("is told which action the audit timeline needs", async ({ page, place, guard, t }) => {
    guard.allow(/status of 403/);
    await page.goto("/audit");

    await expectTitle(place, t("audit.title"));
    await expect(page.getByRole("heading", { name: t("layout.noPermission.title") })).toBeVisible();
    await expect(page.getByText("kms:LookupEvents")).toBeVisible();
  });

  test("encrypts in the online tool", async ({ page, world, place, t }) => {
    await page.goto(`/tool?tab=encrypt&key=${world.keyId}`);
    await page.getByLabel(t("tool.input.label"), { exact: true }).fill("hello");
    await page.getByRole("button", { name: t("tool.encrypt.submit"), exact: true }).click();

    await expect(resultOf(place).getByText(world.keyId)).toBeVisible();
  });

  test("is told before filling in a form that cannot be sent", async ({ page, t }) => {
    for (const [path, action] of [
      ["/keys/create", "kms:CreateKey"],
      ["/instances/create", "kms:CreateKmsInstance"],
    ] as const) {
      await page.goto(path);
      await expect(page.getByRole("heading", { name: t("layout.noPermission.titleOfAct") })).toBeVisible();
      await expect(page.getByText(action)).toBeVisible();
      await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
    }
  });

  test("cannot disable a key, and is told what it may not see of its use", async ({
    page,
    world,
    guard,
    t,
  }) => {
    guard.allow(/status of 403/);
    await page.goto(`/keys/${world.keyId}`);
    await page.getByRole("button", { name: t("keys.switch.disable.button"), exact: true }).click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toContainText(t("blastRadius.panel.forbidden"));
    await dialog.getByRole("button", { name: t("keys.switch.disable.confirm") }).click();

    await expect(dialog.getByRole("alert")).toContainText(t("errors.code.Forbidden_NoPermission.title"));
  });
});

test.describe("a read-only user", () => {
  test.use({ as: "robin" });

  test("cannot encrypt, and is told who can help", async ({ page, world, place, t }) => {
    await page.goto(`/tool?tab=encrypt&key=${world.keyId}`);
    await page.getByLabel(t("tool.input.label"), { exact: true }).fill("hello");
    await page.getByRole("button", { name: t("tool.encrypt.submit"), exact: true }).click();

    await expect(resultOf(place)).toContainText(
      t("tool.refusal.noPermission.next", { action: "kms:Encrypt" }),
    );
  });

  test("reads the audit timeline", async ({ page, t }) => {
    await page.goto("/audit");

    await expect(page.getByRole("heading", { name: t("layout.noPermission.title") })).toBeHidden();
    await expect(page.getByRole("link", { name: /Details of the event/ }).first()).toBeVisible();
  });
});

test.describe("without a session", () => {
  test.use({ as: null });

  test("every page leads to the sign-in page", async ({ page, place, t }) => {
    for (const path of ["/", "/keys", "/keys/create", "/instances", "/tool", "/audit", "/account/sessions"]) {
      await page.goto(path);
      await expectTitle(place, t("access.signIn.title"));
    }
  });

  test("no operation can be asked", async ({ request }) => {
    const answer = await request.get("/api/query/ListKeys?input=%7B%7D", {
      headers: { "x-keyward-request": "1" },
    });

    expect(answer.status()).toBe(401);
    expect(await answer.text()).not.toContain("key-");
  });
});
