import { randomBytes } from "node:crypto";
import { expect, test } from "@/e2e/fixtures";
import { addContext, decrypt, encryptFile, resultOf, shownPlaintext } from "@/e2e/steps";

const CONTEXT = { key: "purpose", value: "test" };
const KEEP_SECONDS = 60;

test("a file of any bytes comes back as it was, up to the limit", async ({ page, place, world, t }) => {
  const content = randomBytes(6144);
  const file = { name: "random.bin", content };
  const ciphertext = await encryptFile(place, { keyId: world.keyId, file, context: CONTEXT });
  await decrypt(place, { ciphertext, context: CONTEXT });
  const waiting = page.waitForEvent("download");

  await page.getByRole("button", { name: t("tool.secret.download") }).click();

  const download = await waiting;
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  expect(Buffer.concat(chunks).equals(content)).toBe(true);
  await page.getByRole("button", { name: t("tool.secret.show"), exact: true }).click();
  await expect(resultOf(place)).toContainText(t("tool.secret.notText.title"));
});

test("a bigger file is refused without being opened", async ({ page, t }) => {
  await page.goto("/tool");
  await page.getByRole("radio", { name: t("tool.input.formats.file") }).click();
  await page
    .getByLabel(t("tool.input.fileLabel"))
    .setInputFiles({ name: "big.bin", mimeType: "application/octet-stream", buffer: Buffer.alloc(6145) });

  await expect(page.getByRole("main").getByRole("alert")).toContainText("6");
  await expect(page.getByText("big.bin")).toHaveCount(0);
});

test("the bytes that are sent are counted as they are typed", async ({ page, t }) => {
  await page.goto("/tool");
  const input = page.getByRole("textbox", { name: t("tool.input.label"), exact: true });

  await input.fill("密钥");
  await expect(page.getByText(t("tool.input.count", { count: "6", max: "6,144" }))).toBeVisible();
  await input.fill("a".repeat(6145));
  await expect(page.getByText(t("tool.input.problem.tooBig"))).toBeVisible();
});

test("a key cannot stand twice in a context", async ({ page, place, t }) => {
  await page.goto("/tool");
  await addContext(place, CONTEXT);
  await addContext(place, CONTEXT, 2);

  await expect(page.getByText(t("tool.context.problem.keyTwice"))).toBeVisible();
});

test("the address never has what is encrypted, and another tab has none of it", async ({
  page,
  world,
  t,
}) => {
  await page.goto(`/tool?key=${world.keyId}`);
  const input = page.getByRole("textbox", { name: t("tool.input.label"), exact: true });
  await input.fill("marker-of-a-secret");
  await page.getByRole("button", { name: t("tool.encrypt.submit"), exact: true }).click();
  await expect(page.getByRole("region", { name: t("tool.ciphertext.label") })).toBeVisible();

  expect(page.url()).not.toContain("marker");
  await page.getByRole("link", { name: t("tool.tabs.decrypt") }).click();
  await page.getByRole("link", { name: t("tool.tabs.encrypt") }).click();
  await expect(input).toHaveValue("");
  await expect(page.getByRole("combobox", { name: t("tool.key.label") })).toHaveValue(world.keyId);
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(stored).not.toContain("marker");
});

test("what is shown goes away after a minute, unless it is kept longer", async ({
  page,
  place,
  world,
  t,
}) => {
  await page.clock.install();
  await page.goto(`/tool?tab=data-key&key=${world.keyId}`);
  await page.getByRole("button", { name: t("tool.dataKey.submit"), exact: true }).click();
  await page.getByRole("button", { name: t("tool.secret.show"), exact: true }).click();
  const timer = page.getByRole("timer");
  await expect(timer).toBeVisible();

  await page.clock.runFor((KEEP_SECONDS - 5) * 1000);
  await page.getByRole("button", { name: t("tool.secret.keepLonger") }).click();
  await page.clock.runFor((KEEP_SECONDS - 5) * 1000);
  await expect(timer).toBeVisible();
  await page.clock.runFor(6_000);

  await expect(timer).toBeHidden();
  await expect(resultOf(place)).toContainText(t("tool.dataKey.empty"));
  await expect(shownPlaintext(place)).toHaveCount(0);
});

test("a ciphertext tells its key version without being decrypted", async ({ page, place, world, t }) => {
  const file = { name: "x.txt", content: Buffer.from("hello") };
  const ciphertext = await encryptFile(place, { keyId: world.keyId, file, context: CONTEXT });
  const versionId = Buffer.from(ciphertext, "base64").toString("latin1", 0, 36);

  await page.goto("/tool?tab=decrypt");
  await page.getByRole("textbox", { name: t("tool.ciphertextInput.label") }).fill(ciphertext);

  await expect(page.getByText(versionId)).toBeVisible();
  await expect(page.getByText(t("tool.inspection.bytes", { count: "5" }))).toBeVisible();
});

test("a request bigger than the service takes is refused, and the service goes on", async ({
  page,
  place,
  world,
  t,
}) => {
  await page.goto(`/tool?key=${world.keyId}`);
  const sending = page.waitForRequest((request) => request.headers()["next-action"] !== undefined);
  await page.getByRole("button", { name: t("tool.encrypt.submit"), exact: true }).click();
  const action = (await sending).headers()["next-action"] ?? "";
  await expect(resultOf(place).getByText(world.keyId)).toBeVisible();
  const send = (plaintext: string) =>
    page.request.post("/tool", {
      headers: {
        "next-action": action,
        "content-type": "text/plain;charset=UTF-8",
        origin: world.server.url,
      },
      data: JSON.stringify([{ keyId: world.keyId, plaintext }]),
    });

  const accepted = await send("aGVsbG8=");
  const refused = await send("A".repeat(200_000));

  expect(await accepted.text()).toContain("ciphertextBlob");
  expect(refused.ok()).toBe(false);
  expect(await refused.text()).not.toContain("ciphertextBlob");
});
