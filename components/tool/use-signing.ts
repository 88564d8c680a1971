"use client";

import { useState } from "react";
import { SIGNING_ALGORITHMS, type SigningAlgorithm, signingAlgorithmsOf } from "@/lib/crypto/algorithms";
import { toBase64 } from "@/lib/format/encoding";
import type { StatefulOperation } from "@/lib/keys/key-state";
import { canHash, digestOf, EMPTY_MESSAGE, readMessage } from "./message-value";
import { useChoice } from "./use-choice";
import { useKeyPair } from "./use-key-pair";

/** What AsymmetricSign and AsymmetricVerify take alike. */
export interface MessageInput {
  keyId: string;
  keyVersionId: string;
  algorithm: string;
  /** Exactly one of the two, as Base64. */
  message?: string;
  digest?: string;
}

const ALL_ALGORITHMS = Object.keys(SIGNING_ALGORITHMS) as SigningAlgorithm[];

/** The key pair, the algorithm and the message of a signature. */
export function useSigning(keyText: string, operation: StatefulOperation) {
  const pair = useKeyPair(keyText, operation);
  const fitting = pair.chosen === null ? [] : signingAlgorithmsOf(pair.chosen.keySpec);
  const names = fitting.length === 0 ? ALL_ALGORITHMS : fitting;
  const algorithm = useChoice(names);
  const name = algorithm.value ?? "ECDSA_SHA_256";
  const digest = SIGNING_ALGORITHMS[name];
  const [message, setMessage] = useState(EMPTY_MESSAGE);
  const [wasTried, setWasTried] = useState(false);
  const read = readMessage(message, digest);
  const isReady =
    read.ok && pair.keyId !== "" && pair.isVersionValid && (read.parameter !== "file" || canHash());
  /** What to send; `null` while something is missing, which is shown from then on. */
  const input = async (): Promise<MessageInput | null> => {
    setWasTried(true);
    if (!isReady) return null;
    const parameter = read.parameter === "message" ? "message" : "digest";
    const bytes = read.parameter === "file" ? await digestOf(read.bytes, digest.hash) : read.bytes;
    return {
      keyId: pair.keyId,
      keyVersionId: pair.keyVersionId,
      algorithm: name,
      [parameter]: toBase64(bytes),
    };
  };
  const clear = () => {
    setMessage(EMPTY_MESSAGE);
    setWasTried(false);
  };
  return { pair, names, algorithm, name, digest, message, setMessage, wasTried, input, clear };
}

export type Signing = ReturnType<typeof useSigning>;
