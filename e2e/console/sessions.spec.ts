import { expect, test } from "@/e2e/fixtures";
import { PEOPLE } from "@/e2e/people";
import { expectTitle, fillSignIn, signIn, signOut } from "@/e2e/steps";

test.use({ as: null });

test("signing out ends the session, also for whoever kept its cookie", async ({
  page,
  context,
  place,
  t,
}) => {
  await signIn(place, PEOPLE.alice);
  const cookies = await context.cookies();

  await signOut(place, PEOPLE.alice.userName);
  await context.addCookies(cookies);
  await page.goto("/keys");

  await expectTitle(place, t("access.signIn.title"));
});

test("a session ended from elsewhere is over at once", async ({ browser, page, place, t, world }) => {
  await signIn(place, PEOPLE.robin);
  const other = await browser.newContext({ baseURL: world.server.url, locale: "en-US" });
  const elsewhere = { page: await other.newPage(), t };
  await signIn(elsewhere, PEOPLE.robin);

  await page.goto("/account/sessions");
  await expect(page.getByText(`●${t("access.sessions.current")}`, { exact: true })).toHaveCount(1);
  await page.getByRole("button", { name: t("access.sessions.endOthers") }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: t("access.sessions.endOthers") })
    .click();
  await expect(page.getByText(t("access.sessions.only"))).toBeVisible();
  await elsewhere.page.goto("/keys");

  await expectTitle(elsewhere, t("access.signIn.title"));
  await other.close();
});

test("after signing in one is where one wanted to go, and never on another host", async ({
  page,
  place,
  t,
}) => {
  await page.goto("/tool?tab=decrypt");
  await fillSignIn(place, PEOPLE.alice);
  await expectTitle(place, t("tool.title"));
  await signOut(place, PEOPLE.alice.userName);

  await page.goto("/sign-in?callbackUrl=https%3A%2F%2Fexample.com%2F");
  await fillSignIn(place, PEOPLE.alice);

  await expectTitle(place, t("overview.title"));
});

test("an unknown name and a wrong password get the same answer, and then have to wait", async ({
  page,
  place,
  guard,
  t,
}) => {
  guard.allow(/status of (401|403|429)/);
  await page.goto("/sign-in");
  const alert = page.getByRole("main").getByRole("alert");
  const answers: (string | null)[] = [];
  for (const userName of ["robin", "nobody-of-this-name"]) {
    await fillSignIn(place, { userName, password: "certainly not the password" });
    await expect(alert).toContainText(t("errors.code.SignInFailed.title"));
    answers.push(withoutRequestId(await alert.textContent()));
  }
  expect(answers[0]).toBe(answers[1]);

  const waiting = page.getByRole("button", { name: /^Try again in/ });
  await expect(async () => {
    if (!(await waiting.isVisible())) {
      await fillSignIn(place, { userName: "robin", password: "certainly not the password" });
    }
    await expect(waiting).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await expect(alert).toContainText("Rejected.Throttling");
});

function withoutRequestId(text: string | null): string | null {
  return text?.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "") ?? null;
}
