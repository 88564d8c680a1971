import { expect, type Locator, type Page } from "@playwright/test";
import type { Texts } from "./texts";

/** Where a person is: a page, and the language it speaks. */
export interface Place {
  readonly page: Page;
  readonly t: Texts;
}

export interface Person {
  readonly userName: string;
  readonly password: string;
}

/** Opens the one-time link and makes the account; leads to the overview, signed in. */
export async function setUpAccount({ page, t }: Place, link: string, person: Person): Promise<void> {
  await page.goto(link);
  await page.getByLabel(t("access.setUp.accountName")).fill("Example");
  await page.getByLabel(t("access.setUp.userName")).fill(person.userName);
  await page.getByLabel(t("access.setUp.password"), { exact: true }).fill(person.password);
  await page.getByLabel(t("access.setUp.passwordAgain")).fill(person.password);
  await page.getByRole("button", { name: t("access.setUp.submit") }).click();
  await expectTitle({ page, t }, t("overview.title"));
}

export async function fillSignIn({ page, t }: Place, { userName, password }: Person): Promise<void> {
  await page.getByLabel(t("access.signIn.userName")).fill(userName);
  await page.getByLabel(t("access.signIn.password"), { exact: true }).fill(password);
  await page.getByRole("button", { name: t("access.signIn.submit") }).click();
}

/** Signs in at the sign-in page, wherever one is sent from there. */
export async function signIn({ page, t }: Place, person: Person): Promise<void> {
  await page.goto("/sign-in");
  await fillSignIn({ page, t }, person);
  await expect(
    page.getByRole("button", { name: t("layout.accountOf", { name: person.userName }) }),
  ).toBeVisible();
}

export async function signOut({ page, t }: Place, userName: string): Promise<void> {
  await page.getByRole("button", { name: t("layout.accountOf", { name: userName }) }).click();
  await page.getByRole("menuitem", { name: t("layout.signOut") }).click();
  await expectTitle({ page, t }, t("access.signIn.title"));
}

export async function expectTitle({ page }: Place, title: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: title, exact: true })).toBeVisible();
}

/** Makes an instance that is connected at once. @returns its ID. */
export async function createInstance({ page, t }: Place, instanceName: string): Promise<string> {
  await page.goto("/instances/create");
  await page.getByLabel(t("instances.create.name")).fill(instanceName);
  await page.getByRole("button", { name: t("instances.create.submit") }).click();
  await expectTitle({ page, t }, instanceName);
  await expect(page.getByText(`●${t("instances.status.Connected")}`, { exact: true }).first()).toBeVisible();
  return lastPart(page);
}

/** Makes a key in the first instance offered, for encrypting unless told otherwise. @returns its ID. */
export async function createKey(
  { page, t }: Place,
  description: string,
  { purpose = "encrypt" }: { purpose?: "encrypt" | "sign" | "mac" } = {},
): Promise<string> {
  await page.goto("/keys/create");
  await page.getByRole("radio", { name: t(`keys.create.purpose.${purpose}.label`), exact: true }).click();
  await page.getByLabel(t("keys.create.description"), { exact: true }).fill(description);
  await page.getByRole("button", { name: t("keys.create.submit") }).click();
  await expectTitle({ page, t }, description);
  return lastPart(page);
}

/** What is asked before something is done to a key that was used recently. */
export interface ConsentToGive {
  name: string;
  reason: string;
}

/** Disables the key whose page is open or opened; one that was used recently asks for consent. */
export async function disableKey({ page, t }: Place, keyId: string, consent?: ConsentToGive): Promise<void> {
  await page.goto(`/keys/${keyId}`);
  await page.getByRole("button", { name: t("keys.switch.disable.button"), exact: true }).click();
  if (consent !== undefined) await giveConsent({ page, t }, consent);
  await confirm(page, t("keys.switch.disable.confirm"));
  await expect(page.getByText(t("keys.disabledNotice.title"))).toBeVisible();
}

/** Fills in what the dialog in sight asks for a key that was used recently. */
export async function giveConsent({ page, t }: Place, { name, reason }: ConsentToGive): Promise<void> {
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel(t("blastRadius.reason.label")).fill(reason);
  await dialog.getByLabel(typedNameLabel(t, name)).fill(name);
}

/** Schedules the deletion of a key that nobody used recently, after the usual waiting period. */
export async function scheduleDeletion({ page, t }: Place, keyId: string, name: string): Promise<void> {
  await page.goto(`/keys/${keyId}?action=delete`);
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel(typedNameLabel(t, name)).fill(name);
  await dialog.getByRole("button", { name: t("keys.deletion.confirm") }).click();
  await expect(dialog).toBeHidden();
}

/** Tries to encrypt with a key that refuses. */
export async function callInVain({ page, t }: Place, keyId: string): Promise<void> {
  await page.goto(`/tool?tab=encrypt&key=${keyId}`);
  await page.getByRole("button", { name: t("tool.encrypt.submit"), exact: true }).click();
  await expect(resultOf({ page, t })).toContainText("Rejected.");
}

/** The label of the field in which the name of a thing is typed to confirm something. */
export function typedNameLabel(t: Texts, name: string): string {
  return t.markup("blastRadius.name.label", { name, b: (words) => words });
}

/** Gives a key an alias on its page; the name comes without the prefix. */
export async function createAlias(
  { page, t }: Place,
  { keyId, name }: { keyId: string; name: string },
): Promise<void> {
  await page.goto(`/keys/${keyId}?tab=aliases`);
  await page.getByRole("button", { name: t("aliases.ofKey.create") }).click();
  await page.getByLabel(t("aliases.name.label"), { exact: true }).fill(name);
  await page
    .getByRole("button", { name: t("aliases.create.submit") })
    .last()
    .click();
  await expect(page.getByRole("table").getByText(`alias/${name}`)).toBeVisible();
}

/** Puts a tag on a key on its page. */
export async function addTag(
  { page, t }: Place,
  { keyId, tagKey, tagValue }: { keyId: string; tagKey: string; tagValue: string },
): Promise<void> {
  await page.goto(`/keys/${keyId}?tab=tags`);
  await page.getByRole("button", { name: t("tags.ofKey.add"), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(t("keys.tags.keyOf", { number: 1 })).fill(tagKey);
  await dialog.getByLabel(t("keys.tags.valueOf", { number: 1 })).fill(tagValue);
  await dialog.getByRole("button", { name: t("tags.add.submit", { count: 1 }) }).click();
  await expect(page.getByRole("table").getByText(tagKey, { exact: true })).toBeVisible();
}

export async function confirm(page: Page, label: string): Promise<void> {
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: label }).click();
  await expect(dialog).toBeHidden();
}

export interface ContextPair {
  key: string;
  value: string;
}

/** Adds a pair to the encryption context in the online tool. */
export async function addContext({ page, t }: Place, { key, value }: ContextPair, number = 1): Promise<void> {
  await page.getByRole("button", { name: t("tool.context.add") }).click();
  await page.getByLabel(t("tool.context.key", { number })).fill(key);
  await page.getByLabel(t("tool.context.value", { number })).fill(value);
}

export interface FileToEncrypt {
  name: string;
  content: Buffer;
}

/** Encrypts a file in the online tool. @returns the ciphertext. */
export async function encryptFile(
  { page, t }: Place,
  { keyId, file, context }: { keyId: string; file: FileToEncrypt; context: ContextPair },
): Promise<string> {
  await page.goto(`/tool?tab=encrypt&key=${keyId}`);
  await page.getByRole("radio", { name: t("tool.input.formats.file") }).click();
  await page
    .getByLabel(t("tool.input.fileLabel"))
    .setInputFiles({ name: file.name, mimeType: "application/octet-stream", buffer: file.content });
  await expect(page.getByText(file.name)).toBeVisible();
  await addContext({ page, t }, context);
  await page.getByRole("button", { name: t("tool.encrypt.submit"), exact: true }).click();
  const ciphertext = await page.getByRole("region", { name: t("tool.ciphertext.label") }).textContent();
  return ciphertext ?? "";
}

/** Fills and sends the decrypt tab; whatever comes of it. */
export async function decrypt(
  { page, t }: Place,
  { ciphertext, context }: { ciphertext: string; context?: ContextPair },
): Promise<void> {
  await page.goto("/tool?tab=decrypt");
  await page.getByRole("textbox", { name: t("tool.ciphertextInput.label") }).fill(ciphertext);
  if (context !== undefined) await addContext({ page, t }, context);
  await page.getByRole("button", { name: t("tool.decrypt.submit"), exact: true }).click();
}

/** What came of the last call in the online tool. */
export function resultOf({ page, t }: Place): Locator {
  return page.getByRole("region", { name: t("tool.result"), exact: true });
}

/** The plaintext on the decrypt tab, once it is shown. */
export function shownPlaintext({ page, t }: Place): Locator {
  return page.getByRole("region", { name: t("tool.decrypt.plaintext"), exact: true });
}

function lastPart(page: Page): string {
  return decodeURIComponent(new URL(page.url()).pathname.split("/").at(-1) ?? "");
}
