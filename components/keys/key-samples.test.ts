import fc from "fast-check";
import { expect, test } from "vitest";
import { createKeySamples, keyUseSamples } from "./key-samples";

const anyKey = fc.record({
  dkmsInstanceId: fc.string(),
  keySpec: fc.constant("Aliyun_AES_256"),
  keyUsage: fc.constant("ENCRYPT/DECRYPT"),
  description: fc.string({ unit: "binary" }),
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

test("no text can leave its literal in the code", () => {
  const keyId = '", evil: `1`, x: "\n</script>';

  const [encrypt] = keyUseSamples(keyId);
  const line = encrypt.code.split("\n").find((text) => text.includes("keyId:")) ?? "";

  expect(
    JSON.parse(
      line
        .trim()
        .replace(/^keyId: /, "")
        .replace(/,$/, ""),
    ),
  ).toBe(keyId);
});

test("samples hold placeholders where credentials would stand", () => {
  const code = keyUseSamples("key-1")
    .map((sample) => sample.code)
    .join("\n");

  expect(code).toContain("process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET");
  expect(code).toContain("<host:port of the gateway>");
});
