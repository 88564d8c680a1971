import { createHmac, timingSafeEqual } from "node:crypto";

export const ROOT_KEY_BYTES = 32;
const CHECK_VALUE_BYTES = 16;
const CHECK_VALUE_LABEL = "keyward root key check value v1";

/**
 * A value that recognizes a root key and tells nothing else about it: the first half of HMAC-SHA256 over a
 * fixed label. It may be stored in the clear.
 */
export function rootKeyCheckValue(rootKey: Uint8Array): Uint8Array {
  const mac = createHmac("sha256", rootKey).update(CHECK_VALUE_LABEL).digest();
  return new Uint8Array(mac.subarray(0, CHECK_VALUE_BYTES));
}

/** Whether `rootKey` is the one that `checkValue` was made from. Takes the same time for every wrong key. */
export function isRootKeyOf(checkValue: Uint8Array, rootKey: Uint8Array): boolean {
  const expected = rootKeyCheckValue(rootKey);
  return checkValue.length === expected.length && timingSafeEqual(checkValue, expected);
}
