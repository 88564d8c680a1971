import {
  constants,
  createHash,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
  randomBytes,
} from "node:crypto";
import { expect, test } from "vitest";
import { unwrapWithAes } from "@/lib/crypto/aes-key-wrap";
import { checkValueInBrowser } from "./check-value-in-browser";
import { wrapInBrowser, wrapWithAesInBrowser } from "./wrap-in-browser";

const wrapping = generateKeyPairSync("rsa", { modulusLength: 2048 });
const spki = Uint8Array.from(wrapping.publicKey.export({ format: "der", type: "spki" }));
const bytes = (length: number) => Uint8Array.from(randomBytes(length));

const HASHES = [
  ["RSAES_OAEP_SHA_256", "sha256"],
  ["RSAES_OAEP_SHA_1", "sha1"],
] as const;

function decrypt(oaepHash: string, ciphertext: Uint8Array): Buffer {
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  return privateDecrypt({ key: wrapping.privateKey, padding, oaepHash }, ciphertext);
}

test.each(HASHES)(
  "a secret wrapped in the browser with %s opens with OpenSSL's RSA",
  async (algorithm, hash) => {
    const material = bytes(32);

    const wrapped = await wrapInBrowser(spki, algorithm, "Aliyun_AES_256", material);

    expect(decrypt(hash, wrapped)).toEqual(Buffer.from(material));
  },
);

test.each(HASHES)(
  "a private key wrapped with %s opens with OpenSSL's RSA and AES key wrap",
  async (algorithm, hash) => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const material = Uint8Array.from(privateKey.export({ format: "der", type: "pkcs8" }));

    const wrapped = await wrapInBrowser(spki, algorithm, "RSA_2048", material);

    expect(unwrapWithAes(decrypt(hash, wrapped.subarray(0, 256)), wrapped.subarray(256))).toEqual(material);
  },
);

test("AES key wrap built from WebCrypto's blocks gives what RFC 5649 says, for every length modulo 8", async () => {
  const key = bytes(32);

  for (const length of [1, 7, 8, 9, 15, 16, 17, 20, 32, 33, 138, 1217, 2376]) {
    const material = bytes(length);
    expect(unwrapWithAes(key, await wrapWithAesInBrowser(key, material)), `${length} bytes`).toEqual(
      material,
    );
  }
});

test("the check value of a key pair is that of its public key", async () => {
  for (const [keySpec, pair] of [
    ["RSA_2048", generateKeyPairSync("rsa", { modulusLength: 2048 })],
    ["EC_P256", generateKeyPairSync("ec", { namedCurve: "P-256" })],
    ["EC_P384", generateKeyPairSync("ec", { namedCurve: "P-384" })],
  ] as const) {
    const der = Uint8Array.from(pair.privateKey.export({ format: "der", type: "pkcs8" }));
    const publicKey = createPublicKey(pair.privateKey).export({ format: "der", type: "spki" });
    const hash = createHash("sha256").update(publicKey).digest("hex").toUpperCase();

    expect(await checkValueInBrowser(keySpec, der)).toBe(hash.slice(0, 16));
  }
});

test("the check value of a secret is the beginning of an encrypted zero block, or of a MAC over nothing", async () => {
  const zeros = new Uint8Array(32);

  // AES-256 of a zero block under a zero key, from NIST's known answer tests; HMAC-SHA-256 of RFC 2104 over nothing.
  expect(await checkValueInBrowser("Aliyun_AES_256", zeros)).toBe("DC95C0");
  expect(await checkValueInBrowser("HMAC_256", zeros)).toBe("B61367");
});

test("where WebCrypto knows no curve, and for bytes that are no key, there is no check value", async () => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "secp256k1" });
  const der = Uint8Array.from(privateKey.export({ format: "der", type: "pkcs8" }));

  expect(await checkValueInBrowser("EC_P256K", der)).toBeNull();
  expect(await checkValueInBrowser("EC_P256", der)).toBeNull();
  expect(await checkValueInBrowser("RSA_2048", bytes(100))).toBeNull();
});
