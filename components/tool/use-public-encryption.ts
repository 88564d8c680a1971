"use client";

import {
  type DataEncryptionAlgorithm,
  ENCRYPTION_ALGORITHMS,
  encryptionAlgorithmsOf,
} from "@/lib/crypto/algorithms";
import { ENCRYPTION_ALGORITHM_NAMES } from "@/lib/key-use/schema";
import type { StatefulOperation } from "@/lib/keys/key-state";
import { useChoice } from "./use-choice";
import { useKeyPair } from "./use-key-pair";

/** Names that are kept only for those who can do no better. */
export const WEAK_ALGORITHMS: readonly string[] = ENCRYPTION_ALGORITHM_NAMES.filter(
  (name) => ENCRYPTION_ALGORITHMS[name].isInsecure,
);

/** The key pair and the algorithm of public-key encryption, and how much it encrypts. */
export function usePublicEncryption(keyText: string, operation: StatefulOperation) {
  const pair = useKeyPair(keyText, operation);
  const fitting = pair.chosen === null ? [] : encryptionAlgorithmsOf(pair.chosen.keySpec);
  const names: readonly DataEncryptionAlgorithm[] =
    fitting.length === 0 ? ENCRYPTION_ALGORITHM_NAMES : fitting;
  const algorithm = useChoice(names);
  const name = algorithm.value ?? "RSAES_OAEP_SHA_256";
  const bounds: Readonly<Record<string, number>> = ENCRYPTION_ALGORITHMS[name].maxPlaintextBytes;
  const longest = Math.max(...Object.values(bounds));
  return {
    pair,
    names,
    algorithm,
    name,
    maxBytes: bounds[pair.chosen?.keySpec ?? ""] ?? longest,
    isKeyReady: pair.keyId !== "" && pair.isVersionValid,
  };
}
