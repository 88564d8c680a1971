"use client";

import { useState } from "react";
import { MAC_ALGORITHMS, type MacAlgorithm, macAlgorithmsOf } from "@/lib/crypto/algorithms";
import { toBase64 } from "@/lib/format/encoding";
import { MAC_MESSAGE_BYTES } from "@/lib/key-use/schema";
import type { StatefulOperation } from "@/lib/keys/key-state";
import { EMPTY_INPUT, readInput } from "./byte-input-value";
import { useChosenKey } from "./queries";
import { useChoice } from "./use-choice";

/** What GenerateMac and VerifyMac take alike. */
export interface MacInput {
  keyId: string;
  algorithm: string;
  /** Base64. */
  message: string;
}

const ALL_ALGORITHMS = Object.keys(MAC_ALGORITHMS) as MacAlgorithm[];

/** The key, the algorithm and the message of an authentication code. */
export function useMac(keyText: string, operation: StatefulOperation) {
  const keyId = keyText.trim();
  const chosen = useChosenKey(keyText, operation);
  const fitting = chosen === null ? [] : macAlgorithmsOf(chosen.keySpec);
  const names = fitting.length === 0 ? ALL_ALGORITHMS : fitting;
  const algorithm = useChoice(names);
  const name = algorithm.value ?? "HMAC_SHA_256";
  const [message, setMessage] = useState(EMPTY_INPUT);
  const [wasTried, setWasTried] = useState(false);
  const read = readInput(message, MAC_MESSAGE_BYTES);
  /** What to send; `null` while something is missing, which is shown from then on. */
  const input = (): MacInput | null => {
    setWasTried(true);
    return read.ok && keyId !== "" ? { keyId, algorithm: name, message: toBase64(read.bytes) } : null;
  };
  const clear = () => {
    setMessage(EMPTY_INPUT);
    setWasTried(false);
  };
  return { keyId, names, algorithm, name, message, setMessage, read, wasTried, input, clear };
}

export type Mac = ReturnType<typeof useMac>;
