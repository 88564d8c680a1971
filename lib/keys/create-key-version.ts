import { defineOperation } from "@/lib/operation/define-operation";
import { addDays, formatApiTime } from "@/lib/platform/api-time";
import { KmsError } from "@/lib/platform/errors";
import { kindOfKey, requireCapability } from "./key-capabilities";
import { requireKeyState } from "./key-state";
import { keyVersionInfo } from "./key-version-info";
import { locateKey, requireFound } from "./locate-key";
import { generateKeyVersion, storeKeyVersion } from "./new-key-version";
import { KEY_VERSION_GAP_IN_DAYS, keyIdSchema } from "./schema";

/**
 * Adds a version to a key by hand: of a symmetric key it becomes the primary one, of a key pair it is one more.
 *
 * Source: API 2016-01-20, CreateKeyVersion.
 *
 * @throws KmsError Forbidden.KeyNotFound, Forbidden.AliasNotFound, Rejected.Disabled and its like,
 * Unsupported.Origin, UnsupportedOperation, Rejected.LimitExceeded, Rejected.StateModifiedFailed
 */
export const createKeyVersion = defineOperation({
  name: "CreateKeyVersion",
  effect: "write",
  input: keyIdSchema,
  auditInput: ({ keyId }) => ({ KeyId: keyId }),
  locate: locateKey,
  async prepare(ctx, _input, { key: found, reference }) {
    const key = requireFound(found, reference);
    requireKeyState("CreateKeyVersion", key.state);
    requireCapability({ ...key, kind: kindOfKey(key) }, "CreateKeyVersion");
    requireGap(key.lastRotationAt, ctx.now());
    return { key, version: await generateKeyVersion(ctx, key) };
  },
  async run(ctx, _input, { key, version }) {
    const { at, isPrimary } = await storeKeyVersion(ctx, key, version);
    const record = { id: version.keyVersionId, createdAt: at, hasMaterial: true };
    return { keyVersion: keyVersionInfo(key.id, isPrimary ? record.id : null, record) };
  },
  auditResult: ({ keyVersion }) => ({ KeyVersionId: keyVersion.keyVersionId }),
});

/** @throws KmsError Rejected.LimitExceeded, with the time from which the key can have another version */
function requireGap(lastVersionAt: Date | null, now: Date): void {
  if (lastVersionAt === null) return;
  const availableAt = addDays(lastVersionAt, KEY_VERSION_GAP_IN_DAYS);
  if (now >= availableAt) return;
  throw new KmsError("Rejected.LimitExceeded", { facts: { availableAt: formatApiTime(availableAt) } });
}
