import { type RequestSample, requestSamples } from "@/lib/code-sample/request-samples";
import type { SampleRequest } from "@/lib/code-sample/sample-request";
import { encryptionAlgorithmsOf, macAlgorithmsOf, signingAlgorithmsOf } from "@/lib/crypto/algorithms";
import { findKeySpec } from "@/lib/crypto/key-spec";
import type { KeyMetadata } from "@/lib/keys/schema";

/** Which texts below `keys.use.call` go with a call. */
export type CallName =
  | "encrypt"
  | "decrypt"
  | "sign"
  | "verify"
  | "mac"
  | "verifyMac"
  | "publicEncrypt"
  | "publicDecrypt"
  | "publicKey";

export interface KeyCall {
  name: CallName;
  samples: readonly [RequestSample, ...RequestSample[]];
}

/** Shows where an encryption context goes. */
const CONTEXT = [["purpose", "example"]] as const;

/**
 * The calls that a key is made for, as code.
 *
 * @param keyVersionId of a key pair, which has no primary version; empty for one that the reader fills in.
 */
export function keyCalls(
  { keyId, keySpec, keyUsage }: Pick<KeyMetadata, "keyId" | "keySpec" | "keyUsage">,
  keyVersionId: string,
): readonly KeyCall[] {
  const call = (name: CallName, request: SampleRequest): KeyCall => ({
    name,
    samples: requestSamples(request),
  });
  const pair = (algorithm: string | undefined) => ({ keyId, keyVersionId, algorithm: algorithm ?? "" });
  const publicKey = call("publicKey", { operation: "GetPublicKey", keyId, keyVersionId });
  switch (findKeySpec(keySpec)?.kind) {
    case "mac": {
      const [algorithm = ""] = macAlgorithmsOf(keySpec);
      return [
        call("mac", { operation: "GenerateMac", keyId, algorithm }),
        call("verifyMac", { operation: "VerifyMac", keyId, algorithm }),
      ];
    }
    case "asymmetric": {
      if (keyUsage === "SIGN/VERIFY") {
        const [algorithm] = signingAlgorithmsOf(keySpec);
        return [
          call("sign", { operation: "AsymmetricSign", ...pair(algorithm) }),
          call("verify", { operation: "AsymmetricVerify", ...pair(algorithm) }),
          publicKey,
        ];
      }
      const [algorithm] = encryptionAlgorithmsOf(keySpec);
      return [
        call("publicEncrypt", { operation: "AsymmetricEncrypt", ...pair(algorithm) }),
        call("publicDecrypt", { operation: "AsymmetricDecrypt", ...pair(algorithm) }),
        publicKey,
      ];
    }
    case "symmetric":
    case undefined:
      return [
        call("encrypt", { operation: "Encrypt", keyId, encryptionContext: CONTEXT }),
        call("decrypt", { operation: "Decrypt", ciphertextBlob: "", encryptionContext: CONTEXT }),
      ];
  }
}
