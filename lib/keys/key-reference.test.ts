import fc from "fast-check";
import { expect, test } from "vitest";
import { KmsError } from "@/lib/platform/errors";
import { parseKeyReference, parseManagedKeyId } from "./key-reference";

const SCOPE = { accountId: "1540355698840000", region: "local-1" };
const KEY_ID = "key-loc62f1cb66fa42qo0000";

test.each([
  ["a key ID", KEY_ID, { keyId: KEY_ID }],
  [
    "an old key ID",
    "7906979c-8e06-46a2-be2d-68e3ccbc0000",
    { keyId: "7906979c-8e06-46a2-be2d-68e3ccbc0000" },
  ],
  ["an alias", "alias/payments-db", { aliasName: "alias/payments-db" }],
  ["an alias with slashes", "alias/team/db_1", { aliasName: "alias/team/db_1" }],
  ["a key ARN", `acs:kms:local-1:1540355698840000:key/${KEY_ID}`, { keyId: KEY_ID }],
  ["an alias ARN", "acs:kms:local-1:1540355698840000:alias/a", { aliasName: "alias/a" }],
])("%s is read", (_what, text, reference) => {
  expect(parseKeyReference(SCOPE, text)).toEqual(reference);
});

test.each([
  ["another account", `acs:kms:local-1:9999999999999999:key/${KEY_ID}`],
  ["another region", `acs:kms:cn-hangzhou:1540355698840000:key/${KEY_ID}`],
])("a key of %s does not exist here", (_where, text) => {
  expect(() => parseKeyReference(SCOPE, text)).toThrow(
    expect.objectContaining({ code: "Forbidden.KeyNotFound" }),
  );
});

test.each([
  ["key id"],
  ["alias/"],
  ["alias/ä"],
  ["acs:kms:local-1:1540355698840000:secret/x"],
  ["a".repeat(65)],
  ["key/x"],
])("%j is not a key reference", (text) => {
  expect(() => parseKeyReference(SCOPE, text)).toThrow(
    expect.objectContaining({ code: "InvalidParameter", parameter: "KeyId" }),
  );
});

test("an operation that manages a key takes no alias", () => {
  expect(() => parseManagedKeyId(SCOPE, "alias/payments-db")).toThrow(
    expect.objectContaining({ code: "Unsupported.Alias" }),
  );
});

test("whatever is sent, the answer is a reference or a KmsError that does not repeat it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      try {
        parseKeyReference(SCOPE, text);
      } catch (error) {
        expect(error).toBeInstanceOf(KmsError);
        if (text.length > 12) expect(String(error)).not.toContain(text);
      }
    }),
  );
});
