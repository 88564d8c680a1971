import { expect, test } from "vitest";
import en from "@/messages/en.json";
import { keyReason, refusalOfState } from "./key-reason";

const KEY = {
  keyState: "Enabled",
  keySpec: "Aliyun_AES_256",
  keyUsage: "ENCRYPT/DECRYPT",
  origin: "Aliyun_KMS",
  protectionLevel: "SOFTWARE",
} as const;

test("a key that can do something has no reason against it", () => {
  expect(keyReason(KEY, "CreateKeyVersion")).toBeNull();
  expect(keyReason(KEY, "DisableKey")).toBeNull();
});

test("the state of a key is a reason", () => {
  expect(keyReason({ ...KEY, keyState: "Disabled" }, "CreateKeyVersion")).toBe("keys.why.state.Disabled");
  expect(keyReason(KEY, "CancelKeyDeletion")).toBe("keys.why.state.Enabled");
});

test("what a kind of key can never do is said before what its state forbids now", () => {
  const imported = { ...KEY, origin: "EXTERNAL", keyState: "Disabled" } as const;

  expect(keyReason(imported, "UpdateRotationPolicy")).toBe("errors.reason.importedNotRotated.why");
});

test.each(["Enabled", "Disabled", "PendingImport", "PendingDeletion"] as const)(
  "there are words for the state %s",
  (keyState) => {
    expect(en.keys.why.state[keyState]).not.toBe("");
  },
);

test("calls are refused in every state but one", () => {
  expect(refusalOfState("Enabled")).toBeNull();
  expect(refusalOfState("PendingDeletion")).toBe("Rejected.PendingDeletion");
});
