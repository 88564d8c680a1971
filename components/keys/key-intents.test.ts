import { expect, test } from "vitest";
import { KEY_SPECS, UNAVAILABLE_KEY_SPECS } from "@/lib/crypto/key-spec";
import { CREATABLE_KEY_SPECS, KEY_USAGES } from "@/lib/keys/schema";
import en from "@/messages/en.json";
import {
  choiceReason,
  KEY_PURPOSES,
  specsFor,
  unavailableSpecsFor,
  usageOf,
  usualSpecOf,
} from "./key-intents";

const offered = KEY_PURPOSES.flatMap((purpose) => specsFor(purpose).map((spec) => ({ purpose, spec })));

test("each usage has a purpose", () => {
  expect(KEY_PURPOSES.map(usageOf).sort()).toEqual([...KEY_USAGES].sort());
});

test("whatever can be created is offered for each purpose that it serves, and nothing else", () => {
  for (const spec of CREATABLE_KEY_SPECS) {
    const usages = offered.filter((row) => row.spec === spec).map(({ purpose }) => usageOf(purpose));

    expect(usages.sort()).toEqual([...KEY_SPECS[spec].keyUsages].sort());
  }
});

test.each(KEY_PURPOSES)("the usual spec for %s comes first, once", (purpose) => {
  const specs = specsFor(purpose);

  expect(specs[0]).toBe(usualSpecOf(purpose));
  expect(new Set(specs).size).toBe(specs.length);
});

test("whatever is not offered is named with its reason", () => {
  const named = KEY_PURPOSES.flatMap(unavailableSpecsFor);

  expect(named.map(({ keySpec }) => keySpec).sort()).toEqual(Object.keys(UNAVAILABLE_KEY_SPECS).sort());
});

test("each spec has a sentence for each purpose that it serves", () => {
  for (const { purpose, spec } of offered) {
    const texts: Record<string, string> = en.keys.create.specHelpFor[purpose];

    expect(texts[spec], `${purpose} ${spec}`).toBeTruthy();
  }
});

test("only symmetric keys made here rotate by themselves", () => {
  const choice = { purpose: "encrypt", keySpec: "Aliyun_AES_256", origin: "Aliyun_KMS" } as const;

  expect(choiceReason(choice, "AutomaticRotation")).toBeNull();
  expect(choiceReason({ ...choice, origin: "EXTERNAL" }, "AutomaticRotation")).toBe("importedNotRotated");
  expect(choiceReason({ ...choice, purpose: "sign", keySpec: "EC_P256" }, "AutomaticRotation")).toBe(
    "asymmetricNotRotated",
  );
});
