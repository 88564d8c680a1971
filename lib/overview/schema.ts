import { z } from "zod";

export const getOverviewSchema = z.strictObject({});

/** Counts and the state of the first steps. Safe in a browser. */
export interface Overview {
  keys: { total: number; enabled: number; disabled: number; pendingDeletion: number; pendingImport: number };
  instances: { total: number; notConnected: number };
  firstSteps: { hasInstance: boolean; hasConnectedInstance: boolean; hasKey: boolean; hasEncrypted: boolean };
}
