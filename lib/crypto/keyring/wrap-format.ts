import type { KeyObject } from "node:crypto";
import { GCM_IV_BYTES, GCM_TAG_BYTES, openAesGcm, sealAesGcm } from "@/lib/crypto/aes-256-gcm";
import type { SealedBytes } from "@/lib/crypto/provider";
import { encodeUtf8 } from "@/lib/crypto/utf8";
import { KmsError } from "@/lib/platform/errors";

/**
 * What a wrapped blob is bound to. A blob opens only under exactly the context it was wrapped for, so a row
 * moved to another account, instance, key or version does not open.
 */
export interface WrapContext {
  readonly purpose: "instance-kek" | "key-material";
  readonly accountId: string;
  readonly instanceId: string;
  readonly objectId: string;
  readonly versionId: string;
  readonly keySpec: string;
}

const VERSION = 1;
const AES_256_GCM = 1;
const KEY_ID_OFFSET = 2;
const KEY_ID_BYTES = 16;
const HEADER_BYTES = KEY_ID_OFFSET + KEY_ID_BYTES;
const OVERHEAD_BYTES = HEADER_BYTES + GCM_IV_BYTES + GCM_TAG_BYTES;
/** Far above the largest material, a PKCS#8 RSA-4096 key of about 2.4 kB. */
const MAX_MATERIAL_BYTES = 65_536;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Stands in the header where the wrapping key is the root key. */
export const ROOT_KEY_ID = "00000000-0000-0000-0000-000000000000";

/**
 * Wraps material with AES-256-GCM:
 * version (1) ‖ algorithm (1) ‖ ID of the wrapping key (16) ‖ IV (12) ‖ ciphertext ‖ tag (16).
 */
export function wrapMaterial(
  wrappingKey: KeyObject,
  wrappingKeyId: string,
  context: WrapContext,
  material: Uint8Array,
): Uint8Array {
  if (material.length === 0 || material.length > MAX_MATERIAL_BYTES) {
    throw new KmsError("InternalFailure", { cause: new Error("Material has an impossible length.") });
  }
  const header = formatHeader(wrappingKeyId);
  const { iv, ciphertext, tag } = sealAesGcm(wrappingKey, material, wrapAad(header, context));
  return new Uint8Array(Buffer.concat([header, iv, ciphertext, tag]));
}

/** The caller owns the material, and must zero it. `null` when anything at all is not as it was. */
export function unwrapMaterial(
  wrappingKey: KeyObject,
  wrappingKeyId: string,
  context: WrapContext,
  wrapped: Uint8Array,
): Uint8Array | null {
  const parsed = parseWrapped(wrapped);
  if (parsed === null || parsed.wrappingKeyId !== wrappingKeyId) {
    return null;
  }
  return openAesGcm(wrappingKey, parsed.sealed, wrapAad(parsed.header, context));
}

export interface ParsedWrap {
  readonly header: Uint8Array;
  readonly wrappingKeyId: string;
  readonly sealed: SealedBytes;
}

/** Splits a wrapped blob. `null` for an unknown version or algorithm, or an impossible length. */
export function parseWrapped(wrapped: Uint8Array): ParsedWrap | null {
  const materialBytes = wrapped.length - OVERHEAD_BYTES;
  if (materialBytes < 1 || materialBytes > MAX_MATERIAL_BYTES) {
    return null;
  }
  if (wrapped[0] !== VERSION || wrapped[1] !== AES_256_GCM) {
    return null;
  }
  const header = wrapped.subarray(0, HEADER_BYTES);
  return {
    header,
    wrappingKeyId: formatUuid(header.subarray(KEY_ID_OFFSET)),
    sealed: {
      iv: wrapped.subarray(HEADER_BYTES, HEADER_BYTES + GCM_IV_BYTES),
      ciphertext: wrapped.subarray(HEADER_BYTES + GCM_IV_BYTES, wrapped.length - GCM_TAG_BYTES),
      tag: wrapped.subarray(wrapped.length - GCM_TAG_BYTES),
    },
  };
}

function formatHeader(wrappingKeyId: string): Uint8Array {
  if (!UUID.test(wrappingKeyId)) {
    throw new KmsError("InternalFailure", { cause: new Error("The wrapping key's ID is not a UUID.") });
  }
  return Buffer.concat([
    Buffer.from([VERSION, AES_256_GCM]),
    Buffer.from(wrappingKeyId.replaceAll("-", ""), "hex"),
  ]);
}

function formatUuid(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function wrapAad(header: Uint8Array, context: WrapContext): Uint8Array {
  const fields = [
    "keyward-wrap",
    context.purpose,
    context.accountId,
    context.instanceId,
    context.objectId,
    context.versionId,
    context.keySpec,
  ];
  return Buffer.concat([lengthPrefix(header), header, lengthPrefixed(fields)]);
}

/** Each field with its length before it, so that no two lists give the same bytes. */
export function lengthPrefixed(fields: readonly string[]): Uint8Array {
  return Buffer.concat(fields.map(requireUtf8).flatMap((field) => [lengthPrefix(field), field]));
}

function lengthPrefix(field: Uint8Array): Uint8Array {
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32BE(field.length);
  return prefix;
}

function requireUtf8(text: string): Uint8Array {
  const bytes = encodeUtf8(text);
  if (bytes === null) {
    throw new KmsError("InternalFailure", { cause: new Error("An ID is not well-formed Unicode.") });
  }
  return bytes;
}
