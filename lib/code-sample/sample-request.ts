/** Pairs of the encryption context, in the order they were entered. */
type Pairs = readonly (readonly [string, string])[];

/** A version of a key pair, and how it is used. */
interface KeyPairRequest {
  keyId: string;
  /** Empty for one that the reader fills in. */
  keyVersionId: string;
  algorithm: string;
}

/** A request to show as code. It never holds a plaintext: a placeholder stands in its place. */
export type SampleRequest =
  | { operation: "Encrypt"; keyId: string; encryptionContext: Pairs }
  | { operation: "Decrypt"; ciphertextBlob: string; encryptionContext: Pairs }
  | {
      operation: "ReEncrypt";
      ciphertextBlob: string;
      sourceEncryptionContext: Pairs;
      destinationKeyId: string;
      destinationEncryptionContext: Pairs;
    }
  | {
      operation: "GenerateDataKey" | "GenerateDataKeyWithoutPlaintext";
      keyId: string;
      numberOfBytes: number;
      encryptionContext: Pairs;
    }
  | ({ operation: "AsymmetricSign" | "AsymmetricVerify" } & KeyPairRequest)
  | ({ operation: "AsymmetricEncrypt" | "AsymmetricDecrypt" } & KeyPairRequest)
  | { operation: "GetPublicKey"; keyId: string; keyVersionId: string }
  | { operation: "GenerateMac" | "VerifyMac"; keyId: string; algorithm: string };

/** A parameter as the API names it. */
export interface SampleParameter {
  name: string;
  value:
    | { kind: "text"; text: string }
    /** The Base64 of a text that the reader fills in. */
    | { kind: "base64-of"; text: string }
    | { kind: "number"; number: number }
    | { kind: "map"; entries: Pairs };
}

export const PLACEHOLDERS = {
  accessKeyId: "<your access key ID>",
  accessKeySecret: "<your access key secret>",
  endpoint: "<your gateway host and port>",
  keyId: "<your key ID>",
  keyVersionId: "<your key version ID>",
  plaintext: "<your plaintext>",
  message: "<your message>",
  /** Of the length of the algorithm; a caller hashes, the service signs. */
  digest: "<Base64 of the digest>",
  signature: "<your signature>",
  mac: "<your message authentication code>",
  ciphertextBlob: "<your ciphertext>",
} as const;

/** A longer ciphertext would bury the code around it. */
const SHOWN_CIPHERTEXT_LENGTH = 400;

/** The field of the answer that a caller wants, as the API names it. */
const ANSWER_FIELDS = {
  Encrypt: "CiphertextBlob",
  Decrypt: "Plaintext",
  ReEncrypt: "CiphertextBlob",
  GenerateDataKey: "CiphertextBlob",
  GenerateDataKeyWithoutPlaintext: "CiphertextBlob",
  AsymmetricSign: "Value",
  AsymmetricVerify: "Value",
  AsymmetricEncrypt: "CiphertextBlob",
  AsymmetricDecrypt: "Plaintext",
  GetPublicKey: "PublicKey",
  GenerateMac: "Mac",
  VerifyMac: "Value",
} as const satisfies Record<SampleRequest["operation"], string>;

export function answerField({ operation }: SampleRequest): string {
  return ANSWER_FIELDS[operation];
}

export function sampleParameters(request: SampleRequest): SampleParameter[] {
  switch (request.operation) {
    case "Encrypt":
      return [keyId(request.keyId), plaintext(), ...context(request.encryptionContext)];
    case "Decrypt":
      return [ciphertext(request.ciphertextBlob), ...context(request.encryptionContext)];
    case "ReEncrypt":
      return [
        ciphertext(request.ciphertextBlob),
        ...context(request.sourceEncryptionContext, "SourceEncryptionContext"),
        text("DestinationKeyId", request.destinationKeyId || PLACEHOLDERS.keyId),
        ...context(request.destinationEncryptionContext, "DestinationEncryptionContext"),
      ];
    case "GenerateDataKey":
    case "GenerateDataKeyWithoutPlaintext":
      return [
        keyId(request.keyId),
        { name: "NumberOfBytes", value: { kind: "number", number: request.numberOfBytes } },
        ...context(request.encryptionContext),
      ];
    case "AsymmetricSign":
      return [...keyPair(request), text("Digest", PLACEHOLDERS.digest)];
    case "AsymmetricVerify":
      return [
        ...keyPair(request),
        text("Digest", PLACEHOLDERS.digest),
        text("Value", PLACEHOLDERS.signature),
      ];
    case "AsymmetricEncrypt":
      return [...keyPair(request), plaintext()];
    case "AsymmetricDecrypt":
      return [...keyPair(request), ciphertext("")];
    case "GetPublicKey":
      return [keyId(request.keyId), keyVersionId(request.keyVersionId)];
    case "GenerateMac":
      return macParameters(request);
    case "VerifyMac":
      return [...macParameters(request), text("Mac", PLACEHOLDERS.mac)];
  }
}

function keyPair(request: KeyPairRequest): SampleParameter[] {
  return [keyId(request.keyId), keyVersionId(request.keyVersionId), text("Algorithm", request.algorithm)];
}

function macParameters(request: { keyId: string; algorithm: string }): SampleParameter[] {
  return [
    keyId(request.keyId),
    text("Algorithm", request.algorithm),
    { name: "Message", value: { kind: "base64-of", text: PLACEHOLDERS.message } },
  ];
}

function keyId(id: string): SampleParameter {
  return text("KeyId", id === "" ? PLACEHOLDERS.keyId : id);
}

function keyVersionId(id: string): SampleParameter {
  return text("KeyVersionId", id === "" ? PLACEHOLDERS.keyVersionId : id);
}

function plaintext(): SampleParameter {
  return { name: "Plaintext", value: { kind: "base64-of", text: PLACEHOLDERS.plaintext } };
}

function ciphertext(ciphertextBlob: string): SampleParameter {
  const isShown = ciphertextBlob !== "" && ciphertextBlob.length <= SHOWN_CIPHERTEXT_LENGTH;
  return text("CiphertextBlob", isShown ? ciphertextBlob : PLACEHOLDERS.ciphertextBlob);
}

function context(entries: Pairs, name = "EncryptionContext"): SampleParameter[] {
  return entries.length === 0 ? [] : [{ name, value: { kind: "map", entries } }];
}

function text(name: string, value: string): SampleParameter {
  return { name, value: { kind: "text", text: value } };
}
