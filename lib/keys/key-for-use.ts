import type { StoredKeyVersion } from "@/lib/crypto/provider";
import type { KeyState } from "./key-state";

/** What a cryptographic operation needs of a key, and of the version it uses. */
export interface KeyForUse {
  id: string;
  state: KeyState;
  keySpec: string;
  keyUsage: string;
  origin: string;
  protectionLevel: string;
  instanceId: string;
  instanceStatus: string;
  /** Requests a second of the instance; 0 = no limit. */
  instanceSpec: number;
  /** The version that was asked for, or the primary one; `null` when the key has no such version. */
  keyVersionId: string | null;
  /** `null` also when the version has no material, as after its deletion, or its material has expired. */
  version: StoredKeyVersion | null;
}
