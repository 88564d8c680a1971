import { randomBytes, verify } from "node:crypto";
import { expect, test } from "@/e2e/fixtures";
import { createExternalKey } from "@/e2e/import-steps";
import {
  addContext,
  callInVain,
  createKey,
  decrypt,
  encryptFile,
  expectTitle,
  resultOf,
  shownPlaintext,
} from "@/e2e/steps";

const CONTEXT = { key: "purpose", value: "test" };
const KEEP_SECONDS = 60;

test("a file of any bytes comes back as it was, up to the limit", async ({ page, place, world, t }) => {
  const content = randomBytes(6144);
  const file = { name: "random.bin", content };
  // A part is enough to know it by, wherever it was cut.
  world.keepSecret("plaintext", content.subarray(0, 48));
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
  await page.getByRole("link", { name: t("tool.tabs.decrypt"), exact: true }).click();
  await page.getByRole("link", { name: t("tool.tabs.encrypt"), exact: true }).click();
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

test("a message is signed and the signature verified; a changed message is told to be another one", async ({
  page,
  place,
  world,
  t,
}) => {
  world.keepSecret("signed message", Buffer.from("I owe you 5"));
  const keyId = await createKey(place, "Contracts", { purpose: "sign" });
  const message = page.getByRole("textbox", { name: t("tool.message.label"), exact: true });
  await page.goto(`/tool?tab=sign&key=${keyId}`);
  await message.fill("I owe you 5");
  await page.getByRole("button", { name: t("tool.sign.submit"), exact: true }).click();
  const signature = await page
    .getByRole("region", { name: t("tool.sign.signature"), exact: true })
    .textContent();

  await page.getByRole("link", { name: t("tool.tabs.verify"), exact: true }).click();
  await message.fill("I owe you 5");
  await page.getByRole("textbox", { name: t("tool.verify.signature"), exact: true }).fill(signature ?? "");
  await page.getByRole("button", { name: t("tool.verify.submit"), exact: true }).click();
  await expect(resultOf(place)).toContainText(t("tool.verify.right"));

  await message.fill("I owe you 500");
  await expect(resultOf(place)).toContainText(t("tool.verify.empty"));
  await page.getByRole("button", { name: t("tool.verify.submit"), exact: true }).click();
  await expect(resultOf(place)).toContainText(t("tool.verify.wrong"));
});

test("the digest of a file is made in the browser: the file itself is not sent", async ({
  page,
  place,
  world,
  t,
}) => {
  const keyId = await createKey(place, "Builds", { purpose: "sign" });
  const content = randomBytes(200_000);
  const marker = content.toString("base64").slice(0, 40);
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.postData() ?? ""));
  await page.goto(`/tool?tab=sign&key=${keyId}`);
  await page.getByRole("radio", { name: t("tool.input.formats.file") }).click();
  await page
    .getByLabel(t("tool.message.fileLabel"))
    .setInputFiles({ name: "build.bin", mimeType: "application/octet-stream", buffer: content });
  await page.getByRole("button", { name: t("tool.sign.submit"), exact: true }).click();
  const signature = await page
    .getByRole("region", { name: t("tool.sign.signature"), exact: true })
    .textContent();
  await page.getByRole("link", { name: t("tool.tabs.public-key"), exact: true }).click();
  await page.getByRole("button", { name: t("tool.publicKey.submit"), exact: true }).click();
  const pem = await page.getByRole("region", { name: t("tool.publicKey.pem") }).textContent();

  expect(world.server.url).toContain("127.0.0.1");
  expect(sent.some((body) => body.includes(marker))).toBe(false);
  expect(verify("sha256", content, pem ?? "", Buffer.from(signature ?? "", "base64"))).toBe(true);
});

test("a code is generated and verified; another message has another code", async ({
  page,
  place,
  world,
  t,
}) => {
  world.keepSecret("authenticated message", Buffer.from("order 17"));
  const keyId = await createKey(place, "Webhooks", { purpose: "mac" });
  const message = page.getByRole("textbox", { name: t("tool.message.label"), exact: true });
  await page.goto(`/tool?tab=mac&key=${keyId}`);
  await message.fill("order 17");
  await page.getByRole("button", { name: t("tool.mac.submit"), exact: true }).click();
  const code = await page.getByRole("region", { name: t("tool.mac.code"), exact: true }).textContent();

  await page.getByRole("link", { name: t("tool.tabs.verify-mac"), exact: true }).click();
  await message.fill("order 17");
  await page.getByRole("textbox", { name: t("tool.verifyMac.code"), exact: true }).fill(code ?? "");
  await page.getByRole("button", { name: t("tool.verifyMac.submit"), exact: true }).click();
  await expect(resultOf(place)).toContainText(t("tool.verifyMac.right"));

  await message.fill("order 18");
  await page.getByRole("button", { name: t("tool.verifyMac.submit"), exact: true }).click();
  await expect(resultOf(place)).toContainText(t("tool.verifyMac.wrong"));
});

test("a key that cannot do it is greyed out with the reason", async ({ page, place, world, t }) => {
  await createKey(place, "Payments of partners", { purpose: "mac" });
  await page.goto("/tool?tab=encrypt");
  await page.getByRole("combobox", { name: t("tool.key.label") }).fill("Payments");

  const options = page.getByRole("option");
  await expect(options.filter({ hasText: "partners" })).toContainText(t("errors.reason.notSymmetric.why"));
  await expect(options.filter({ hasText: "partners" })).toBeDisabled();
  await expect(options.filter({ hasText: world.keyId })).toBeEnabled();
});

test("a key that cannot do it refuses with the reason and the way on", async ({ page, place, t }) => {
  const keyId = await createKey(place, "Codes", { purpose: "mac" });
  await page.goto(`/tool?tab=encrypt&key=${keyId}`);
  await page.getByRole("button", { name: t("tool.encrypt.submit"), exact: true }).click();

  await expect(resultOf(place)).toContainText(t("errors.reason.notSymmetric.why"));
  await expect(resultOf(place)).toContainText(t("errors.reason.notSymmetric.next"));
});

test("a key without material leads to its import", async ({ place, t }) => {
  const keyId = await createExternalKey(place, { keySpec: "Aliyun_AES_256", description: "Escrow" });
  await callInVain(place, keyId);

  await resultOf(place)
    .getByRole("link", { name: t("keys.menu.import") })
    .click();

  await expectTitle(place, t("keyImport.begin.title"));
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the tab one is on is in sight", async ({ page, t }) => {
    await page.goto("/tool?tab=data-key");

    const tab = page.getByRole("link", { name: t("tool.groups.dataKeys"), exact: true });
    // Its underline lies on the line under the row, half of it cut.
    await expect(tab).toBeInViewport({ ratio: 0.95 });
  });
});
