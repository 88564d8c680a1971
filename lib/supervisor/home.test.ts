import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fileProblem, prepareHome, writeSecretFile } from "./home";
import { StartError } from "./start-error";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "keyward-test-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("a home is made, and nobody else can list or read it", async () => {
  const home = path.join(folder, "a", "home");

  await prepareHome(home);

  expect((await stat(home)).mode & 0o066).toBe(0);
  expect(await readdir(home)).toEqual([]);
});

test("a home that cannot be one is named in one sentence", async () => {
  const file = path.join(folder, "file");
  await writeFile(file, "");

  const attempt = prepareHome(path.join(file, "home"));

  await expect(attempt).rejects.toThrow(StartError);
  await expect(attempt).rejects.toThrow(`${file}/home cannot be used: it is not a folder.`);
});

test("a full disk is called that", () => {
  const cause = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });

  expect(fileProblem(cause, "/data")).toMatchObject({
    message: "/data cannot be used: there is no space left on its disk.",
    cause,
  });
});

test("a secret file is replaced whole and is for its owner only", async () => {
  const file = path.join(folder, "secret");
  await writeFile(file, "old and longer", { mode: 0o644 });

  await writeSecretFile(file, "new");

  expect(await readFile(file, "utf8")).toBe("new");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(["secret"]);
});
