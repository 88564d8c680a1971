import { generateKeyPairSync, getCiphers, getCurves, publicEncrypt } from "node:crypto";
import { expect, test } from "vitest";
import { encryptionAlgorithmsOf, macAlgorithmsOf, signingAlgorithmsOf } from "./algorithms";
import { findKeySpec, isKeySpec, KEY_SPECS, type KeySpecFacts, UNAVAILABLE_KEY_SPECS } from "./key-spec";

const rows: [string, KeySpecFacts][] = Object.entries(KEY_SPECS);

test.each(rows)("the facts of %s agree with each other", (_keySpec, facts) => {
  expect(facts.keyUsages).toContain(facts.defaultKeyUsage);
  expect(facts.materialBytes).toBe(facts.kind === "asymmetric" ? null : facts.bits / 8);
  expect(facts.materialFormat).toBe(facts.kind === "asymmetric" ? "pkcs8" : "raw");
  expect(facts.family === "rsa" ? facts.modulusBits : facts.bits).toBe(facts.bits);
});

test.each(rows)("%s has algorithms for exactly what it may be used for", (keySpec, { keyUsages, kind }) => {
  expect(encryptionAlgorithmsOf(keySpec).length > 0 || kind === "symmetric").toBe(
    keyUsages.includes("ENCRYPT/DECRYPT"),
  );
  expect(signingAlgorithmsOf(keySpec).length > 0).toBe(keyUsages.includes("SIGN/VERIFY"));
  expect(macAlgorithmsOf(keySpec).length > 0).toBe(keyUsages.includes("GENERATE_VERIFY_MAC"));
});

test.each(rows)("this Node.js has the curve of %s", (_keySpec, facts) => {
  expect(facts.family !== "ec" || getCurves().includes(facts.curve)).toBe(true);
});

test("what is not available is not in the table, and still is not available here", () => {
  expect(Object.keys(UNAVAILABLE_KEY_SPECS).filter(isKeySpec)).toEqual([]);
  expect(getCiphers()).toContain("sm4-cbc");
  expect(getCiphers()).not.toContain("sm4-gcm");
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "SM2" });
  expect(() => publicEncrypt(publicKey, Buffer.from("data"))).toThrow("operation not supported");
});

test("only names of the table are key specs", () => {
  expect(isKeySpec("Aliyun_AES_256")).toBe(true);
  expect(isKeySpec("aliyun_aes_256")).toBe(false);
  expect(isKeySpec("toString")).toBe(false);
  expect(findKeySpec("__proto__")).toBeNull();
});
