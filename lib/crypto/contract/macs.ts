import { createHash, createHmac, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { MAC_ALGORITHMS, type MacAlgorithm } from "@/lib/crypto/algorithms";
import { KEY_SPECS } from "@/lib/crypto/key-spec";
import { newRef, type ProviderUnderTest } from "./fixtures";
import { RFC_4231_VECTORS } from "./hmac-vectors";

const BLOCK_BYTES = { HMAC_SHA_224: 64, HMAC_SHA_256: 64, HMAC_SHA_384: 128, HMAC_SHA_512: 128 } as const;
type PublishedAlgorithm = keyof typeof BLOCK_BYTES;

const ALGORITHMS = Object.entries(MAC_ALGORITHMS).flatMap(([algorithm, { keySpecs }]) =>
  keySpecs.map((keySpec) => ({ algorithm: algorithm as MacAlgorithm, keySpec })),
);

/** What `CryptoProvider` guarantees of MAC keys. */
export function describeMacContract(makeProvider: () => ProviderUnderTest): void {
  const withMacKey = async (keySpec: string) => {
    const { provider, addInstance } = makeProvider();
    const { kekId, ...owner } = addInstance();
    return { provider, owner, kekId, key: await provider.generate(newRef(owner, keySpec), kekId) };
  };

  describe.each(RFC_4231_VECTORS)("RFC 4231, $name", ({ key, message, codes }) => {
    test.each(Object.entries(codes))("%s gives the published code", async (name, code) => {
      const algorithm = name as PublishedAlgorithm;
      const { provider, addInstance } = makeProvider();
      const { kekId, ...owner } = addInstance();
      const [keySpec] = MAC_ALGORITHMS[algorithm].keySpecs;
      const material = asLongAsSpec(algorithm, key);

      const stored = await provider.importMaterial(newRef(owner, keySpec), kekId, material);
      const mac = await provider.mac(stored, algorithm, message);

      expect(mac).toHaveLength(MAC_ALGORITHMS[algorithm].macBytes);
      expect(Buffer.from(mac).toString("hex").slice(0, code.length)).toBe(code);
    });
  });

  test.each(ALGORITHMS)(
    "$algorithm of $keySpec is what node:crypto gives",
    async ({ algorithm, keySpec }) => {
      const { provider, owner, kekId } = await withMacKey(keySpec);
      const material = randomBytes(KEY_SPECS[keySpec].materialBytes);
      const key = await provider.importMaterial(newRef(owner, keySpec), kekId, material);

      for (const message of [Buffer.alloc(0), randomBytes(1), randomBytes(4096)]) {
        const expected = createHmac(MAC_ALGORITHMS[algorithm].hash, material).update(message).digest();

        expect(Buffer.from(await provider.mac(key, algorithm, message))).toEqual(expected);
      }
    },
  );

  test("a MAC key has no public key, and two of them give different codes", async () => {
    const { provider, owner, kekId, key } = await withMacKey("HMAC_256");
    const other = await provider.generate(newRef(owner, "HMAC_256"), kekId);

    const macs = [key, other].map((each) => provider.mac(each, "HMAC_SHA_256", Buffer.from("message")));

    expect(key.publicKey).toBeNull();
    expect(await macs[0]).not.toEqual(await macs[1]);
  });

  test("a message changed after the call has no effect", async () => {
    const { provider, key } = await withMacKey("HMAC_256");
    const message = Buffer.from("message");

    const pending = provider.mac(key, "HMAC_SHA_256", message);
    message.fill(0);

    expect(await pending).toEqual(await provider.mac(key, "HMAC_SHA_256", Buffer.from("message")));
    expect(message).toEqual(Buffer.alloc(7));
  });

  test("a MAC key of another account or key ID does not open", async () => {
    const { provider, key } = await withMacKey("HMAC_256");

    for (const change of [{ accountId: "9999999999999999" }, { keyId: "key-another" }]) {
      const pending = provider.mac({ ...key, ...change }, "HMAC_SHA_256", Buffer.alloc(1));

      await expect(pending).rejects.toMatchObject({ code: "InternalFailure" });
    }
  });

  test.each([
    ["HMAC_256", "HMAC_SHA_384"],
    ["HMAC_384", "HMAC_SHA_256"],
    ["HMAC_512", "HMAC_SHA_384"],
    ["Aliyun_AES_256", "HMAC_SHA_256"],
  ] as const)("a key of spec %s does not serve for %s", async (keySpec, algorithm) => {
    const { provider, key } = await withMacKey(keySpec);

    const pending = provider.mac(key, algorithm, Buffer.alloc(1));

    await expect(pending).rejects.toMatchObject({ code: "UnsupportedOperation" });
  });

  test("a MAC key neither encrypts nor signs", async () => {
    const { provider, key } = await withMacKey("HMAC_256");
    const refused = { code: "UnsupportedOperation" };
    const message = { messageType: "RAW", bytes: Buffer.alloc(1) } as const;

    await expect(provider.encrypt(key, Buffer.alloc(1))).rejects.toMatchObject(refused);
    await expect(provider.sign(key, "ECDSA_SHA_256", message)).rejects.toMatchObject(refused);
    await expect(
      provider.asymmetricEncrypt(key, "RSAES_OAEP_SHA_256", Buffer.alloc(1)),
    ).rejects.toMatchObject(refused);
  });
}

/** The same key, as long as our specs want it: HMAC hashes longer keys than a block and adds zeros to shorter ones. */
function asLongAsSpec(algorithm: PublishedAlgorithm, key: Buffer): Buffer {
  const { hash, keySpecs } = MAC_ALGORITHMS[algorithm];
  const isLong = key.length > BLOCK_BYTES[algorithm];
  const material = Buffer.alloc(KEY_SPECS[keySpecs[0]].materialBytes);
  (isLong ? createHash(hash).update(key).digest() : key).copy(material);
  return material;
}
