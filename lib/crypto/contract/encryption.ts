import { constants, publicEncrypt, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ENCRYPTION_ALGORITHMS, encryptionAlgorithmsOf } from "@/lib/crypto/algorithms";
import { KEY_SPECS } from "@/lib/crypto/key-spec";
import type { StoredKeyVersion } from "@/lib/crypto/provider";
import { expectDecryptionFailed } from "./fixtures";
import { damaged, EC_KEY_SPECS, type KeyPairFixture, nodePublicKey, RSA_KEY_SPECS } from "./key-pair-fixture";

export function describeEncryption(fixture: () => KeyPairFixture): void {
  const cases = RSA_KEY_SPECS.flatMap((spec) =>
    encryptionAlgorithmsOf(spec).map((algorithm) => ({
      spec,
      algorithm,
      max: ENCRYPTION_ALGORITHMS[algorithm].maxPlaintextBytes[spec],
    })),
  );

  describe.each(cases)("$algorithm of $spec", ({ spec, algorithm, max }) => {
    test(`plaintexts of 0 to ${max} bytes come back, and never as the same ciphertext`, async () => {
      const { provider, keys } = fixture();

      for (const plaintext of [Buffer.alloc(0), randomBytes(1), randomBytes(max)]) {
        const first = await provider.asymmetricEncrypt(keys[spec], algorithm, plaintext);
        const second = await provider.asymmetricEncrypt(keys[spec], algorithm, plaintext);

        expect(first).toHaveLength(KEY_SPECS[spec].modulusBits / 8);
        expect(first).not.toEqual(second);
        expect(Buffer.from(await provider.asymmetricDecrypt(keys[spec], algorithm, first))).toEqual(
          plaintext,
        );
      }
    });

    test(`a plaintext of ${max + 1} bytes is refused`, async () => {
      const { provider, keys } = fixture();

      const encrypting = provider.asymmetricEncrypt(keys[spec], algorithm, Buffer.alloc(max + 1));

      await expect(encrypting).rejects.toMatchObject({
        code: "InvalidParameter",
        parameter: "Plaintext",
        problem: "tooLong",
        facts: { max },
      });
    });

    test("changed, cut and lengthened ciphertexts fail in the one way", async () => {
      const { provider, keys } = fixture();
      const sealed = await provider.asymmetricEncrypt(keys[spec], algorithm, Buffer.from("payload"));

      for (const bad of [
        ...damaged(sealed),
        Buffer.alloc(sealed.length),
        Buffer.alloc(sealed.length, 0xff),
      ]) {
        await expectDecryptionFailed(provider.asymmetricDecrypt(keys[spec], algorithm, bad));
      }
    });
  });

  describeImportWrapping(fixture);

  test("a ciphertext does not open under the other hash, nor with another key", async () => {
    const { provider, keys, others } = fixture();
    const sealed = await provider.asymmetricEncrypt(
      keys.RSA_2048,
      "RSAES_OAEP_SHA_256",
      Buffer.from("payload"),
    );

    await expectDecryptionFailed(provider.asymmetricDecrypt(keys.RSA_2048, "RSAES_OAEP_SHA_1", sealed));
    await expectDecryptionFailed(provider.asymmetricDecrypt(others.RSA_2048, "RSAES_OAEP_SHA_256", sealed));
  });

  test.each(EC_KEY_SPECS)("a key of spec %s does not encrypt", async (spec) => {
    const { provider, keys } = fixture();
    const refused = { code: "UnsupportedOperation" };
    const bytes = Buffer.alloc(32);

    await expect(provider.encrypt(keys[spec], bytes)).rejects.toMatchObject(refused);
    await expect(provider.asymmetricEncrypt(keys[spec], "RSAES_OAEP_SHA_256", bytes)).rejects.toMatchObject(
      refused,
    );
    await expect(provider.asymmetricDecrypt(keys[spec], "RSAES_OAEP_SHA_256", bytes)).rejects.toMatchObject(
      refused,
    );
  });
}

function describeImportWrapping(fixture: () => KeyPairFixture): void {
  describe("RSAES_PKCS1_V1_5, which only unwraps what is imported", () => {
    const seal = (key: StoredKeyVersion, plaintext: Uint8Array) =>
      publicEncrypt({ key: nodePublicKey(key), padding: constants.RSA_PKCS1_PADDING }, plaintext);

    test.each(RSA_KEY_SPECS)("what was wrapped for a key of spec %s opens", async (spec) => {
      const { provider, keys } = fixture();
      const max = ENCRYPTION_ALGORITHMS.RSAES_PKCS1_V1_5.maxPlaintextBytes[spec];

      for (const plaintext of [Buffer.alloc(0), Buffer.alloc(32), randomBytes(32), randomBytes(max)]) {
        const sealed = seal(keys[spec], plaintext);
        const opened = await provider.asymmetricDecrypt(keys[spec], "RSAES_PKCS1_V1_5", sealed);

        expect(Buffer.from(opened)).toEqual(plaintext);
      }
    });

    test.each([
      ["a first byte that is not zero", [1, 2, ...Array(8).fill(7), 0, 9]],
      ["a block type for signatures", [0, 1, ...Array(8).fill(7), 0, 9]],
      ["seven bytes of padding", [0, 2, ...Array(7).fill(7), 0, 9]],
      ["no padding", [0, 2, 0, 9]],
      ["no end of the padding", [0, 2]],
    ])("%s fails in the one way", async (_what, start) => {
      const { provider, keys } = fixture();
      const encoded = Buffer.concat([Buffer.from(start), Buffer.alloc(256 - start.length, 7)]);
      const noPadding = { key: nodePublicKey(keys.RSA_2048), padding: constants.RSA_NO_PADDING };

      const opening = async () =>
        provider.asymmetricDecrypt(keys.RSA_2048, "RSAES_PKCS1_V1_5", publicEncrypt(noPadding, encoded));

      await expectDecryptionFailed(opening());
    });

    test("a ciphertext for another key, and one that was changed, fail in the one way", async () => {
      const { provider, keys, others } = fixture();
      const sealed = seal(others.RSA_2048, Buffer.alloc(32));

      for (const bad of [sealed, ...damaged(seal(keys.RSA_2048, Buffer.alloc(32)))]) {
        await expectDecryptionFailed(provider.asymmetricDecrypt(keys.RSA_2048, "RSAES_PKCS1_V1_5", bad));
      }
    });
  });
}
