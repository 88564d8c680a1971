import { KEY_SPECS, UNAVAILABLE_KEY_SPECS, type UnavailableReason } from "@/lib/crypto/key-spec";
import { type CapabilityReason, type KeyFeature, whyNot } from "@/lib/keys/key-capabilities";
import type { StatefulOperation } from "@/lib/keys/key-state";
import { CREATABLE_KEY_SPECS, type KEY_ORIGINS, type KEY_USAGES } from "@/lib/keys/schema";

/** What people make keys for. */
export const KEY_PURPOSES = ["encrypt", "sign", "mac"] as const;

export type KeyPurpose = (typeof KEY_PURPOSES)[number];
export type CreatableKeySpec = (typeof CREATABLE_KEY_SPECS)[number];
export type UnavailableKeySpec = keyof typeof UNAVAILABLE_KEY_SPECS;

type KeyUsage = (typeof KEY_USAGES)[number];
type KeyOrigin = (typeof KEY_ORIGINS)[number];

interface PurposeFacts {
  readonly keyUsage: KeyUsage;
  /** What to choose when in doubt; stands first. */
  readonly usualSpec: CreatableKeySpec;
  readonly unavailable: readonly UnavailableKeySpec[];
}

const PURPOSES = {
  encrypt: { keyUsage: "ENCRYPT/DECRYPT", usualSpec: "Aliyun_AES_256", unavailable: ["Aliyun_SM4"] },
  sign: { keyUsage: "SIGN/VERIFY", usualSpec: "EC_P256", unavailable: ["EC_SM2"] },
  mac: { keyUsage: "GENERATE_VERIFY_MAC", usualSpec: "HMAC_256", unavailable: [] },
} as const satisfies Record<KeyPurpose, PurposeFacts>;

/** What the form of a new key chooses between. */
export interface KeyChoice {
  purpose: KeyPurpose;
  origin: KeyOrigin;
  keySpec: CreatableKeySpec;
}

export function usageOf(purpose: KeyPurpose): KeyUsage {
  return PURPOSES[purpose].keyUsage;
}

export function usualSpecOf(purpose: KeyPurpose): CreatableKeySpec {
  return PURPOSES[purpose].usualSpec;
}

/** The key specs that fit a purpose: the usual one first, then those of its family. */
export function specsFor(purpose: KeyPurpose): readonly CreatableKeySpec[] {
  const { keyUsage, usualSpec } = PURPOSES[purpose];
  const fitting = CREATABLE_KEY_SPECS.filter((spec) => {
    const usages: readonly string[] = KEY_SPECS[spec].keyUsages;
    return usages.includes(keyUsage) && spec !== usualSpec;
  });
  const { family } = KEY_SPECS[usualSpec];
  const isAkin = (spec: CreatableKeySpec) => KEY_SPECS[spec].family === family;
  return [usualSpec, ...fitting.filter(isAkin), ...fitting.filter((spec) => !isAkin(spec))];
}

/** Key specs that fit a purpose and are not offered here, with the reason. */
export function unavailableSpecsFor(
  purpose: KeyPurpose,
): readonly { keySpec: UnavailableKeySpec; reason: UnavailableReason }[] {
  return PURPOSES[purpose].unavailable.map((keySpec) => ({
    keySpec,
    reason: UNAVAILABLE_KEY_SPECS[keySpec].reason,
  }));
}

/** Why a key so chosen could never do something; `null` when it could. */
export function choiceReason(
  { purpose, origin, keySpec }: KeyChoice,
  operation: StatefulOperation | KeyFeature,
): CapabilityReason | null {
  return whyNot({ kind: "SoftwareKey", keyUsage: usageOf(purpose), keySpec, origin }, operation);
}
