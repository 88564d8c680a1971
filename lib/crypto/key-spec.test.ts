import { expect, test } from "vitest";
import { findKeySpec, isKeySpec, KEY_SPECS, type KeySpecFacts } from "./key-spec";

const rows: [string, KeySpecFacts][] = Object.entries(KEY_SPECS);

test.each(rows)("the facts of %s agree with each other", (_keySpec, facts) => {
  expect(facts.keyUsages.length).toBeGreaterThan(0);
  expect(facts.materialBytes).toBe(facts.kind === "symmetric" ? facts.bits / 8 : facts.materialBytes);
  expect("length" in facts.webCrypto ? facts.webCrypto.length : facts.bits).toBe(facts.bits);
});

test("only names of the table are key specs", () => {
  expect(isKeySpec("Aliyun_AES_256")).toBe(true);
  expect(isKeySpec("aliyun_aes_256")).toBe(false);
  expect(isKeySpec("toString")).toBe(false);
  expect(findKeySpec("__proto__")).toBeNull();
});
