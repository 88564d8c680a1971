import { beforeAll, describe, expect, test } from "vitest";
import { KEY_SPECS } from "@/lib/crypto/key-spec";
import type { StoredKeyVersion } from "@/lib/crypto/provider";
import { describeEncryption } from "./encryption";
import { expectDecryptionFailed, type ProviderUnderTest } from "./fixtures";
import {
  KEY_PAIR_SPECS,
  type KeyPairFixture,
  makeKeyPairFixture,
  messageFor,
  nodePublicKey,
} from "./key-pair-fixture";
import { describeBadSignatures, describeSignatures } from "./signatures";

const GENERATION_TIMEOUT_MS = 120_000;

/** What `CryptoProvider` guarantees of key pairs. */
export function describeKeyPairContract(makeProvider: () => ProviderUnderTest): void {
  describe("key pairs", () => {
    let fixture: KeyPairFixture;
    beforeAll(async () => {
      fixture = await makeKeyPairFixture(makeProvider());
    }, GENERATION_TIMEOUT_MS);

    describePublicKeys(() => fixture);
    describeSignatures(() => fixture);
    describeBadSignatures(() => fixture);
    describeEncryption(() => fixture);
    describeOwnership(() => fixture);
  });
}

function describePublicKeys(fixture: () => KeyPairFixture): void {
  test.each(KEY_PAIR_SPECS)(
    "a public key of spec %s is SubjectPublicKeyInfo in DER, of exactly that spec",
    (spec) => {
      const facts = KEY_SPECS[spec];

      const key = nodePublicKey(fixture().keys[spec]);

      expect(key.asymmetricKeyType).toBe(facts.family);
      expect(key.asymmetricKeyDetails).toEqual(
        facts.family === "rsa"
          ? { modulusLength: facts.modulusBits, publicExponent: 65_537n }
          : { namedCurve: facts.curve },
      );
      expect(key.export({ format: "der", type: "spki" })).toEqual(
        Buffer.from(fixture().keys[spec].publicKey ?? []),
      );
    },
  );
}

function describeOwnership(fixture: () => KeyPairFixture): void {
  const changes: [string, Partial<StoredKeyVersion>][] = [
    ["another account", { accountId: "9999999999999999" }],
    ["another instance", { instanceId: "kst-another" }],
    ["another key", { keyId: "key-another" }],
    ["another version", { keyVersionId: "00000000-0000-4000-8000-000000000000" }],
    ["no public key", { publicKey: null }],
  ];

  test.each([...changes, ["another public key", null] as const])(
    "a private key does not serve under %s",
    async (_what, change) => {
      const { provider, keys, others } = fixture();
      const { raw, digest } = messageFor("RSA_PSS_SHA_256");
      const stolen = { ...keys.RSA_2048, ...(change ?? { publicKey: others.RSA_2048.publicKey }) };
      const sealed = await provider.asymmetricEncrypt(keys.RSA_2048, "RSAES_OAEP_SHA_256", raw.bytes);

      for (const message of [raw, digest]) {
        const signing = provider.sign(stolen, "RSA_PSS_SHA_256", message);
        await expect(signing).rejects.toMatchObject({ code: "InternalFailure" });
      }
      await expectDecryptionFailed(provider.asymmetricDecrypt(stolen, "RSAES_OAEP_SHA_256", sealed));
    },
  );

  test.each([
    ["no public key", null],
    ["a public key of another spec", "EC_P256"],
    ["bytes that are no public key", "nothing"],
  ] as const)("a stored version with %s verifies and encrypts nothing", async (_what, replacement) => {
    const { provider, keys } = fixture();
    const publicKey =
      replacement === "EC_P256" ? keys.EC_P256.publicKey : replacement && Buffer.from(replacement);
    const damagedKey = { ...keys.RSA_2048, publicKey };
    const { raw } = messageFor("RSA_PSS_SHA_256");
    const failure = { code: "InternalFailure" };

    await expect(
      provider.verify(damagedKey, "RSA_PSS_SHA_256", raw, Buffer.alloc(256)),
    ).rejects.toMatchObject(failure);
    await expect(
      provider.asymmetricEncrypt(damagedKey, "RSAES_OAEP_SHA_256", Buffer.alloc(1)),
    ).rejects.toMatchObject(failure);
  });
}
