import { KEY_VERSION_GAP_IN_DAYS, KEY_VERSIONS_MAX, type KeyMetadata } from "@/lib/keys/schema";
import { type KeyReason, keyReason } from "./key-reason";
import { daysAfter } from "./rotation";

/** Why a key gets no further version now. */
export type VersionObstacle =
  | { kind: "reason"; reason: KeyReason }
  | { kind: "limit"; max: number }
  /** The last version is too young. */
  | { kind: "gap"; days: number; availableAt: Date };

type KeyWithVersions = Parameters<typeof keyReason>[0] &
  Pick<KeyMetadata, "versionCount" | "lastRotationDate">;

/** What keeps a key from another version at an instant; `null` when nothing does. */
export function versionObstacle(key: KeyWithVersions, now: Date): VersionObstacle | null {
  const reason = keyReason(key, "CreateKeyVersion");
  if (reason !== null) return { kind: "reason", reason };
  if (key.versionCount >= KEY_VERSIONS_MAX) return { kind: "limit", max: KEY_VERSIONS_MAX };
  if (key.lastRotationDate === "") return null;
  const availableAt = daysAfter(new Date(key.lastRotationDate), KEY_VERSION_GAP_IN_DAYS);
  return now >= availableAt ? null : { kind: "gap", days: KEY_VERSION_GAP_IN_DAYS, availableAt };
}
