import type { KeyObject } from "node:crypto";
import type { EncryptionAlgorithm, SigningAlgorithm } from "@/lib/crypto/algorithms";
import type { KeyPairSpec } from "@/lib/crypto/key-spec";
import type { KeyPair } from "@/lib/crypto/provider";

/** What takes too long for an event loop and has no asynchronous form in node:crypto, by name. */
export interface SlowJobs {
  /** The signature is verified. Public keys are canonical and of their spec. Here and below, the digest has the length of the algorithm's hash. */
  signDigest: {
    input: {
      keySpec: KeyPairSpec;
      algorithm: SigningAlgorithm;
      privateKey: KeyObject;
      publicKeySpki: Uint8Array;
      digest: Uint8Array;
    };
    output: Uint8Array;
  };
  verifyDigest: {
    input: {
      keySpec: KeyPairSpec;
      algorithm: SigningAlgorithm;
      publicKeySpki: Uint8Array;
      digest: Uint8Array;
      signature: Uint8Array;
    };
    output: boolean;
  };
  /** `null` whatever the cause of the failure. */
  decryptRsa: {
    input: { algorithm: EncryptionAlgorithm; privateKey: KeyObject; ciphertext: Uint8Array };
    output: Uint8Array | null;
  };
  /** `null` when it is no sound private key of this spec. */
  openPrivateKey: {
    input: { keySpec: KeyPairSpec; pkcs8: Uint8Array };
    output: KeyPair | null;
  };
}

export type SlowJobName = keyof SlowJobs;

/** Does slow work away from the event loop. Owners take turns: what one has to do does not keep the others waiting. */
export interface SlowCrypto {
  /**
   * Inputs are copied before the first `await`; the caller zeroes what is secret in its own.
   *
   * @throws KmsError ServiceUnavailableTemporary when the work could not be done, and may be tried again;
   * Rejected.Throttling when too much of this owner waits
   */
  run<Name extends SlowJobName>(
    owner: string,
    name: Name,
    input: SlowJobs[Name]["input"],
  ): Promise<SlowJobs[Name]["output"]>;
}

/** Who does slow work, and for whom. */
export interface SlowWork {
  readonly slow: SlowCrypto;
  readonly owner: string;
}
