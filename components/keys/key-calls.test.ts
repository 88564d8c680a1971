import { expect, test } from "vitest";
import { KEY_SPECS } from "@/lib/crypto/key-spec";
import { CREATABLE_KEY_SPECS } from "@/lib/keys/schema";
import { keyCalls } from "./key-calls";

const key = (keySpec: string, keyUsage: string) => ({ keyId: "key-a", keySpec, keyUsage });
const names = (keySpec: string, keyUsage: string) =>
  keyCalls(key(keySpec, keyUsage), "version-a").map(({ name }) => name);

test("each kind of key shows the calls it is made for", () => {
  expect(names("Aliyun_AES_256", "ENCRYPT/DECRYPT")).toEqual(["encrypt", "decrypt"]);
  expect(names("EC_P256", "SIGN/VERIFY")).toEqual(["sign", "verify", "publicKey"]);
  expect(names("RSA_2048", "ENCRYPT/DECRYPT")).toEqual(["publicEncrypt", "publicDecrypt", "publicKey"]);
  expect(names("HMAC_512", "GENERATE_VERIFY_MAC")).toEqual(["mac", "verifyMac"]);
});

test.each(
  CREATABLE_KEY_SPECS.flatMap((spec) => KEY_SPECS[spec].keyUsages.map((keyUsage) => [spec, keyUsage])),
)("the code for %s with %s names an algorithm of its own, and its key", (keySpec, keyUsage) => {
  for (const { name, samples } of keyCalls(key(keySpec, keyUsage), "version-a")) {
    const json = JSON.parse(samples.find(({ id }) => id === "json")?.code ?? "{}");

    expect(json.KeyId ?? json.CiphertextBlob).toBe(name === "decrypt" ? "<your ciphertext>" : "key-a");
    if ("Algorithm" in json) expect(json.Algorithm).not.toBe("");
    if ("KeyVersionId" in json) expect(json.KeyVersionId).toBe("version-a");
  }
});
