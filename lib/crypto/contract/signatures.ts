import { constants, randomBytes, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import { SIGNING_ALGORITHMS, type SigningAlgorithm, signingAlgorithmsOf } from "@/lib/crypto/algorithms";
import type { StoredKeyVersion } from "@/lib/crypto/provider";
import { flipBit } from "./fixtures";
import {
  damaged,
  digestOf,
  KEY_PAIR_SPECS,
  type KeyPairFixture,
  messageFor,
  nodePublicKey,
} from "./key-pair-fixture";

const CONCURRENT_SIGNATURES = 20;

const SIGNATURES = KEY_PAIR_SPECS.flatMap((spec) =>
  signingAlgorithmsOf(spec).map((algorithm) => ({ spec, algorithm })),
);

export function describeSignatures(fixture: () => KeyPairFixture): void {
  describe.each(SIGNATURES)("$algorithm of $spec", ({ spec, algorithm }) => {
    test("a message and its digest are signed so that node:crypto and the provider verify it", async () => {
      const { provider, keys } = fixture();
      const { raw, digest } = messageFor(algorithm);

      for (const signed of [raw, digest]) {
        const signature = await provider.sign(keys[spec], algorithm, signed);

        expect(isValidForNode(keys[spec], algorithm, raw.bytes, signature)).toBe(true);
        expect(await provider.verify(keys[spec], algorithm, raw, signature)).toBe(true);
        expect(await provider.verify(keys[spec], algorithm, digest, signature)).toBe(true);
      }
    });

    test("another message, a changed signature and one of another length are not valid", async () => {
      const { provider, keys } = fixture();
      const { raw, digest } = messageFor(algorithm);
      const signature = await provider.sign(keys[spec], algorithm, digest);

      for (const message of [raw, digest]) {
        const other = { ...message, bytes: flipBit(message.bytes, 0) };
        expect(await provider.verify(keys[spec], algorithm, other, signature)).toBe(false);
        for (const bad of damaged(signature)) {
          expect(await provider.verify(keys[spec], algorithm, message, bad)).toBe(false);
        }
      }
    });

    test.each([-1, 1])(
      "a digest that is %d byte longer is refused, to sign and to verify",
      async (difference) => {
        const { provider, keys } = fixture();
        const bytes = Buffer.alloc(SIGNING_ALGORITHMS[algorithm].digestBytes + difference);
        const refused = { code: "InvalidParameter", parameter: "Digest", problem: "format" };
        const message = { messageType: "DIGEST", bytes } as const;

        await expect(provider.sign(keys[spec], algorithm, message)).rejects.toMatchObject(refused);
        await expect(provider.verify(keys[spec], algorithm, message, Buffer.alloc(8))).rejects.toMatchObject(
          refused,
        );
      },
    );

    test("messages of any length are signed, and inputs changed after the call have no effect", async () => {
      const { provider, keys } = fixture();

      for (const bytes of [Buffer.alloc(0), randomBytes(1), randomBytes(10_000)]) {
        const changing = Buffer.from(bytes);
        const signing = provider.sign(keys[spec], algorithm, { messageType: "RAW", bytes: changing });
        changing.fill(0);
        const signature = await signing;
        const changingSignature = Buffer.from(signature);
        const verifying = provider.verify(
          keys[spec],
          algorithm,
          { messageType: "RAW", bytes },
          changingSignature,
        );
        changingSignature.fill(0);

        expect(await verifying).toBe(true);
      }
    });
  });

  test("digests changed after the call have no effect, also while others are being signed", async () => {
    const { provider, keys } = fixture();
    const digests = Array.from({ length: CONCURRENT_SIGNATURES }, () => randomBytes(32));

    const signing = digests.map((digest) => {
      const changing = Buffer.from(digest);
      const pending = provider.sign(keys.EC_P256, "ECDSA_SHA_256", {
        messageType: "DIGEST",
        bytes: changing,
      });
      changing.fill(0);
      return pending;
    });
    const signatures = await Promise.all(signing);

    for (const [index, bytes] of digests.entries()) {
      const signature = signatures[index] ?? Buffer.alloc(0);
      const message = { messageType: "DIGEST", bytes } as const;
      expect(await provider.verify(keys.EC_P256, "ECDSA_SHA_256", message, signature)).toBe(true);
    }
  });
}

export function describeBadSignatures(fixture: () => KeyPairFixture): void {
  test.each(["RSA_PSS_SHA_256", "RSA_PKCS1_SHA_256"] as const)(
    "a signature of %s that begins with zero is not valid without the zero",
    async (algorithm) => {
      const { provider, keys } = fixture();
      let signed = messageFor(algorithm);
      let signature = await provider.sign(keys.RSA_2048, algorithm, signed.raw);
      while (signature[0] !== 0) {
        signed = messageFor(algorithm);
        signature = await provider.sign(keys.RSA_2048, algorithm, signed.raw);
      }

      for (const message of [signed.raw, signed.digest]) {
        expect(await provider.verify(keys.RSA_2048, algorithm, message, signature)).toBe(true);
        expect(await provider.verify(keys.RSA_2048, algorithm, message, signature.subarray(1))).toBe(false);
      }
    },
  );

  test.each(["RSA_2048", "EC_P256"] as const)("a signature of another %s key is not valid", async (spec) => {
    const { provider, keys, others } = fixture();
    const [algorithm = "ECDSA_SHA_256"] = signingAlgorithmsOf(spec);
    const { raw, digest } = messageFor(algorithm);
    const signature = await provider.sign(others[spec], algorithm, raw);

    expect(await provider.verify(keys[spec], algorithm, raw, signature)).toBe(false);
    expect(await provider.verify(keys[spec], algorithm, digest, signature)).toBe(false);
  });

  test("a signature of one RSA scheme or hash is not valid under another", async () => {
    const { provider, keys } = fixture();
    const bytes = Buffer.from("message");
    const algorithms = signingAlgorithmsOf("RSA_2048");

    for (const signedWith of algorithms) {
      const signature = await provider.sign(keys.RSA_2048, signedWith, { messageType: "RAW", bytes });
      for (const algorithm of algorithms) {
        for (const message of [{ messageType: "RAW", bytes } as const, digestOf(algorithm, bytes)]) {
          const isValid = await provider.verify(keys.RSA_2048, algorithm, message, signature);
          expect(isValid).toBe(algorithm === signedWith);
        }
      }
    }
  });

  test("ECDSA signatures of one curve are not valid on the other of the same size", async () => {
    const { provider, keys } = fixture();
    const { raw, digest } = messageFor("ECDSA_SHA_256");
    const signature = await provider.sign(keys.EC_P256, "ECDSA_SHA_256", digest);

    expect(await provider.verify(keys.EC_P256K, "ECDSA_SHA_256", raw, signature)).toBe(false);
    expect(await provider.verify(keys.EC_P256K, "ECDSA_SHA_256", digest, signature)).toBe(false);
  });

  test.each([
    ["EC_P256", "ECDSA_SHA_384"],
    ["EC_P384", "ECDSA_SHA_256"],
    ["EC_P256", "RSA_PSS_SHA_256"],
    ["RSA_2048", "ECDSA_SHA_256"],
  ] as const)("a key of spec %s does not serve for %s", async (spec, algorithm) => {
    const { provider, keys } = fixture();
    const { digest } = messageFor(algorithm);
    const refused = { code: "UnsupportedOperation" };

    await expect(provider.sign(keys[spec], algorithm, digest)).rejects.toMatchObject(refused);
    await expect(provider.verify(keys[spec], algorithm, digest, Buffer.alloc(8))).rejects.toMatchObject(
      refused,
    );
  });
}

function isValidForNode(
  key: StoredKeyVersion,
  algorithm: SigningAlgorithm,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const { hash, scheme } = SIGNING_ALGORITHMS[algorithm];
  const padding = scheme === "rsa-pss" ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  const options = scheme === "ecdsa" ? {} : { padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return verify(hash, message, { key: nodePublicKey(key), ...options }, signature);
}
