import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleEvent } from "@/lib/testing/audit-event";
import { auditRow, canonicalJson, leafHash } from "./canonical-event";

const jsonObject = fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue({ stringUnit: "grapheme" }));

test("the canonical form does not depend on the order of members", () => {
  fc.assert(
    fc.property(jsonObject, (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());

      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
    }),
  );
});

test("the canonical form says the same as the value, and is its own canonical form", () => {
  fc.assert(
    fc.property(jsonObject, (value) => {
      const text = canonicalJson(value);

      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});

test("the sample of RFC 8785 3.2.4 gets the bytes printed there", () => {
  const sample =
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
    '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}';

  const text = canonicalJson(JSON.parse(sample));

  expect(text).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test("the leaf hash of the empty entry is the one RFC 6962 gives", () => {
  expect(Buffer.from(leafHash("")).toString("hex")).toBe(
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  );
});

test("the hash of a row can be computed again from its text alone", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (userAgent) => {
      const row = auditRow(sampleEvent({ userAgent: userAgent.toWellFormed() }));

      const again = createHash("sha256")
        .update(Buffer.concat([Buffer.of(0), Buffer.from(row.canonical, "utf8")]))
        .digest();
      expect(again.equals(row.leafHash)).toBe(true);
    }),
  );
});

test("half of a surrogate pair has no canonical form", () => {
  expect(() => canonicalJson({ text: "\ud800" })).toThrow();
});

test("columns are cut to their widths while the text stays whole", () => {
  const longName = `${"x".repeat(254)}😀 and more`;

  const row = auditRow(sampleEvent({ resourceName: longName, sourceIpAddress: "a\0b" }));

  expect(row.resourceName).toHaveLength(255);
  expect(row.resourceName.isWellFormed()).toBe(true);
  expect(row.sourceIp).toBe("ab");
  expect(JSON.parse(row.canonical)).toMatchObject({ resourceName: longName, sourceIpAddress: "a\0b" });
});
