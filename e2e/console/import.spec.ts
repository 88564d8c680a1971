import { constants, createCipheriv, createPublicKey, publicEncrypt, randomBytes } from "node:crypto";
import { expect, test } from "@/e2e/fixtures";
import {
  beginImport,
  commandOf,
  createExternalKey,
  deleteMaterial,
  type ImportedSpec,
  importInBrowser,
  newFolder,
  resultOfImport,
  save,
  savePublicKey,
  submitUpload,
  upload,
  wrapInBrowser,
} from "@/e2e/import-steps";
import { expectTitle, type Place } from "@/e2e/steps";
import type { World } from "@/e2e/world";

let keys = 0;

/** A key of this test alone. */
async function newKey(place: Place, keySpec: ImportedSpec = "Aliyun_AES_256") {
  keys += 1;
  const description = `Imported ${keys}`;
  return { keyId: await createExternalKey(place, { keySpec, description }), description };
}

/** Material that the scan for secrets looks for after all tests. */
function newSecret(world: World): Buffer {
  const material = randomBytes(32);
  world.keepSecret("imported material", material);
  return material;
}

/** The first bytes of the encrypted zero block. */
function checkValueOf(material: Buffer): string {
  const block = createCipheriv("aes-256-ecb", material, null).update(Buffer.alloc(16));
  return block.toString("hex", 0, 3).toUpperCase();
}

/** Wraps with the DER of a wrapping key and the hash given. */
function wrap(der: Buffer, oaepHash: string, material: Buffer): Buffer {
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  return publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, material);
}

test("material made and wrapped by the helper script comes in with the check value the script printed", async ({
  page,
  place,
  world,
  t,
}) => {
  const { keyId } = await newKey(place);
  const folder = await newFolder();
  const importId = await beginImport(place, keyId);
  await savePublicKey(place, importId, folder);
  await save(place, page.getByRole("link", { name: t("keyImport.wrap.helper.download") }), folder);
  await page.getByRole("tab", { name: t("keyImport.wrap.helper.make") }).click();

  const printed = await folder.run(await commandOf(place, t("keyImport.wrap.helper.command")));
  world.keepSecret("imported material", await folder.read("material.bin"));
  await upload(place, await folder.read(`wrapped-material-${importId.slice(0, 8)}.bin`));

  const [, checkValue = "none"] = /Key check value: (\S+)/.exec(printed) ?? [];
  await expect(resultOfImport(place)).toContainText(checkValue);
  await page.goto(`/tool?key=${keyId}`);
  await page.getByRole("textbox", { name: t("tool.input.label"), exact: true }).fill("hello");
  await page.getByRole("button", { name: t("tool.encrypt.submit"), exact: true }).click();
  await expect(page.getByRole("region", { name: t("tool.ciphertext.label") })).toBeVisible();
});

test("a private key made and wrapped by OpenSSL's commands on the page comes in", async ({
  page,
  place,
  world,
  t,
}) => {
  const { keyId } = await newKey(place, "EC_P384");
  const folder = await newFolder();
  const importId = await beginImport(place, keyId);
  await savePublicKey(place, importId, folder);
  await page.getByRole("radio", { name: t("keyImport.wrap.ways.openssl") }).click();
  const words = { file: "private-key.der", pem: "private-key.pem" };
  const runStep = async (step: "make" | "checkValue" | "wrap") =>
    folder.run(await commandOf(place, t(`keyImport.wrap.openssl.step.${step}`, words)));

  await runStep("make");
  world.keepSecret("imported private key", await folder.read(words.file));
  const checkValue = (await runStep("checkValue")).trim();
  await runStep("wrap");
  await expect(page.getByText(t("keyImport.upload.permanent"))).toBeVisible();
  await upload(place, await folder.read(`wrapped-material-${importId.slice(0, 8)}.bin`));

  expect(checkValue).toMatch(/^[0-9A-F]{16}$/);
  await expect(resultOfImport(place)).toContainText(checkValue);
  await page.goto(`/keys/${keyId}?tab=material`);
  await expect(page.getByText(t("errors.reason.materialIsPermanent.why"))).toBeVisible();
});

test("the wrong hash, the wrong file and nothing at all are told apart in place, and mended there", async ({
  page,
  place,
  world,
  t,
}) => {
  const { keyId } = await newKey(place);
  const folder = await newFolder();
  const importId = await beginImport(place, keyId);
  const der = await folder.read(await savePublicKey(place, importId, folder));
  const material = newSecret(world);
  const alert = page.getByRole("main").getByRole("alert");

  await submitUpload(place);
  await expect(alert).toContainText(t("keyImport.upload.fault.noMaterial"));
  await upload(place, wrap(der, "sha1", material));
  await expect(alert).toContainText(t("errors.reason.otherHash.why", { used: "SHA-1", expected: "SHA-256" }));
  await upload(place, Buffer.from(wrap(der, "sha256", material).toString("base64")));
  await expect(alert).toContainText(t("errors.reason.textInside.why"));
  await upload(place, wrap(der, "sha256", material));

  await expect(resultOfImport(place)).toBeVisible();
});

test("a key takes its own material again, and no other", async ({ page, place, world, t }) => {
  const { keyId, description } = await newKey(place);
  const material = newSecret(world);
  await importInBrowser(place, keyId, material);
  await deleteMaterial(place, keyId, description);
  await expect(page.getByText(t("keys.pendingImportNotice.title"))).toBeVisible();
  const alert = page.getByRole("main").getByRole("alert");
  const checkValue = checkValueOf(material);

  await beginImport(place, keyId);
  await wrapInBrowser(place, newSecret(world));
  await submitUpload(place);
  await expect(alert).toContainText(t("errors.reason.otherMaterial.why", { keyCheckValue: checkValue }));
  await wrapInBrowser(place, material);
  await submitUpload(place);

  await expect(resultOfImport(place)).toContainText(checkValue);
});

test("an import is gone on with by its address, and found from the key", async ({
  page,
  place,
  world,
  t,
}) => {
  const { keyId } = await newKey(place);
  const importId = await beginImport(place, keyId);
  const address = page.url();

  await page.goto(`/keys/${keyId}?tab=material`);
  await page.getByRole("link", { name: importId.slice(0, 8) }).click();
  await expectTitle(place, t("keyImport.task.title"));
  expect(page.url()).toBe(address);
  await page.goto(`/keys/${keyId}/import`);
  await page.getByRole("link", { name: importId.slice(0, 8) }).click();
  await page.waitForURL(address);
  await wrapInBrowser(place, newSecret(world));
  await submitUpload(place);
  await expect(resultOfImport(place)).toBeVisible();
  await page.goto(address);

  await expect(resultOfImport(place)).toBeVisible();
  await page.getByRole("button", { name: t("keyImport.task.again") }).click();
  await expect(page.getByRole("button", { name: t("keyImport.upload.submit"), exact: true })).toBeVisible();
});

test("what is wrapped in the browser leaves it only wrapped, and expires when it was told to", async ({
  page,
  place,
  world,
  t,
}) => {
  const { keyId } = await newKey(place);
  const material = newSecret(world);
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.url() + (request.postData() ?? "")));
  await beginImport(place, keyId);
  await wrapInBrowser(place, material);
  await page.getByRole("radio", { name: t("keyImport.upload.expiry.at") }).click();
  const time = page.getByLabel(t("keyImport.upload.expiry.time"), { exact: true });

  await submitUpload(place);
  await expect(page.getByText(t("keyImport.upload.fault.noTime"))).toBeVisible();
  await time.fill("2020-01-01T00:00");
  await submitUpload(place);
  await expect(page.getByText(t("keyImport.upload.fault.past"))).toBeVisible();
  await time.fill("2099-12-31T12:00");
  await submitUpload(place);

  await expect(resultOfImport(place)).toContainText("2099");
  expect(sent.length).toBeGreaterThan(2);
  for (const text of [material.toString("hex"), material.toString("base64").slice(0, 40)]) {
    expect(sent.filter((request) => request.includes(text))).toEqual([]);
  }
});

test("an import of another key is not there", async ({ page, place, guard, t }) => {
  guard.allow(/status of 404/);
  const { keyId } = await newKey(place);
  const importId = await beginImport(place, keyId);
  const other = await newKey(place);

  await page.goto(`/keys/${other.keyId}/import/${importId}`);

  await expect(page.getByRole("heading", { name: t("keyImport.task.notFound.title") })).toBeVisible();
});

test("a key whose material was made here says that nothing can be imported", async ({ page, world, t }) => {
  await page.goto(`/keys/${world.keyId}/import`);

  await expect(page.getByRole("heading", { name: t("keyImport.begin.impossible") })).toBeVisible();
  await expect(page.getByText(t("errors.reason.notImported.why"))).toBeVisible();
});

test.describe("a read-only user", () => {
  test.use({ as: "robin" });

  test("is told which action an import needs", async ({ page, browser, world, t }) => {
    const context = await browser.newContext({ storageState: await world.stateOf("alice") });
    const { keyId } = await newKey({ page: await context.newPage(), t });
    await context.close();

    await page.goto(`/keys/${keyId}/import`);

    await expect(page.getByRole("heading", { name: t("layout.noPermission.titleOfAct") })).toBeVisible();
    await expect(page.getByText("kms:GetParametersForImport")).toBeVisible();
  });
});
