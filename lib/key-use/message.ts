import { z } from "zod";
import { SIGNING_ALGORITHMS, type SigningAlgorithm } from "@/lib/crypto/algorithms";
import type { MessageToSign } from "@/lib/crypto/provider";
import { inputBytes } from "@/lib/operation/input-bytes";
import {
  DIGEST_BYTES,
  keyReferenceInput,
  keyVersionIdInput,
  MESSAGE_BYTES,
  MESSAGE_TYPES,
  SIGNING_ALGORITHM_NAMES,
} from "./schema";

/**
 * What AsymmetricSign and AsymmetricVerify take: the `digest` that the API knows, or a `message` with its
 * `messageType` as the instance API has it, exactly one of the two.
 */
export const messageShape = {
  keyId: keyReferenceInput,
  keyVersionId: keyVersionIdInput,
  algorithm: z.enum(SIGNING_ALGORITHM_NAMES),
  digest: inputBytes({ minBytes: 1, maxBytes: DIGEST_BYTES.max }).optional(),
  message: inputBytes({ minBytes: MESSAGE_BYTES.min, maxBytes: MESSAGE_BYTES.max }).optional(),
  messageType: z.enum(MESSAGE_TYPES).optional(),
};

interface MessageInput {
  algorithm: SigningAlgorithm;
  digest?: Uint8Array | undefined;
  message?: Uint8Array | undefined;
  messageType?: MessageToSign["messageType"] | undefined;
}

/** Refuses both or none of the two, a digest that is said to be a message, and one of another hash's length. */
export function checkMessage(input: MessageInput, ctx: z.RefinementCtx): void {
  const { algorithm, digest, message, messageType } = input;
  const refuse = (parameter: keyof MessageInput, params: object = { problem: "format" }) => {
    ctx.addIssue({ code: "custom", path: [parameter], params: { ...params } });
  };
  if (digest === undefined && message === undefined) refuse("digest");
  else if (digest !== undefined && message !== undefined) refuse("message");
  else if (digest !== undefined && messageType === "RAW") refuse("messageType");
  else {
    const { bytes, messageType: type } = messageOf(input);
    const { digestBytes } = SIGNING_ALGORITHMS[algorithm];
    if (type === "RAW" || bytes.length === digestBytes) return;
    const problem = bytes.length > digestBytes ? "tooLong" : "tooShort";
    refuse(digest === undefined ? "message" : "digest", { problem, max: digestBytes, min: digestBytes });
  }
}

/** What is to be signed; a message is one to hash unless the caller says otherwise. */
export function messageOf({ digest, message, messageType }: MessageInput): MessageToSign {
  if (digest !== undefined) return { messageType: "DIGEST", bytes: digest };
  return { messageType: messageType ?? "RAW", bytes: message ?? new Uint8Array() };
}

/** What the audit log keeps of it. */
export function messageParameters(input: MessageInput & { keyId: string; keyVersionId: string }) {
  return {
    KeyId: input.keyId,
    KeyVersionId: input.keyVersionId,
    Algorithm: input.algorithm,
    MessageType: messageOf(input).messageType,
  };
}
