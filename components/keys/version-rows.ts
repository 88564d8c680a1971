import type { BlastRadius, KeyVersionUse } from "@/lib/blast-radius/schema";
import type { KeyVersionInfo } from "@/lib/keys/schema";

/** A version with what is known of its use. */
export interface VersionRow extends KeyVersionInfo {
  /** `null` when the reader may not know. */
  use: Omit<KeyVersionUse, "keyVersionId"> | null;
}

const UNUSED = { lastUsedDate: "", calls: { last24Hours: 0, last7Days: 0, last30Days: 0 } } as const;

/** Puts each version's use beside it; a version that the use does not name was never used. */
export function versionRows(
  versions: readonly KeyVersionInfo[],
  radius: Pick<BlastRadius, "versions"> | null,
): readonly VersionRow[] {
  const uses = new Map(radius?.versions.map((use) => [use.keyVersionId, use]));
  return versions.map((version) => ({
    ...version,
    use: radius === null ? null : (uses.get(version.keyVersionId) ?? UNUSED),
  }));
}
