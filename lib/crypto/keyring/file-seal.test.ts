import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createFileSeal, createRootKeyFile } from "./file-seal";
import { SealError } from "./seal";

const KEY_HEX = "00112233445566778899aabbccddeeff".repeat(2);
const GOOD_FILE = `keyward-root-key-v1\n${KEY_HEX}\n`;

let folder = "";
let file = "";

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "keyward-seal-"));
  file = path.join(folder, "root.key");
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test("a new root key file opens to 32 bytes, the same ones each time", async () => {
  await createRootKeyFile(file);
  const seal = createFileSeal(file);

  const rootKey = await seal.open();

  expect(seal.type).toBe("file");
  expect(rootKey).toHaveLength(32);
  expect(new Set(rootKey).size).toBeGreaterThan(8);
  expect(await seal.open()).toEqual(rootKey);
});

test("two new root keys differ", async () => {
  const other = path.join(folder, "other.key");

  await createRootKeyFile(file);
  await createRootKeyFile(other);

  expect(await createFileSeal(file).open()).not.toEqual(await createFileSeal(other).open());
});

test("a new root key file is for its owner only, and leaves nothing beside it", async () => {
  await createRootKeyFile(file);

  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(["root.key"]);
});

test("a file that exists is never replaced", async () => {
  await writeFile(file, "precious");

  await expect(createRootKeyFile(file)).rejects.toThrow(SealError);

  expect(await readFile(file, "utf8")).toBe("precious");
  expect(await readdir(folder)).toEqual(["root.key"]);
});

test("of many who create at once exactly one succeeds, and the file is whole", async () => {
  const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => createRootKeyFile(file)));

  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await createFileSeal(file).open()).toHaveLength(32);
  expect(await readdir(folder)).toEqual(["root.key"]);
});

test("a folder that is not there is told in one sentence", async () => {
  const nowhere = path.join(folder, "none", "root.key");

  await expect(createRootKeyFile(nowhere)).rejects.toThrow(/could not be written \(ENOENT\)/);
  await expect(createFileSeal(nowhere).open()).rejects.toThrow(/There is no root key file/);
});

test("the key is read from its hexadecimal form", async () => {
  await writeFile(file, GOOD_FILE, { mode: 0o600 });

  const rootKey = await createFileSeal(file).open();

  expect(Buffer.from(rootKey).toString("hex")).toBe(KEY_HEX);
});

test.each([0o640, 0o604, 0o660, 0o620, 0o644, 0o601])("a file of mode %o is refused", async (mode) => {
  await writeFile(file, GOOD_FILE);
  await chmod(file, mode);

  await expect(createFileSeal(file).open()).rejects.toThrow(/chmod 600/);
});

test("a link to a file is judged by the file", async () => {
  const target = path.join(folder, "target.key");
  await writeFile(target, GOOD_FILE, { mode: 0o600 });
  await symlink(target, file);

  expect(await createFileSeal(file).open()).toHaveLength(32);

  await chmod(target, 0o644);
  await expect(createFileSeal(file).open()).rejects.toThrow(SealError);
});

test.each([
  ["nothing in it", ""],
  ["another version", GOOD_FILE.replace("v1", "v2")],
  ["no line feed at its end", GOOD_FILE.slice(0, -1)],
  ["an empty line more", `${GOOD_FILE}\n`],
  ["a zero byte more", `${GOOD_FILE}\0`],
  ["a space for its line feed", `${GOOD_FILE.slice(0, -1)} `],
  ["upper-case digits", GOOD_FILE.replaceAll("aabb", "AABB")],
  ["a letter that is no digit", GOOD_FILE.replace("ff", "fg")],
  ["a key that is too short", `keyward-root-key-v1\n${KEY_HEX.slice(2)}\n`],
  ["a key that is too long", `keyward-root-key-v1\n${KEY_HEX}00\n`],
  ["Windows line ends", GOOD_FILE.replaceAll("\n", "\r\n")],
  ["a byte order mark", `\uFEFF${GOOD_FILE}`],
])("a file with %s is refused, without its content in the message", async (_what, content) => {
  await writeFile(file, content, { mode: 0o600 });

  const opening = createFileSeal(file).open();

  await expect(opening).rejects.toThrow(/damaged or not a root key file/);
  await expect(opening).rejects.not.toThrow(/00112233/);
});

test("a folder in the file's place is refused", async () => {
  await mkdir(file, { mode: 0o700 });

  await expect(createFileSeal(file).open()).rejects.toThrow(/not a regular file/);
});

test("a hard link that appears while a file is made is not replaced", async () => {
  const other = path.join(folder, "other.key");
  await createRootKeyFile(other);
  await link(other, file);

  await expect(createRootKeyFile(file)).rejects.toThrow(SealError);

  expect(await createFileSeal(file).open()).toEqual(await createFileSeal(other).open());
});
