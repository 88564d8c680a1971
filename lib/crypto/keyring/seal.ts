/** Where the root key comes from. */
export interface Seal {
  readonly type: "file";
  /**
   * Gives the 32 bytes of the root key. The caller owns them, and zeroes them when a `Keyring` has been made.
   *
   * @throws SealError
   */
  open(): Promise<Uint8Array>;
}

/** The root key cannot be had. The message tells an operator what to do, and holds nothing of the key. */
export class SealError extends Error {
  override readonly name = "SealError";
}
