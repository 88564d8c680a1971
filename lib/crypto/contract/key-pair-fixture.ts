import { createHash, createPublicKey, type KeyObject, randomBytes } from "node:crypto";
import { SIGNING_ALGORITHMS, type SigningAlgorithm } from "@/lib/crypto/algorithms";
import type { KeyPairSpec } from "@/lib/crypto/key-spec";
import type { CryptoProvider, MessageToSign, StoredKeyVersion } from "@/lib/crypto/provider";
import { flipBit, newRef, type ProviderUnderTest } from "./fixtures";

export const RSA_KEY_SPECS = ["RSA_2048", "RSA_3072", "RSA_4096"] as const;
export const EC_KEY_SPECS = ["EC_P256", "EC_P256K", "EC_P384"] as const;
export const KEY_PAIR_SPECS: readonly KeyPairSpec[] = [...RSA_KEY_SPECS, ...EC_KEY_SPECS];

/** A key pair of every spec, made once for many tests: large ones take seconds. */
export interface KeyPairFixture {
  readonly provider: CryptoProvider;
  readonly keys: Readonly<Record<KeyPairSpec, StoredKeyVersion>>;
  /** Another RSA_2048 and another EC_P256 key of the same instance. */
  readonly others: Readonly<Record<"RSA_2048" | "EC_P256", StoredKeyVersion>>;
}

export async function makeKeyPairFixture({
  provider,
  addInstance,
}: ProviderUnderTest): Promise<KeyPairFixture> {
  const { kekId, ...owner } = addInstance();
  const generate = (keySpec: KeyPairSpec) => provider.generate(newRef(owner, keySpec), kekId);
  const keys = await Promise.all(KEY_PAIR_SPECS.map(async (spec) => [spec, await generate(spec)] as const));
  return {
    provider,
    keys: Object.fromEntries(keys) as KeyPairFixture["keys"],
    others: { RSA_2048: await generate("RSA_2048"), EC_P256: await generate("EC_P256") },
  };
}

export function nodePublicKey({ publicKey }: StoredKeyVersion): KeyObject {
  return createPublicKey({ key: Buffer.from(publicKey ?? []), format: "der", type: "spki" });
}

/** A new message, and its digest for the algorithm. */
export function messageFor(algorithm: SigningAlgorithm): { raw: MessageToSign; digest: MessageToSign } {
  const bytes = randomBytes(100);
  return { raw: { messageType: "RAW", bytes }, digest: digestOf(algorithm, bytes) };
}

export function digestOf(algorithm: SigningAlgorithm, bytes: Uint8Array): MessageToSign {
  return {
    messageType: "DIGEST",
    bytes: createHash(SIGNING_ALGORITHMS[algorithm].hash).update(bytes).digest(),
  };
}

/** Flipped at both ends and in the middle, cut, lengthened, and empty. */
export function damaged(bytes: Uint8Array): Uint8Array[] {
  return [
    flipBit(bytes, 0),
    flipBit(bytes, Math.floor(bytes.length / 2)),
    flipBit(bytes, bytes.length - 1),
    bytes.subarray(1),
    bytes.subarray(0, -1),
    Buffer.concat([bytes, Buffer.alloc(1)]),
    Buffer.concat([Buffer.alloc(1), bytes]),
    new Uint8Array(0),
  ];
}
