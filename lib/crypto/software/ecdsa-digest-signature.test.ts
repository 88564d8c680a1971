import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newEcKey, spkiOf } from "@/lib/crypto/contract/new-keys";
import { formatIntegers, parseIntegers } from "./der";
import { signEcdsaDigest, verifyEcdsaDigest } from "./ecdsa-digest-signature";

const ORDERS = {
  prime256v1: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  secp256k1: 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n,
  secp384r1:
    0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
} as const;

type CurveName = keyof typeof ORDERS;

const HASHES = { prime256v1: "sha256", secp256k1: "sha256", secp384r1: "sha384" } as const;
const CURVE_NAMES = Object.keys(ORDERS) as CurveName[];

interface SignatureVector {
  readonly curve: CurveName;
  readonly source: string;
  readonly message: string;
  readonly key: string;
  readonly r: string;
  readonly s: string;
  /** The published s is the smaller of s and n - s, as Bitcoin has it. */
  readonly isLowS?: boolean;
}

const P256_KEY = "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721";
const P384_KEY =
  "6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D896D5724E4C70A825F872C9EA60D2EDF5";

/**
 * Source: RFC 6979, A.2.5 with SHA-256 and A.2.6 with SHA-384; for secp256k1 the vectors that Bitcoin libraries share
 * (bitcointalk.org, topic 285142), with SHA-256.
 */
const VECTORS: readonly SignatureVector[] = [
  {
    curve: "prime256v1",
    source: "RFC 6979, A.2.5",
    message: "sample",
    key: P256_KEY,
    r: "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716",
    s: "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8",
  },
  {
    curve: "prime256v1",
    source: "RFC 6979, A.2.5",
    message: "test",
    key: P256_KEY,
    r: "F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367",
    s: "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083",
  },
  {
    curve: "secp384r1",
    source: "RFC 6979, A.2.6",
    message: "sample",
    key: P384_KEY,
    r: "94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE46",
    s: "99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E7B82C71A38628AC8",
  },
  {
    curve: "secp384r1",
    source: "RFC 6979, A.2.6",
    message: "test",
    key: P384_KEY,
    r: "8203B63D3C853E8D77227FB377BCF7B7B772E97892A80F36AB775D509D7A5FEB0542A7F0812998DA8F1DD3CA3CF023DB",
    s: "DDD0760448D42D8A43AF45AF836FCE4DE8BE06B485E9B61B827C2F13173923E06A739F040649A667BF3B828246BAA5A5",
  },
  {
    curve: "secp256k1",
    source: "Bitcoin",
    message: "Satoshi Nakamoto",
    key: "01",
    r: "934B1EA10A4B3C1757E2B0C017D0B6143CE3C9A7E6A4A49860D7A6AB210EE3D8",
    s: "2442CE9D2B916064108014783E923EC36B49743E2FFA1C4496F01A512AAFD9E5",
    isLowS: true,
  },
  {
    curve: "secp256k1",
    source: "Bitcoin",
    message: "All those moments will be lost in time, like tears in rain. Time to die...",
    key: "01",
    r: "8600DBD41E348FE5C9465AB92D23E3DB8B98B873BEECD930736488696438CB6B",
    s: "547FE64427496DB33BF66019DACBF0039C04199ABB0122918601DB38A72CFC21",
    isLowS: true,
  },
];

describe.each(VECTORS)("$source, $curve, $message", ({ curve, message, key, r, s, isLowS = false }) => {
  const digest = createHash(HASHES[curve]).update(message).digest();
  const { privateKey, publicPoint } = keyOf(curve, key);

  test("is signed as published", () => {
    const signature = signEcdsaDigest(curve, { privateKey, publicPoint }, HASHES[curve], digest);

    const [signedR, signedS = 0n] = parseIntegers(signature, 2) ?? [];
    const otherS = ORDERS[curve] - signedS;
    expect(signedR).toBe(BigInt(`0x${r}`));
    expect(isLowS && otherS < signedS ? otherS : signedS).toBe(BigInt(`0x${s}`));
  });

  test("verifies as published, and with the other sign of s", () => {
    const [rInteger, sInteger] = [BigInt(`0x${r}`), BigInt(`0x${s}`)];

    for (const each of [sInteger, ORDERS[curve] - sInteger]) {
      const signature = formatIntegers([rInteger, each]);

      expect(verifyEcdsaDigest(curve, publicPoint, digest, signature)).toBe(true);
      expect(verify(HASHES[curve], Buffer.from(message), createPublicKey(privateKey), signature)).toBe(true);
    }
  });
});

describe.each(CURVE_NAMES)("%s", (curve) => {
  const hash = HASHES[curve];
  const order = ORDERS[curve];
  const privateKey = newEcKey({ namedCurve: curve });
  const publicPoint = pointOf(privateKey, order);
  const digest = createHash(hash).update("message").digest();

  test("any message: node:crypto takes our signatures, and we take those of node:crypto", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (message) => {
        const messageDigest = createHash(hash).update(message).digest();
        const ours = signEcdsaDigest(curve, { privateKey, publicPoint }, hash, messageDigest);

        expect(verify(hash, message, createPublicKey(privateKey), ours)).toBe(true);
        expect(verifyEcdsaDigest(curve, publicPoint, messageDigest, ours)).toBe(true);
        expect(verifyEcdsaDigest(curve, publicPoint, messageDigest, sign(hash, message, privateKey))).toBe(
          true,
        );
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    ["zeros", Buffer.alloc(digest.length)],
    ["ones", Buffer.alloc(digest.length, 0xff)],
    ["the order", Buffer.from(order.toString(16), "hex")],
  ])("a digest of %s, at the edge of the numbers below the order, is signed and verifies", (_what, edge) => {
    const signature = signEcdsaDigest(curve, { privateKey, publicPoint }, hash, edge);

    expect(verifyEcdsaDigest(curve, publicPoint, edge, signature)).toBe(true);
    expect(verifyEcdsaDigest(curve, publicPoint, digest, signature)).toBe(false);
  });

  test.each([1n, 2n, order - 2n, order - 1n])("the private key %d signs", (scalar) => {
    const edge = keyOf(curve, scalar.toString(16));

    const signature = signEcdsaDigest(curve, edge, hash, digest);

    expect(verifyEcdsaDigest(curve, edge.publicPoint, digest, signature)).toBe(true);
  });

  test("a private key is not used beside a public key that is not its own", () => {
    const other = pointOf(newEcKey({ namedCurve: curve }), order);

    const signing = () => signEcdsaDigest(curve, { privateKey, publicPoint: other }, hash, digest);

    expect(signing).toThrow("not valid");
  });

  test("the same digest gives the same signature, as the nonce follows from it", () => {
    const signatures = [1, 2, 3].map(() =>
      signEcdsaDigest(curve, { privateKey, publicPoint }, hash, digest).toString("hex"),
    );

    expect(new Set(signatures).size).toBe(1);
  });

  test("numbers of a signature that are zero, negative or not below the order are not valid", () => {
    const [r = 0n, s = 0n] =
      parseIntegers(signEcdsaDigest(curve, { privateKey, publicPoint }, hash, digest), 2) ?? [];
    const bad: [bigint, bigint][] = [
      [0n, s],
      [r, 0n],
      [0n, 0n],
      [order, s],
      [r, order],
      [r + order, s],
      [r, s + order],
      [1n, 1n],
      [s, r],
    ];

    for (const numbers of bad) {
      expect(verifyEcdsaDigest(curve, publicPoint, digest, formatIntegers(numbers))).toBe(false);
    }
  });

  test("a signature with a leading zero, a long length or something behind it is not valid", () => {
    const signature = signEcdsaDigest(curve, { privateKey, publicPoint }, hash, digest);
    const [tag = 0, length = 0] = signature;
    const rest = signature.subarray(2);
    const lengthOfR = rest[1] ?? 0;
    const variants = {
      "a long length": Buffer.concat([Buffer.from([tag, 0x81, length]), rest]),
      "an indefinite length": Buffer.concat([Buffer.from([tag, 0x80]), rest, Buffer.alloc(2)]),
      "a byte behind it": Buffer.concat([signature, Buffer.alloc(1)]),
      "a byte behind s": Buffer.concat([Buffer.from([tag, length + 1]), rest, Buffer.alloc(1)]),
      "a third number": Buffer.concat([Buffer.from([tag, length + 3]), rest, Buffer.from([2, 1, 1])]),
      "a zero before r": Buffer.concat([
        Buffer.from([tag, length + 1, 2, lengthOfR + 1, 0]),
        rest.subarray(2),
      ]),
      "the two numbers alone": rest,
      "another tag": Buffer.concat([Buffer.from([0x31]), signature.subarray(1)]),
      "only the first number": Buffer.concat([
        Buffer.from([tag, 2 + lengthOfR]),
        rest.subarray(0, 2 + lengthOfR),
      ]),
      "the form of P1363": Buffer.concat(
        (parseIntegers(signature, 2) ?? []).map((number) =>
          Buffer.from(number.toString(16).padStart(2 * digest.length, "0"), "hex"),
        ),
      ),
    };

    for (const [what, variant] of Object.entries(variants)) {
      expect([what, verifyEcdsaDigest(curve, publicPoint, digest, variant)]).toEqual([what, false]);
    }
    expect(verifyEcdsaDigest(curve, publicPoint, digest, signature)).toBe(true);
  });

  test("any bytes are judged without an error", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (signature) => {
        expect(verifyEcdsaDigest(curve, publicPoint, digest, signature)).toBe(false);
      }),
    );
  });
});

/** The key of a scalar, whose public point node:crypto computes. */
function keyOf(curve: CurveName, scalarHex: string): { privateKey: KeyObject; publicPoint: Uint8Array } {
  const order = ORDERS[curve];
  const template = newEcKey({ namedCurve: curve }).export({ format: "der", type: "sec1" });
  const scalarBytes = order.toString(16).length / 2;
  const scalar = Buffer.from(scalarHex.padStart(2 * scalarBytes, "0"), "hex");
  // ECPrivateKey up to the parameters (RFC 5915, 3), without the public key of the template.
  const publicKeyBytes = 2 + 2 + 1 + 1 + 2 * scalarBytes;
  const body = template.subarray(template.indexOf(Buffer.from([2, 1, 1])), -publicKeyBytes);
  const content = Buffer.concat([body.subarray(0, 5), scalar, body.subarray(5 + scalarBytes)]);
  const der = Buffer.concat([Buffer.from([0x30, content.length]), content]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "sec1" });
  return { privateKey, publicPoint: pointOf(privateKey, order) };
}

function pointOf(privateKey: KeyObject, order: bigint): Uint8Array {
  return spkiOf(privateKey).subarray(-(1 + order.toString(16).length));
}
