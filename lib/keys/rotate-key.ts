import { defineOperation } from "@/lib/operation/define-operation";
import { KmsError } from "@/lib/platform/errors";
import { kindOfKey, requireCapability } from "./key-capabilities";
import { requireKeyState } from "./key-state";
import { locateKey, requireFound } from "./locate-key";
import { generateKeyVersion, storeKeyVersion } from "./new-key-version";
import { keyIdSchema } from "./schema";
import type { KeyRecord } from "./store";

/**
 * Gives a key whose automatic rotation is due its next primary version. However long it was overdue, that happens
 * once, and the next interval begins now.
 *
 * Ours: what the service does by itself under a rotation policy.
 *
 * @throws KmsError Forbidden.KeyNotFound, Rejected.Disabled and its like, Rejected.StateModifiedFailed,
 * Rejected.LimitExceeded, UnsupportedOperation, Unsupported.Origin
 */
export const rotateKey = defineOperation({
  name: "RotateKey",
  effect: "write",
  access: "system",
  eventType: "AliyunServiceEvent",
  input: keyIdSchema,
  auditInput: ({ keyId }) => ({ KeyId: keyId }),
  locate: locateKey,
  async prepare(ctx, _input, { key: found, reference }) {
    const key = requireFound(found, reference);
    requireKeyState("CreateKeyVersion", key.state);
    requireDue(key, ctx.now());
    requireCapability({ ...key, kind: kindOfKey(key) }, "AutomaticRotation");
    return { key, version: await generateKeyVersion(ctx, key) };
  },
  async run(ctx, _input, { key, version }) {
    await storeKeyVersion(ctx, key, version);
    return { keyVersionId: version.keyVersionId };
  },
  auditResult: ({ keyVersionId }) => ({ KeyVersionId: keyVersionId }),
});

function requireDue({ automaticRotation, nextRotationAt }: KeyRecord, now: Date): void {
  if (automaticRotation === "Enabled" && nextRotationAt !== null && nextRotationAt <= now) return;
  throw new KmsError("Rejected.StateModifiedFailed");
}
