import { constants, generateKeyPairSync, publicEncrypt, randomBytes } from "node:crypto";
import { wrapWithAes } from "@/lib/crypto/aes-key-wrap";
import { findKeySpec } from "@/lib/crypto/key-spec";
import { getParametersForImport } from "@/lib/key-import/get-parameters-for-import";
import { importKeyMaterial } from "@/lib/key-import/import-key-material";
import type { WrappingAlgorithm, WrappingKeySpec } from "@/lib/key-import/schema";
import { createKey } from "@/lib/keys/create-key";
import type { CREATABLE_KEY_SPECS } from "@/lib/keys/schema";
import type { OperationContext } from "@/lib/operation/operation-context";
import { newInstance } from "./factories";

export type ImportedSpec = (typeof CREATABLE_KEY_SPECS)[number];

/** A key that waits for its material, in an instance of its own unless one is given. */
export async function newExternalKey(
  ctx: OperationContext,
  keySpec: ImportedSpec = "Aliyun_AES_256",
  dkmsInstanceId?: string,
): Promise<string> {
  const { keyMetadata } = await createKey(ctx, {
    dkmsInstanceId: dkmsInstanceId ?? (await newInstance(ctx)),
    keySpec,
    origin: "EXTERNAL",
  });
  return keyMetadata.keyId;
}

/** New material for a key spec: its bytes, or a private key as PKCS #8 in DER. */
export function newMaterial(keySpec: ImportedSpec): Buffer {
  const facts = findKeySpec(keySpec);
  switch (facts?.family) {
    case "aes":
    case "hmac":
      return randomBytes(facts.materialBytes);
    case "rsa":
      return pkcs8(generateKeyPairSync("rsa", { modulusLength: facts.modulusBits }));
    case "ec":
      return pkcs8(generateKeyPairSync("ec", { namedCurve: facts.curve }));
    case undefined:
      throw new Error(`There is no key spec ${keySpec}.`);
  }
}

function pkcs8({ privateKey }: ReturnType<typeof generateKeyPairSync>): Buffer {
  return privateKey.export({ format: "der", type: "pkcs8" });
}

const PADDING = {
  RSAES_OAEP_SHA_256: { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" },
  RSAES_OAEP_SHA_1: { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha1" },
  RSAES_PKCS1_V1_5: { padding: constants.RSA_PKCS1_PADDING },
} as const satisfies Record<WrappingAlgorithm, object>;

/** Encrypts with a wrapping key as GetParametersForImport gives it. */
export function encryptFor(publicKey: string, algorithm: WrappingAlgorithm, bytes: Uint8Array): Buffer {
  const key = { key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" } as const;
  return publicEncrypt({ ...key, ...PADDING[algorithm] }, bytes);
}

/** Wraps material for an import; Base64. */
export function wrapFor(
  { publicKey, wrappingAlgorithm }: { publicKey: string; wrappingAlgorithm: WrappingAlgorithm },
  keySpec: ImportedSpec,
  material: Uint8Array,
): string {
  if (findKeySpec(keySpec)?.materialFormat === "raw") {
    return encryptFor(publicKey, wrappingAlgorithm, material).toString("base64");
  }
  const temporaryKey = randomBytes(32);
  const rsaPart = encryptFor(publicKey, wrappingAlgorithm, temporaryKey);
  return Buffer.concat([rsaPart, wrapWithAes(temporaryKey, material)]).toString("base64");
}

/** Begins an import and brings it to its end. */
export async function importMaterialOf(
  ctx: OperationContext,
  keyId: string,
  material: Uint8Array,
  options: {
    keySpec?: ImportedSpec;
    wrappingAlgorithm?: WrappingAlgorithm;
    wrappingKeySpec?: WrappingKeySpec;
    keyMaterialExpireUnix?: number;
  } = {},
) {
  const { keySpec = "Aliyun_AES_256", wrappingAlgorithm = "RSAES_OAEP_SHA_256" } = options;
  const { wrappingKeySpec = "RSA_2048", keyMaterialExpireUnix = 0 } = options;
  const parameters = await getParametersForImport(ctx, { keyId, wrappingAlgorithm, wrappingKeySpec });
  return importKeyMaterial(ctx, {
    keyId,
    importToken: parameters.importToken,
    encryptedKeyMaterial: wrapFor(parameters, keySpec, material),
    keyMaterialExpireUnix,
  });
}
