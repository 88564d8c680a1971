import { expect, test } from "vitest";
import { KEY_STATES } from "@/lib/keys/key-state";
import type { KeyMetadata } from "@/lib/keys/schema";
import { type BulkKind, undoOf, withReason, wouldChange } from "./bulk-act";

const key = (keyState: KeyMetadata["keyState"], deletionProtection: "Enabled" | "Disabled" = "Disabled") =>
  ({ keyState, deletionProtection }) as KeyMetadata;

test.each<[BulkKind, readonly KeyMetadata["keyState"][]]>([
  ["enable", ["Disabled"]],
  ["disable", ["Enabled"]],
  ["tag", KEY_STATES],
  ["untag", KEY_STATES],
  ["scheduleDeletion", ["Enabled", "Disabled", "PendingImport"]],
  ["cancelDeletion", ["PendingDeletion"]],
])("%s is offered for keys that it would change, and for no others", (kind, states) => {
  expect(KEY_STATES.filter((state) => wouldChange(kind, key(state)))).toEqual(states);
});

test("a key that is protected from deletion is not offered for it", () => {
  expect(wouldChange("scheduleDeletion", key("Enabled", "Enabled"))).toBe(false);
  expect(wouldChange("disable", key("Enabled", "Enabled"))).toBe(true);
});

test("an act is taken back only where that brings every key back to what it was", () => {
  expect(undoOf("enable", [key("Disabled")])).toEqual({ kind: "disable" });
  expect(undoOf("disable", [key("Enabled")])).toEqual({ kind: "enable" });
  expect(undoOf("scheduleDeletion", [key("Enabled"), key("PendingImport")])).toEqual({
    kind: "cancelDeletion",
  });
  expect(undoOf("scheduleDeletion", [key("Enabled"), key("Disabled")])).toBeNull();
  expect(undoOf("tag", [key("Enabled")])).toBeNull();
  expect(undoOf("disable", [])).toBeNull();
});

test("a reason goes with what takes one, and the act stays as it was", () => {
  expect(withReason({ kind: "scheduleDeletion", pendingWindowInDays: 30 }, "moved")).toEqual({
    kind: "scheduleDeletion",
    pendingWindowInDays: 30,
    overrideReason: "moved",
  });
  expect(withReason({ kind: "enable" }, "moved")).toBeNull();
});
