import { describe, expect, test } from "vitest";
import { OVERRIDE_REASON_LENGTH } from "@/lib/keys/schema";
import { consentFaults, consentNeeds } from "./consent";

const BOTH = { name: true, reason: true };

describe("what an act needs", () => {
  test("a key that nobody used needs its name only where the name is always asked for", () => {
    const unused = { isRecentlyUsed: false };

    expect(consentNeeds("always", unused, false)).toEqual({ name: true, reason: false });
    expect(consentNeeds("when-used", unused, false)).toEqual({ name: false, reason: false });
  });

  test.each(["always", "when-used"] as const)("a key in use needs its name and a reason (%s)", (asksName) => {
    expect(consentNeeds(asksName, { isRecentlyUsed: true }, false)).toEqual(BOTH);
  });

  test("the service decides where the use is not known", () => {
    expect(consentNeeds("when-used", null, false)).toEqual({ name: false, reason: false });
    expect(consentNeeds("when-used", null, true)).toEqual(BOTH);
  });
});

describe("what is missing", () => {
  const complete = { reason: "Moved to another key", typedName: "Payments", name: "Payments" };

  test("nothing when the name is right and there is a reason", () => {
    expect(consentFaults(BOTH, complete)).toEqual([]);
  });

  test("the name counts in every letter, though not in the spaces around it", () => {
    expect(consentFaults(BOTH, { ...complete, typedName: "payments" })).toEqual(["name"]);
    expect(consentFaults(BOTH, { ...complete, typedName: " Payments " })).toEqual([]);
  });

  test.each([
    ["", true],
    ["   ", true],
    ["x".repeat(OVERRIDE_REASON_LENGTH.min - 1), true],
    ["x".repeat(OVERRIDE_REASON_LENGTH.min), false],
    ["x".repeat(OVERRIDE_REASON_LENGTH.max), false],
    ["x".repeat(OVERRIDE_REASON_LENGTH.max + 1), true],
  ])("a reason has as many characters as the service takes (%#)", (reason, isFault) => {
    expect(consentFaults(BOTH, { ...complete, reason }).includes("reason")).toBe(isFault);
  });

  test("what is not needed is not missing", () => {
    expect(consentFaults({ name: false, reason: false }, { reason: "", typedName: "", name: "x" })).toEqual(
      [],
    );
  });
});
