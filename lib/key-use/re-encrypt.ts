import { z } from "zod";
import { encryptionAlgorithmsOf } from "@/lib/crypto/algorithms";
import type { StoredKeyVersion } from "@/lib/crypto/provider";
import type { KeyForUse } from "@/lib/keys/key-for-use";
import {
  type KeyToUse,
  locateKeyForUse,
  locateKeyVersionForUse,
  locateVersionOfKeyForUse,
} from "@/lib/keys/locate-key";
import { defineOperation, type LocateContext, type Located } from "@/lib/operation/define-operation";
import type { RunContext } from "@/lib/operation/operation-context";
import { contextKeys, keyAndVersion } from "./audit-values";
import { encryptWith } from "./encrypt-with";
import {
  asUndecryptable,
  keyVersionIdIn,
  openCiphertext,
  requireBase64,
  requireOpenable,
} from "./open-ciphertext-blob";
import { requireFittingAlgorithm } from "./require-fitting-algorithm";
import { requireUsableKey } from "./require-usable-key";
import {
  ciphertextBlobSchema,
  ENCRYPTION_ALGORITHM_NAMES,
  encryptionContextSchema,
  keyReferenceInput,
  keyVersionIdInput,
} from "./schema";

const reEncryptSchema = z
  .strictObject({
    ciphertextBlob: ciphertextBlobSchema,
    sourceEncryptionContext: encryptionContextSchema,
    destinationKeyId: keyReferenceInput,
    destinationEncryptionContext: encryptionContextSchema,
    /** These three for a ciphertext of AsymmetricEncrypt, which does not name its key. */
    sourceKeyId: keyReferenceInput.optional(),
    sourceKeyVersionId: keyVersionIdInput.optional(),
    sourceEncryptionAlgorithm: z.enum(ENCRYPTION_ALGORITHM_NAMES).optional(),
  })
  .superRefine((input, ctx) => {
    const { sourceKeyId, sourceKeyVersionId, sourceEncryptionAlgorithm } = input;
    const source = Object.entries({ sourceKeyId, sourceKeyVersionId, sourceEncryptionAlgorithm });
    const missing = source.filter(([, value]) => value === undefined);
    if (missing.length === source.length) return;
    for (const [name] of missing) ctx.addIssue({ code: "custom", path: [name] });
  });

type ReEncryptInput = z.output<typeof reEncryptSchema>;

/** The key of the source is found in the ciphertext, or named by the caller. */
type Source = { type: "symmetric"; key: KeyForUse | null } | { type: "asymmetric"; keyToUse: KeyToUse };

/**
 * Opens a ciphertext and encrypts what was in it under another symmetric key, or with another context. In the clear
 * it goes nowhere.
 *
 * Needs kms:ReEncryptFrom for the key of the source and kms:ReEncryptTo for the destination.
 *
 * Source: API 2016-01-20, ReEncrypt. `sourceKeyId` and `sourceKeyVersionId` in the answer are ours.
 *
 * @throws KmsError InvalidParameter, Forbidden.KeyNotFound, Forbidden.AliasNotFound, Forbidden.KeyVersionNotFound,
 * Rejected.Disabled, Rejected.PendingDeletion, Rejected.PendingImport, UnsupportedOperation
 */
export const reEncrypt = defineOperation({
  name: "ReEncrypt",
  effect: "use",
  takesDryRun: true,
  input: reEncryptSchema,
  auditInput: (input) => ({
    DestinationKeyId: input.destinationKeyId,
    SourceKeyId: input.sourceKeyId,
    SourceKeyVersionId: input.sourceKeyVersionId,
    SourceEncryptionAlgorithm: input.sourceEncryptionAlgorithm,
    ...contextKeys(input.sourceEncryptionContext, "SourceEncryptionContextKeys"),
    ...contextKeys(input.destinationEncryptionContext, "DestinationEncryptionContextKeys"),
  }),
  async locate(ctx, input) {
    const [source, destination] = await Promise.all([
      locateSource(ctx, input),
      locateKeyForUse(ctx, { keyId: input.destinationKeyId }, "DestinationKeyId"),
    ]);
    return {
      resource: destination.resource,
      permissions: [
        { action: "kms:ReEncryptFrom", resource: source.resource },
        { action: "kms:ReEncryptTo", resource: destination.resource },
      ],
      subject: { source: source.subject, destination: destination.subject },
      rateLimits: limitsOf(source, destination),
    };
  },
  async run(ctx, input, { source, destination }) {
    const opener = prepareSource(ctx, input, source);
    const to = requireUsableKey("ReEncrypt", destination);
    const plaintext = await opener.open();
    try {
      const { softwareKeys } = ctx.services;
      const ciphertextBlob = await encryptWith(
        softwareKeys,
        to,
        plaintext,
        input.destinationEncryptionContext,
      );
      const { keyId: sourceKeyId, keyVersionId: sourceKeyVersionId } = opener.version;
      return {
        keyId: to.keyId,
        keyVersionId: to.keyVersionId,
        ciphertextBlob,
        sourceKeyId,
        sourceKeyVersionId,
      };
    } finally {
      plaintext.fill(0);
    }
  },
  auditResult: ({ sourceKeyId, sourceKeyVersionId, ...used }) => ({
    ...keyAndVersion(used),
    SourceKeyId: sourceKeyId,
    SourceKeyVersionId: sourceKeyVersionId,
  }),
});

async function locateSource(ctx: LocateContext, input: ReEncryptInput): Promise<Located<Source>> {
  const { sourceKeyId: keyId, sourceKeyVersionId: keyVersionId } = input;
  if (keyId !== undefined && keyVersionId !== undefined) {
    const located = await locateVersionOfKeyForUse(ctx, { keyId, keyVersionId }, "SourceKeyId");
    return { ...located, subject: { type: "asymmetric", keyToUse: located.subject } };
  }
  const located = await locateKeyVersionForUse(ctx, keyVersionIdIn(input.ciphertextBlob));
  return { ...located, subject: { type: "symmetric", key: located.subject } };
}

/** Finds out whether the source may be opened, and with which version, before anything is. */
function prepareSource(
  { services: { softwareKeys } }: RunContext,
  input: ReEncryptInput,
  source: Source,
): { version: StoredKeyVersion; open: () => Promise<Uint8Array> } {
  if (source.type === "symmetric") {
    const openable = requireOpenable("ReEncrypt", input.ciphertextBlob, source.key);
    const open = () => openCiphertext(softwareKeys, openable, input.sourceEncryptionContext);
    return { version: openable.version, open };
  }
  const version = requireUsableKey("ReEncrypt", source.keyToUse, "AsymmetricDecrypt");
  const algorithm = requireFittingAlgorithm(
    input.sourceEncryptionAlgorithm ?? "",
    encryptionAlgorithmsOf(version.keySpec),
    "SourceEncryptionAlgorithm",
  );
  const ciphertext = requireBase64(input.ciphertextBlob);
  const open = () => softwareKeys.asymmetricDecrypt(version, algorithm, ciphertext).catch(asUndecryptable);
  return { version, open };
}

/** Two keys of one instance count once. */
function limitsOf(...keys: readonly Located<unknown>[]) {
  const limits = keys.flatMap(({ rateLimits = [] }) => rateLimits);
  return [...new Map(limits.map((limit) => [limit.key, limit])).values()];
}
