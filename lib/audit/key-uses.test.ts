import { expect, test } from "vitest";
import type { ActionTrailEvent } from "@/lib/operation/audit-event";
import { sampleUse } from "@/lib/testing/audit-event";
import { keyUses } from "./key-uses";

const VERSION = "7ce1a081-6a57-4aa4-a1b0-3d0a2c6a6b2a";
const use = { keyId: "key-hzz6a2f4c19d8e", keyVersionId: VERSION };

test("a call that used a key counts for the key and the version it tells", () => {
  expect(keyUses(sampleUse({ keyVersionId: VERSION }))).toEqual([use]);
});

test.each(["Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"])(
  "a call refused with %s counts, without a version",
  (errorCode) => {
    expect(keyUses(sampleUse({}, { errorCode }))).toEqual([{ ...use, keyVersionId: "" }]);
  },
);

test("a call with two keys counts for both, each with its own version", () => {
  const event = sampleUse(
    {},
    {
      resourceName: "key-old",
      referencedResources: { "ACS::KMS::Key": ["key-old", "key-new"] },
      responseElements: { KeyId: "key-new", KeyVersionId: "v-new", SourceKeyVersionId: "v-old" },
    },
  );

  expect(keyUses(event)).toEqual([
    { keyId: "key-old", keyVersionId: "v-old" },
    { keyId: "key-new", keyVersionId: "v-new" },
  ]);
});

test("a refusal counts for the key that refused, not for the other one of the call", () => {
  const event = sampleUse(
    {},
    {
      errorCode: "Rejected.Disabled",
      referencedResources: { "ACS::KMS::Key": ["key-old", "key-new"] },
      responseElements: { KeyId: "key-old" },
    },
  );

  expect(keyUses(event)).toEqual([{ keyId: "key-old", keyVersionId: "" }]);
});

test("a call with one key twice counts once", () => {
  const event = sampleUse({}, { referencedResources: { "ACS::KMS::Key": ["key-1", "key-1"] } });

  expect(keyUses(event)).toHaveLength(1);
});

test.each<[string, Partial<ActionTrailEvent>]>([
  ["a refusal for another reason", { errorCode: "Forbidden.NoPermission" }],
  ["a failure", { errorCode: "InternalFailure" }],
  ["the answer to a dry run", { errorCode: "DryRunOperationError" }],
  [
    "a dry run refused for the key's state",
    { errorCode: "Rejected.Disabled", requestParameters: { DryRun: true } },
  ],
  ["a call that touched no key", { referencedResources: {} }],
  ["a call on something else", { referencedResources: { "ACS::KMS::Instance": ["kst-1"] } }],
  ["reading a key", { additionalEventData: effect("read") }],
  ["changing a key", { additionalEventData: effect("write") }],
])("%s is no use", (_what, changes) => {
  expect(keyUses(sampleUse({}, changes))).toEqual([]);
});

function effect(name: "read" | "write"): ActionTrailEvent["additionalEventData"] {
  return { door: "console", effect: name, scheme: "https", durationMs: 3 };
}
