import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { MessageToSign } from "@/lib/crypto/provider";
import { expectDecryptionFailed, newRef, type ProviderUnderTest } from "./fixtures";
import {
  OAEP_SHA_256_VECTORS,
  PKCS1_SHA_256_VECTORS,
  PSS_SHA_256_VECTORS,
  WYCHEPROOF_RSA_2048_PKCS8,
} from "./rsa-vectors";

const bytes = (hex: string) => Buffer.from(hex, "hex");

/** Published RSA figures, with the published key imported. */
export function describeRsaVectors(makeProvider: () => ProviderUnderTest): void {
  const withPublishedKey = async () => {
    const { provider, addInstance } = makeProvider();
    const { kekId, ...owner } = addInstance();
    const material = bytes(WYCHEPROOF_RSA_2048_PKCS8);
    return { provider, key: await provider.importMaterial(newRef(owner, "RSA_2048"), kekId, material) };
  };

  describe.each(OAEP_SHA_256_VECTORS)("published OAEP, $name", ({ ciphertext, message, isForEmptyLabel }) => {
    test(isForEmptyLabel ? "decrypts as published" : "does not decrypt", async () => {
      const { provider, key } = await withPublishedKey();

      const decrypting = provider.asymmetricDecrypt(key, "RSAES_OAEP_SHA_256", bytes(ciphertext));

      if (isForEmptyLabel) {
        expect(Buffer.from(await decrypting).toString("hex")).toBe(message);
      } else {
        await expectDecryptionFailed(decrypting);
      }
    });
  });

  test.each(PSS_SHA_256_VECTORS)(
    "published PSS, $name, verifies as message and as digest",
    async (vector) => {
      const { provider, key } = await withPublishedKey();

      for (const message of messagesOf(vector.message)) {
        expect(await provider.verify(key, "RSA_PSS_SHA_256", message, bytes(vector.signature))).toBe(true);
        expect(await provider.verify(key, "RSA_PKCS1_SHA_256", message, bytes(vector.signature))).toBe(false);
      }
    },
  );

  test.each(PKCS1_SHA_256_VECTORS)(
    "published PKCS #1 v1.5, $name, is told valid or not as published",
    async (vector) => {
      const { provider, key } = await withPublishedKey();

      for (const message of messagesOf(vector.message)) {
        const isValid = await provider.verify(key, "RSA_PKCS1_SHA_256", message, bytes(vector.signature));
        const signature = await provider.sign(key, "RSA_PKCS1_SHA_256", message);

        expect(isValid).toBe(vector.isValid);
        expect(Buffer.from(signature).toString("hex") === vector.signature).toBe(vector.isValid);
      }
    },
  );
}

function messagesOf(messageHex: string): MessageToSign[] {
  return [
    { messageType: "RAW", bytes: bytes(messageHex) },
    { messageType: "DIGEST", bytes: createHash("sha256").update(bytes(messageHex)).digest() },
  ];
}
