import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "@/lib/platform/project-root";
import { type ImportedSpec, newExternalKey } from "@/lib/testing/key-import";
import { type TestService, testService } from "@/lib/testing/test-service";
import { checkValueInBrowser } from "./check-value-in-browser";
import { getParametersForImport } from "./get-parameters-for-import";
import { HELPER_SCRIPT, helperCommand } from "./helper-command";
import { importKeyMaterial } from "./import-key-material";
import { type ImportFiles, importFiles, type OpensslStep, opensslCommands } from "./openssl-commands";
import { WRAPPING_ALGORITHMS, type WrappingAlgorithm } from "./schema";

/** What people wrap material with: the very commands that the console shows, and the helper script it gives. */

const run = promisify(execFile);
const HELPER = path.join(projectRoot(), "public", HELPER_SCRIPT);

let service: TestService;
let folder: string;

beforeAll(async () => {
  service = await testService();
  folder = await mkdtemp(path.join(tmpdir(), "keyward-import-"));
});

afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true });
});

const KEY_SPECS = [
  "Aliyun_AES_256",
  "HMAC_256",
  "HMAC_512",
  "RSA_2048",
  "EC_P256",
  "EC_P256K",
  "EC_P384",
] as const;

const CASES = [
  ...KEY_SPECS.flatMap((keySpec) => WRAPPING_ALGORITHMS.map((algorithm) => [keySpec, algorithm] as const)),
  ["HMAC_384", "RSAES_OAEP_SHA_256"] as const,
  ["RSA_3072", "RSAES_OAEP_SHA_256"] as const,
  ["RSA_4096", "RSAES_OAEP_SHA_256"] as const,
];

/** An import that was begun, with its files in a folder of its own. */
async function begin(keySpec: ImportedSpec, wrappingAlgorithm: WrappingAlgorithm) {
  const settings = { ...service.service.services.settings, isPkcs1ImportAllowed: true };
  const ctx = await service.context(undefined, { settings });
  const keyId = await newExternalKey(ctx, keySpec);
  const parameters = await getParametersForImport(ctx, { keyId, wrappingAlgorithm });
  const cwd = await mkdtemp(path.join(folder, "files-"));
  const files = importFiles(parameters.importId, keySpec);
  await writeFile(path.join(cwd, files.publicKeyDer), Buffer.from(parameters.publicKey, "base64"));
  const bringIn = async () =>
    importKeyMaterial(ctx, {
      keyId,
      importToken: parameters.importToken,
      encryptedKeyMaterial: (await readFile(path.join(cwd, files.wrappedMaterial))).toString("base64"),
    });
  return { cwd, files, bringIn };
}

async function runStep(cwd: string, commands: ReturnType<typeof opensslCommands>, step: OpensslStep) {
  const command = commands.find((candidate) => candidate.step === step);
  if (command === undefined) throw new Error(`There are no commands to ${step}.`);
  const { stdout } = await run("sh", ["-e", "-c", command.script], { cwd });
  return stdout.trim();
}

test.each(CASES)(
  "OpenSSL's commands bring in %s with %s, and print its check value",
  async (keySpec, algorithm) => {
    const { cwd, files, bringIn } = await begin(keySpec, algorithm);
    const commands = opensslCommands({ keySpec, wrappingAlgorithm: algorithm, files });

    await runStep(cwd, commands, "make");
    const checkValue = await runStep(cwd, commands, "checkValue");
    await runStep(cwd, commands, "wrap");

    expect(checkValue).toMatch(/^([0-9A-F]{6}|[0-9A-F]{16})$/);
    await expect(bringIn()).resolves.toMatchObject({ keyCheckValue: checkValue });
  },
);

test("a private key in PEM of the older form is converted by OpenSSL's command", async () => {
  const { cwd, files, bringIn } = await begin("EC_P256", "RSAES_OAEP_SHA_256");
  const commands = opensslCommands({ keySpec: "EC_P256", wrappingAlgorithm: "RSAES_OAEP_SHA_256", files });
  await run("openssl", ["ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", files.privateKeyPem], {
    cwd,
  });
  expect(await readFile(path.join(cwd, files.privateKeyPem), "utf8")).toContain("BEGIN EC PRIVATE KEY");

  await runStep(cwd, commands, "convert");
  await runStep(cwd, commands, "wrap");

  await expect(bringIn()).resolves.toMatchObject({ keyState: "Enabled" });
});

/** The command as the console shows it, with the script where the reader would have saved it. */
async function helper(
  cwd: string,
  keySpec: string,
  wrappingAlgorithm: WrappingAlgorithm,
  files: ImportFiles,
  makesMaterial = false,
) {
  await copyFile(HELPER, path.join(cwd, HELPER_SCRIPT));
  const command = helperCommand({ keySpec, wrappingAlgorithm, files, makesMaterial });
  return run("sh", ["-e", "-c", command], { cwd });
}

test.each(CASES)(
  "the helper script brings in %s with %s, and prints its check value",
  async (keySpec, algorithm) => {
    const { cwd, files, bringIn } = await begin(keySpec, algorithm);

    const { stdout } = await helper(cwd, keySpec, algorithm, files, true);

    const { keyCheckValue } = await bringIn();
    expect(stdout).toContain(`Key check value: ${keyCheckValue}\n`);
    const material = Uint8Array.from(await readFile(path.join(cwd, files.material)));
    expect([keyCheckValue, null]).toContain(await checkValueInBrowser(keySpec, material));
  },
);

test("the helper script takes keys in PEM and SEC 1, and gives them as PKCS #8", async () => {
  for (const form of ["-outform PEM", "-outform DER"]) {
    const { cwd, files, bringIn } = await begin("EC_P256", "RSAES_OAEP_SHA_256");
    const make = `openssl ecparam -name prime256v1 -genkey -noout ${form} -out ${files.material}`;
    await run("sh", ["-c", make], { cwd });

    await helper(cwd, "EC_P256", "RSAES_OAEP_SHA_256", files);

    await expect(bringIn()).resolves.toMatchObject({ keyState: "Enabled" });
  }
});

test("material that the helper script makes is for its owner only, and no file is written over", async () => {
  const { cwd, files } = await begin("Aliyun_AES_256", "RSAES_OAEP_SHA_256");
  const generate = () => helper(cwd, "Aliyun_AES_256", "RSAES_OAEP_SHA_256", files, true);
  await generate();
  const material = await readFile(path.join(cwd, files.material));

  await expect(generate()).rejects.toMatchObject({
    code: 1,
    stderr: `keyward-import: ${files.material} is there already. Leave out --generate to wrap it, or move it away.\n`,
  });

  expect(await readFile(path.join(cwd, files.material))).toEqual(material);
  expect((await stat(path.join(cwd, files.material))).mode & 0o777).toBe(0o600);
});

test.each([
  ["a text", "Aliyun_AES_256", Buffer.from("00".repeat(32)), "It looks like a text"],
  ["a secret that is too short", "HMAC_512", Buffer.alloc(63, 200), "must have exactly 64 bytes, and has 63"],
  ["bytes that are no key", "EC_P256", Buffer.alloc(64, 200), "is not an unencrypted private key"],
] as const)(
  "the helper script refuses %s in one line and writes nothing",
  async (_what, keySpec, bytes, words) => {
    const { cwd, files } = await begin(keySpec, "RSAES_OAEP_SHA_256");
    await writeFile(path.join(cwd, files.material), bytes);

    const failure = await helper(cwd, keySpec, "RSAES_OAEP_SHA_256", files).catch((error: unknown) => error);

    expect(failure).toMatchObject({ code: 1, stderr: expect.stringContaining(words) });
    await expect(stat(path.join(cwd, files.wrappedMaterial))).rejects.toMatchObject({ code: "ENOENT" });
  },
);

test("the helper script names its options", async () => {
  const source = await readFile(HELPER, "utf8");
  const options = [...source.matchAll(/options(?:\.(\w+)|\["([a-z-]+)"\])/g)].map(
    ([, name, quoted]) => name ?? quoted,
  );

  const { stdout } = await run(process.execPath, [HELPER, "--help"]);

  expect(options).toContain("public-key");
  for (const option of new Set(options)) if (option !== "help") expect(stdout).toContain(`--${option} `);
  await expect(run(process.execPath, [HELPER])).rejects.toMatchObject({
    code: 1,
    stderr: "keyward-import: --key-spec is needed. --help lists the options.\n",
  });
});

test("the helper script knows no network", async () => {
  const source = await readFile(HELPER, "utf8");

  const imports = [...source.matchAll(/from "([^"]+)"/g)].map(([, name]) => name);
  expect(imports.sort()).toEqual(["node:buffer", "node:crypto", "node:fs", "node:process", "node:util"]);
  expect(source).not.toMatch(/fetch|http|require\(|import\(/);
});
