import { execFile } from "node:child_process";
import { mkdtemp, readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, type Locator } from "@playwright/test";
import { confirm, type Place } from "./steps";

const run = promisify(execFile);

export type WrappingAlgorithm = "RSAES_OAEP_SHA_256" | "RSAES_OAEP_SHA_1";

const PURPOSE_OF = { Aliyun_AES_256: "encrypt", EC_P256: "sign", EC_P384: "sign" } as const;

export type ImportedSpec = keyof typeof PURPOSE_OF;

/** Makes a key that waits for its material; leads to its import. @returns its ID. */
export async function createExternalKey(
  { page, t }: Place,
  { keySpec, description }: { keySpec: ImportedSpec; description: string },
): Promise<string> {
  const choose = (name: string | RegExp) => page.getByRole("radio", { name, exact: true }).click();
  await page.goto("/keys/create");
  await choose(t("keys.create.purpose.import.label"));
  const use = page.getByRole("radiogroup", { name: t("keys.create.importedFor") });
  await use.getByRole("radio", { name: t(`keys.create.purpose.${PURPOSE_OF[keySpec]}.label`) }).click();
  await choose(new RegExp(`^${keySpec}( |（|$)`));
  await page.getByLabel(t("keys.create.description"), { exact: true }).fill(description);
  await page.getByRole("button", { name: t("keys.create.submitImport") }).click();
  await page.waitForURL(/\/import$/);
  return decodeURIComponent(new URL(page.url()).pathname.split("/").at(-2) ?? "");
}

/** Begins an import; leads to its page. @returns its ID. */
export async function beginImport(
  { page, t }: Place,
  keyId: string,
  algorithm: WrappingAlgorithm = "RSAES_OAEP_SHA_256",
): Promise<string> {
  await page.goto(`/keys/${keyId}/import`);
  await page.getByRole("radio", { name: algorithm }).click();
  await page.getByRole("button", { name: t("keyImport.begin.submit") }).click();
  await page.waitForURL(/\/import\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** A folder on the reader's machine, where files are saved and commands are run. */
export interface Folder {
  readonly path: string;
  read(name: string): Promise<Buffer>;
  /** Runs a command as it stands on the page, and gives what it printed. */
  run(command: string): Promise<string>;
}

export async function newFolder(): Promise<Folder> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "keyward-e2e-import-"));
  return {
    path: folder,
    read: (name) => readFile(path.join(folder, name)),
    async run(command) {
      const { stdout } = await run("sh", ["-e", "-c", command], { cwd: folder });
      return stdout;
    },
  };
}

/** Saves what a press of the control downloads, under the name it comes with. @returns that name. */
export async function save({ page }: Place, control: Locator, folder: Folder): Promise<string> {
  const waiting = page.waitForEvent("download");
  await control.click();
  const download = await waiting;
  const name = download.suggestedFilename();
  await download.saveAs(path.join(folder.path, name));
  return name;
}

/** Saves the wrapping key of the import whose page is open. @returns the name of its file. */
export function savePublicKey(place: Place, importId: string, folder: Folder): Promise<string> {
  const name = `wrapping-key-${importId.slice(0, 8)}.der`;
  const button = place.page.getByRole("button", { name: place.t("keyImport.files.download", { name }) });
  return save(place, button, folder);
}

/** The command or commands under a heading, as they stand on the page. */
export async function commandOf({ page }: Place, label: string): Promise<string> {
  const block = page.getByRole("tablist", { name: label }).locator("xpath=ancestor::div[2]");
  return (await block.getByRole("tabpanel").textContent()) ?? "";
}

/** Chooses the wrapped file and imports it; whatever comes of it. */
export async function upload({ page, t }: Place, wrapped: Buffer): Promise<void> {
  await page
    .getByLabel(t("keyImport.upload.fileLabel"), { exact: true })
    .setInputFiles({ name: "wrapped.bin", mimeType: "application/octet-stream", buffer: wrapped });
  await submitUpload({ page, t });
}

export async function submitUpload({ page, t }: Place): Promise<void> {
  await page.getByRole("button", { name: t("keyImport.upload.submit"), exact: true }).click();
}

/** The result of an import, once it is there. */
export function resultOfImport({ page, t }: Place): Locator {
  return page.getByRole("region", { name: t("keyImport.result.title") });
}

/** Wraps material in the browser on the page of an import. */
export async function wrapInBrowser({ page, t }: Place, material: Buffer): Promise<void> {
  await page.getByRole("radio", { name: t("keyImport.wrap.ways.browser") }).click();
  await page
    .getByLabel(t("keyImport.wrap.browser.file"), { exact: true })
    .setInputFiles({ name: "material.bin", mimeType: "application/octet-stream", buffer: material });
  await expect(page.getByRole("button", { name: t("keyImport.wrap.browser.save") })).toBeVisible();
}

/** Brings material in through the browser, from the beginning to the result. @returns the ID of the import. */
export async function importInBrowser(place: Place, keyId: string, material: Buffer): Promise<string> {
  const importId = await beginImport(place, keyId);
  await wrapInBrowser(place, material);
  await submitUpload(place);
  await expect(resultOfImport(place)).toBeVisible();
  return importId;
}

/** Deletes the material on the tab of a key that nobody uses. */
export async function deleteMaterial({ page, t }: Place, keyId: string, name: string): Promise<void> {
  await page.goto(`/keys/${keyId}?tab=material`);
  await page.getByRole("button", { name: t("keyImport.delete.button") }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel(t.markup("blastRadius.name.label", { name, b: (words) => words })).fill(name);
  await confirm(page, t("keyImport.delete.confirm"));
}
