import { z } from "zod";
import type { KeyMetadata } from "@/lib/keys/schema";

export const getOverviewSchema = z.strictObject({});

/** A key that somebody needs and cannot use in its state. */
export interface RefusedKey extends Pick<KeyMetadata, "keyId" | "keyState" | "aliasNames" | "description"> {
  /** Calls refused for the key's state in the last 7 days; the hour they begin in counts whole. */
  calls: number;
  /** Who was refused last. */
  lastRefusedBy: string;
  /** `yyyy-MM-ddTHH:mm:ssZ`. */
  lastRefusedDate: string;
}

/** Counts, what needs attention, and the state of the first steps. Safe in a browser. */
export interface Overview {
  keys: { total: number; enabled: number; disabled: number; pendingDeletion: number; pendingImport: number };
  instances: { total: number; notConnected: number };
  /** Newest refusal first, at most ten; only keys whose use the caller may see. */
  refusedKeys: RefusedKey[];
  firstSteps: { hasInstance: boolean; hasConnectedInstance: boolean; hasKey: boolean; hasEncrypted: boolean };
}
