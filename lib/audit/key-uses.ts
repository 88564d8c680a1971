import type { ActionTrailEvent, AuditValue } from "@/lib/operation/audit-event";

/** Refusals that say: somebody needs this key, and its state does not let them. */
export const REFUSED_FOR_STATE = [
  "Rejected.Disabled",
  "Rejected.PendingDeletion",
  "Rejected.PendingImport",
] as const;

/** One key that a call used, or would have used. */
export interface UsedKey {
  readonly keyId: string;
  /** Empty when no version was chosen. */
  readonly keyVersionId: string;
}

const NONE: readonly UsedKey[] = [];
const COUNTED_RESULTS: ReadonlySet<string> = new Set(["", ...REFUSED_FOR_STATE]);

/** The keys of a call that counts as their use: cryptography that succeeded, or was refused for a key's state. */
export function keyUses(event: ActionTrailEvent): readonly UsedKey[] {
  if (event.additionalEventData.effect !== "use" || !COUNTED_RESULTS.has(event.errorCode ?? "")) return NONE;
  if (event.requestParameters.DryRun === true) return NONE;
  return [...new Set(keyIdsOf(event))].map((keyId) => ({ keyId, keyVersionId: versionOf(event, keyId) }));
}

/** Of two keys, a refusal counts for the one that refused. */
function keyIdsOf({ errorCode, responseElements, referencedResources }: ActionTrailEvent): readonly string[] {
  const refusing = errorCode === undefined ? "" : textOf(responseElements.KeyId);
  return refusing === "" ? (referencedResources["ACS::KMS::Key"] ?? []) : [refusing];
}

/** Where there are two keys, the answer names the one that encrypts; the other is the source. */
function versionOf({ resourceName, responseElements }: ActionTrailEvent, keyId: string): string {
  const { KeyId = resourceName, KeyVersionId, SourceKeyVersionId } = responseElements;
  return textOf(KeyId === keyId ? KeyVersionId : SourceKeyVersionId);
}

function textOf(value: AuditValue | undefined): string {
  return typeof value === "string" ? value : "";
}
