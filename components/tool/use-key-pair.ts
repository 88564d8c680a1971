"use client";

import { useState } from "react";
import type { StatefulOperation } from "@/lib/keys/key-state";
import { keyVersionIdSchema } from "@/lib/keys/schema";
import { useChosenKey, useKeyVersions } from "./queries";

/** The key pair that is named, and which of its versions: the newest unless another one is chosen. */
export function useKeyPair(keyText: string, operation: StatefulOperation) {
  const [wanted, setWanted] = useState("");
  const chosen = useChosenKey(keyText, operation);
  const versions = useKeyVersions(chosen?.keyId);
  const known = versions?.find(({ keyVersionId }) => keyVersionId === wanted) ?? versions?.[0];
  const keyVersionId = known?.keyVersionId ?? wanted.trim().toLowerCase();
  return {
    keyId: keyText.trim(),
    chosen,
    versions,
    keyVersionId,
    isVersionValid: keyVersionIdSchema.safeParse(keyVersionId).success,
    wanted,
    setWanted,
  };
}

export type KeyPairChoice = ReturnType<typeof useKeyPair>;
