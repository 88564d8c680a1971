import type { StoredKeyVersion } from "@/lib/crypto/provider";
import type { KeyState } from "./key-state";

/** What a cryptographic operation needs of a key, and of the version it uses. */
export interface KeyForUse {
  id: string;
  state: KeyState;
  keySpec: string;
  keyUsage: string;
  instanceId: string;
  instanceStatus: string;
  /** Requests a second of the instance; 0 = no limit. */
  instanceSpec: number;
  /** `null` when the version has no material, as before an import. */
  version: StoredKeyVersion | null;
}
