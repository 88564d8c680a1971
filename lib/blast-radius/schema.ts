import { z } from "zod";
import { keyReferenceSchema } from "@/lib/keys/schema";

/** Who and what would notice if a key stopped working. Safe in a browser. */

export const describeBlastRadiusSchema = z.strictObject({ keyId: keyReferenceSchema });

/** Calls in the time before now; hours begun count whole. */
export interface CallCounts {
  last24Hours: number;
  last7Days: number;
  last30Days: number;
}

/** One caller of a key: a user, later an application. */
export interface KeyUser {
  actorType: string;
  actorId: string;
  actorName: string;
  /** `yyyy-MM-ddTHH:mm:ssZ`. */
  lastUsedDate: string;
  calls: CallCounts;
  /** Operations in the last 30 days, the most frequent first. */
  eventNames: string[];
}

export interface KeyVersionUse {
  keyVersionId: string;
  lastUsedDate: string;
  calls: CallCounts;
}

/** Calls that were refused because of the key's state. */
export interface RefusedUse {
  errorCode: string;
  eventName: string;
  actorName: string;
  lastRefusedDate: string;
  calls: CallCounts;
}

export interface BlastRadius {
  keyId: string;
  /** Empty when it was never used. */
  lastUsedDate: string;
  lastUsedBy: string;
  lastUsedFor: string;
  calls: CallCounts;
  /** Newest use first; versions that were never used are left out. */
  versions: KeyVersionUse[];
  /** Newest use first, at most 50. */
  users: KeyUser[];
  /** Newest first, at most 20. */
  refused: RefusedUse[];
  dependents: {
    aliases: string[];
    secrets: string[];
    applicationAccessPoints: string[];
    isDefaultKey: boolean;
  };
  /** The rule by which a change needs a reason: used within so many days; 0 = the rule is off. */
  recentUseDays: number;
  isRecentlyUsed: boolean;
}
