import { expect, test } from "vitest";
import { KEY_PURPOSES, specsFor, usageOf } from "./key-intents";
import { keyToolHref } from "./key-tool";

const key = (keySpec: string, keyUsage: string) => ({
  keyId: "key-a",
  keySpec,
  keyUsage,
  origin: "Aliyun_KMS",
  protectionLevel: "SOFTWARE",
});

test.each([
  ["Aliyun_AES_256", "ENCRYPT/DECRYPT", "encrypt"],
  ["RSA_2048", "ENCRYPT/DECRYPT", "public-encrypt"],
  ["RSA_2048", "SIGN/VERIFY", "sign"],
  ["HMAC_512", "GENERATE_VERIFY_MAC", "mac"],
])("%s for %s is tried at %s", (keySpec, keyUsage, tab) => {
  expect(keyToolHref(key(keySpec, keyUsage))).toBe(`/tool?tab=${tab}&key=key-a`);
});

test("every key that can be created has a call to try it with", () => {
  for (const purpose of KEY_PURPOSES) {
    for (const spec of specsFor(purpose)) {
      const isSymmetric = purpose === "encrypt" && spec === "Aliyun_AES_256";

      expect(keyToolHref(key(spec, usageOf(purpose))).includes("tab=encrypt&")).toBe(isSymmetric);
    }
  }
});
