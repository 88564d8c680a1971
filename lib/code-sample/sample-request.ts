/** A request to show as code. It never holds a plaintext: a placeholder stands in its place. */
export type SampleRequest = {
  /** Pairs of the encryption context, in the order they were entered. */
  encryptionContext: readonly (readonly [string, string])[];
} & (
  | { operation: "Encrypt"; keyId: string }
  | { operation: "Decrypt"; ciphertextBlob: string }
  | { operation: "GenerateDataKey"; keyId: string; numberOfBytes: number }
);

/** A parameter as the API names it. */
export interface SampleParameter {
  name: "KeyId" | "Plaintext" | "CiphertextBlob" | "NumberOfBytes" | "EncryptionContext";
  value:
    | { kind: "text"; text: string }
    /** The Base64 of a text that the reader fills in. */
    | { kind: "base64-of"; text: string }
    | { kind: "number"; number: number }
    | { kind: "map"; entries: readonly (readonly [string, string])[] };
}

export const PLACEHOLDERS = {
  accessKeyId: "<your access key ID>",
  accessKeySecret: "<your access key secret>",
  endpoint: "<your gateway host and port>",
  keyId: "<your key ID>",
  plaintext: "<your plaintext>",
  ciphertextBlob: "<your ciphertext>",
} as const;

/** A longer ciphertext would bury the code around it. */
const SHOWN_CIPHERTEXT_LENGTH = 400;

export function sampleParameters(request: SampleRequest): SampleParameter[] {
  const context: SampleParameter[] =
    request.encryptionContext.length === 0
      ? []
      : [{ name: "EncryptionContext", value: { kind: "map", entries: request.encryptionContext } }];
  return [...ownParameters(request), ...context];
}

/** The field of the answer that a caller wants, as the API names it. */
export function answerField(request: SampleRequest): "CiphertextBlob" | "Plaintext" {
  return request.operation === "Decrypt" ? "Plaintext" : "CiphertextBlob";
}

function ownParameters(request: SampleRequest): SampleParameter[] {
  switch (request.operation) {
    case "Encrypt":
      return [
        keyId(request.keyId),
        { name: "Plaintext", value: { kind: "base64-of", text: PLACEHOLDERS.plaintext } },
      ];
    case "Decrypt":
      return [{ name: "CiphertextBlob", value: { kind: "text", text: shown(request.ciphertextBlob) } }];
    case "GenerateDataKey":
      return [
        keyId(request.keyId),
        { name: "NumberOfBytes", value: { kind: "number", number: request.numberOfBytes } },
      ];
  }
}

function keyId(text: string): SampleParameter {
  return { name: "KeyId", value: { kind: "text", text: text === "" ? PLACEHOLDERS.keyId : text } };
}

function shown(ciphertextBlob: string): string {
  const isShown = ciphertextBlob !== "" && ciphertextBlob.length <= SHOWN_CIPHERTEXT_LENGTH;
  return isShown ? ciphertextBlob : PLACEHOLDERS.ciphertextBlob;
}
