import fc from "fast-check";
import { expect, test } from "vitest";
import { createKeySamples, type NewKey } from "./key-samples";

const NEW_KEY: NewKey = {
  dkmsInstanceId: "kst-abcd",
  keySpec: "Aliyun_AES_256",
  keyUsage: "ENCRYPT/DECRYPT",
  origin: "Aliyun_KMS",
  description: "",
  enableAutomaticRotation: false,
  enableDeletionProtection: false,
  tags: [],
};

const anyKey = fc.record({
  dkmsInstanceId: fc.string(),
  keySpec: fc.constant("Aliyun_AES_256"),
  keyUsage: fc.constant("ENCRYPT/DECRYPT"),
  origin: fc.constant("Aliyun_KMS"),
  description: fc.string({ unit: "binary" }),
  enableAutomaticRotation: fc.constant(false),
  enableDeletionProtection: fc.constant(false),
  tags: fc.array(fc.record({ tagKey: fc.string(), tagValue: fc.string() }), { maxLength: 3 }),
});

test("the JSON request says exactly what was entered, whatever that is", () => {
  fc.assert(
    fc.property(anyKey, (key) => {
      const [json] = createKeySamples(key);
      const request = JSON.parse(json.code);

      expect(request.DKMSInstanceId).toBe(key.dkmsInstanceId);
      expect(request.Description ?? "").toBe(key.description);
      expect(JSON.parse(request.Tags ?? "[]")).toEqual(
        key.tags.map(({ tagKey, tagValue }) => ({ TagKey: tagKey, TagValue: tagValue })),
      );
    }),
  );
});

test("a description stays one word of the shell, whatever it holds", () => {
  const [, cli] = createKeySamples({ ...NEW_KEY, description: "it's; rm -rf $HOME `id`" });

  expect(cli?.code).toContain("--Description 'it'\\''s; rm -rf $HOME `id`' \\\n");
});

test("what was left out is not in the request", () => {
  const [json] = createKeySamples(NEW_KEY);

  expect(Object.keys(JSON.parse(json.code))).toEqual(["Action", "DKMSInstanceId", "KeySpec", "KeyUsage"]);
});

test("rotation and origin are in the request when they are chosen", () => {
  const [json] = createKeySamples({
    ...NEW_KEY,
    origin: "EXTERNAL",
    enableAutomaticRotation: true,
    rotationInterval: "90d",
  });

  expect(JSON.parse(json.code)).toMatchObject({
    Origin: "EXTERNAL",
    EnableAutomaticRotation: "true",
    RotationInterval: "90d",
  });
});

test("what follows the creation is a command of its own", () => {
  const [, cli] = createKeySamples({ ...NEW_KEY, enableDeletionProtection: true }, "alias/payments");

  expect(cli?.code.match(/^aliyun kms \w+/gm)).toEqual([
    "aliyun kms CreateKey",
    "aliyun kms CreateAlias",
    "aliyun kms SetDeletionProtection",
  ]);
  expect(cli?.code).toContain("--AliasName 'alias/payments'");
});
