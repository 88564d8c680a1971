import { formatApiTime } from "@/lib/platform/api-time";
import type { KeyVersionInfo } from "./schema";
import type { KeyVersionRecord } from "./version-store";

/** Tells a version as ListKeyVersions does. */
export function keyVersionInfo(
  keyId: string,
  primaryVersionId: string | null,
  version: KeyVersionRecord,
): KeyVersionInfo {
  return {
    keyId,
    keyVersionId: version.id,
    creationDate: formatApiTime(version.createdAt),
    isPrimary: version.id === primaryVersionId,
    hasMaterial: version.hasMaterial,
  };
}
