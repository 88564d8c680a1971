import { SubtleCrypto } from "webcrypto-core";
import { SoftwareAesGcmProvider } from "./aes-gcm-provider";

/** WebCrypto's `subtle`, with symmetric work done synchronously on node:crypto instead of a thread pool. */
export class SoftwareSubtleCrypto extends SubtleCrypto {
  constructor() {
    super();
    this.providers.set(new SoftwareAesGcmProvider());
  }
}
