import { execFileSync } from "node:child_process";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  ENCRYPTION_ALGORITHMS,
  encryptionAlgorithmsOf,
  MAC_ALGORITHMS,
  macAlgorithmsOf,
  SIGNING_ALGORITHMS,
  type SigningAlgorithm,
  signingAlgorithmsOf,
} from "@/lib/crypto/algorithms";
import { KEY_SPECS, type KeyPairSpec } from "@/lib/crypto/key-spec";
import type { StoredKeyVersion } from "@/lib/crypto/provider";
import { cryptoThreads, softwareProvider } from "@/lib/testing/software-provider";

/** The system's own program against ours, both ways. */

const KEY_PAIR_SPECS = ["RSA_2048", "RSA_3072", "RSA_4096", "EC_P256", "EC_P256K", "EC_P384"] as const;
const RSA_KEY_SPECS = ["RSA_2048", "RSA_3072", "RSA_4096"] as const;
const HMAC_KEY_SPECS = ["HMAC_256", "HMAC_384", "HMAC_512"] as const;
/** Large primes take as long as they take. */
const GENERATION_TIMEOUT_MS = 120_000;

vi.setConfig({ testTimeout: GENERATION_TIMEOUT_MS });

const slowCrypto = cryptoThreads();
const { provider, addInstance } = softwareProvider(slowCrypto);
const { kekId, ...owner } = addInstance();
const folder = mkdtempSync(path.join(tmpdir(), "keyward-openssl-"));
const keys = new Map<KeyPairSpec, StoredKeyVersion>();

beforeAll(async () => {
  for (const spec of KEY_PAIR_SPECS) {
    keys.set(spec, await shareKey(spec));
  }
}, GENERATION_TIMEOUT_MS);

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await slowCrypto.close();
});

const SIGNATURES = KEY_PAIR_SPECS.flatMap((spec) =>
  signingAlgorithmsOf(spec).map((algorithm) => ({ spec, algorithm })),
);

describe.each(SIGNATURES)("$algorithm of $spec", ({ spec, algorithm }) => {
  const { hash } = SIGNING_ALGORITHMS[algorithm];
  const message = randomBytes(1000);
  const digest = createHash(hash).update(message).digest();
  const raw = { messageType: "RAW", bytes: message } as const;
  const digested = { messageType: "DIGEST", bytes: digest } as const;

  test("openssl verifies our signatures, of the message and of its digest", async () => {
    for (const signed of [raw, digested]) {
      const signature = writeFile("ours.sig", await provider.sign(keyOf(spec), algorithm, signed));
      const publicKey = fileOf(spec, "public");

      openssl(
        "dgst",
        `-${hash}`,
        ...sigopts(algorithm, "-sigopt"),
        "-verify",
        publicKey,
        "-signature",
        signature,
        writeFile("message", message),
      );
      openssl(
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        publicKey,
        "-sigfile",
        signature,
        "-in",
        writeFile("digest", digest),
        ...pkeyopts(algorithm),
      );
    }
  });

  test("we verify what openssl signs, of the message and of its digest", async () => {
    const privateKey = fileOf(spec, "private");
    const signatures = [
      openssl(
        "dgst",
        `-${hash}`,
        ...sigopts(algorithm, "-sigopt"),
        "-sign",
        privateKey,
        writeFile("message", message),
      ),
      openssl(
        "pkeyutl",
        "-sign",
        "-inkey",
        privateKey,
        "-in",
        writeFile("digest", digest),
        ...pkeyopts(algorithm),
      ),
    ];

    for (const signature of signatures) {
      expect(await provider.verify(keyOf(spec), algorithm, raw, signature)).toBe(true);
      expect(await provider.verify(keyOf(spec), algorithm, digested, signature)).toBe(true);
    }
  });
});

describe.each(RSA_KEY_SPECS)("%s", (spec) => {
  test.each(encryptionAlgorithmsOf(spec))("%s: each opens what the other sealed", async (algorithm) => {
    const { hash, maxPlaintextBytes } = ENCRYPTION_ALGORITHMS[algorithm];
    const plaintext = randomBytes(maxPlaintextBytes[spec]);
    const padding = options(
      "-pkeyopt",
      "rsa_padding_mode:oaep",
      `rsa_oaep_md:${hash}`,
      `rsa_mgf1_md:${hash}`,
    );

    const ours = writeFile("ours", await provider.asymmetricEncrypt(keyOf(spec), algorithm, plaintext));
    const theirs = openssl(
      "pkeyutl",
      "-encrypt",
      "-pubin",
      "-inkey",
      fileOf(spec, "public"),
      "-in",
      writeFile("plaintext", plaintext),
      ...padding,
    );

    const opened = openssl("pkeyutl", "-decrypt", "-inkey", fileOf(spec, "private"), "-in", ours, ...padding);
    expect(opened).toEqual(plaintext);
    expect(Buffer.from(await provider.asymmetricDecrypt(keyOf(spec), algorithm, theirs))).toEqual(plaintext);
  });

  test("RSAES_PKCS1_V1_5: we open what openssl sealed", async () => {
    const material = randomBytes(32);
    const file = writeFile("material", material);

    const sealed = openssl("pkeyutl", "-encrypt", "-pubin", "-inkey", fileOf(spec, "public"), "-in", file);

    const opened = await provider.asymmetricDecrypt(keyOf(spec), "RSAES_PKCS1_V1_5", sealed);
    expect(Buffer.from(opened)).toEqual(material);
  });

  test("openssl opens what was wrapped for its public key", async () => {
    const dataKey = randomBytes(32);
    const spki = openssl("pkey", "-pubin", "-in", fileOf(spec, "public"), "-outform", "DER");

    const wrapped = writeFile(
      "wrapped",
      await provider.wrapForPublicKey(spki, "RSAES_OAEP_SHA_256", dataKey),
    );

    const padding = options("-pkeyopt", "rsa_padding_mode:oaep", "rsa_oaep_md:sha256");
    expect(
      openssl("pkeyutl", "-decrypt", "-inkey", fileOf(spec, "private"), "-in", wrapped, ...padding),
    ).toEqual(dataKey);
  });
});

const MACS = HMAC_KEY_SPECS.flatMap((spec) =>
  macAlgorithmsOf(spec).map((algorithm) => ({ spec, algorithm })),
);

test.each(MACS)("$algorithm of $spec is what openssl gives", async ({ spec, algorithm }) => {
  const material = randomBytes(KEY_SPECS[spec].materialBytes);
  const message = randomBytes(1000);
  const key = await provider.importMaterial(newRef(spec), kekId, material);

  const theirs = openssl(
    "dgst",
    `-${MAC_ALGORITHMS[algorithm].hash}`,
    "-mac",
    "HMAC",
    "-macopt",
    `hexkey:${material.toString("hex")}`,
    "-binary",
    writeFile("message", message),
  );

  expect(Buffer.from(await provider.mac(key, algorithm, message))).toEqual(theirs);
});

test.each(KEY_PAIR_SPECS)(
  "openssl finds nothing wrong with a key pair of spec %s that we made",
  async (spec) => {
    const { privateKeyPkcs8, publicKeySpki } = await provider.makeKeyPair("kst-1", spec);
    const file = writeFile("pair.der", privateKeyPkcs8);

    const checked = openssl("pkey", "-inform", "DER", "-in", file, "-check", "-noout").toString();
    const publicKey = openssl("pkey", "-inform", "DER", "-in", file, "-pubout", "-outform", "DER");

    expect(checked).toContain("Key is valid");
    expect(publicKey).toEqual(Buffer.from(publicKeySpki));
  },
);

/** A key that openssl made, as files for it, and imported. */
async function shareKey(spec: KeyPairSpec): Promise<StoredKeyVersion> {
  const facts = KEY_SPECS[spec];
  const parameters =
    facts.family === "rsa"
      ? ["-algorithm", "RSA", "-pkeyopt", `rsa_keygen_bits:${facts.modulusBits}`]
      : ["-algorithm", "EC", "-pkeyopt", `ec_paramgen_curve:${facts.curve}`];
  openssl("genpkey", ...parameters, "-out", fileOf(spec, "private"));
  openssl("pkey", "-in", fileOf(spec, "private"), "-pubout", "-out", fileOf(spec, "public"));
  const material = openssl("pkcs8", "-topk8", "-nocrypt", "-in", fileOf(spec, "private"), "-outform", "DER");
  return provider.importMaterial(newRef(spec), kekId, material);
}

function keyOf(spec: KeyPairSpec): StoredKeyVersion {
  const key = keys.get(spec);
  if (key === undefined) {
    throw new Error(`There is no key of spec ${spec}.`);
  }
  return key;
}

function newRef(keySpec: string) {
  return { ...owner, keyId: "key-1", keyVersionId: randomUUID(), keySpec };
}

function fileOf(spec: KeyPairSpec, half: "private" | "public"): string {
  return path.join(folder, `${spec}-${half}.pem`);
}

function writeFile(name: string, bytes: Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

/** How `openssl dgst` is told the scheme. */
function sigopts(algorithm: SigningAlgorithm, option: "-sigopt" | "-pkeyopt"): string[] {
  const { scheme, hash } = SIGNING_ALGORITHMS[algorithm];
  return scheme === "rsa-pss"
    ? options(option, "rsa_padding_mode:pss", "rsa_pss_saltlen:digest", `rsa_mgf1_md:${hash}`)
    : [];
}

/** How `openssl pkeyutl` is told the scheme, and of which hash the digest is. */
function pkeyopts(algorithm: SigningAlgorithm): string[] {
  return [
    ...options("-pkeyopt", `digest:${SIGNING_ALGORITHMS[algorithm].hash}`),
    ...sigopts(algorithm, "-pkeyopt"),
  ];
}

function options(option: string, ...values: readonly string[]): string[] {
  return values.flatMap((value) => [option, value]);
}

/** What the program writes to its output. It throws when the program says no. */
function openssl(...parameters: readonly string[]): Buffer {
  return execFileSync("openssl", parameters, { stdio: ["ignore", "pipe", "pipe"] });
}
