import { buildCryptoWorker } from "./crypto-worker";

/** Tests with keys that need slow cryptography start the same threads that the service does. */
export default buildCryptoWorker;
