import { describe, expect, test } from "vitest";
import { KEY_STATES, type KeyState, requireKeyState, type StatefulOperation } from "./key-state";

/** Written out from the API's documentation, cell by cell, in the order of KEY_STATES. */
const DOCUMENTED: Record<StatefulOperation, readonly string[]> = {
  DescribeKey: ["ok", "ok", "ok", "ok"],
  UpdateKeyDescription: ["ok", "ok", "Rejected.PendingDeletion", "ok"],
  EnableKey: ["ok", "ok", "Rejected.StateModifiedFailed", "Rejected.StateModifiedFailed"],
  DisableKey: ["ok", "ok", "Rejected.StateModifiedFailed", "Rejected.StateModifiedFailed"],
  Encrypt: ["ok", "Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"],
  Decrypt: ["ok", "Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"],
  GenerateDataKey: ["ok", "Rejected.Disabled", "Rejected.PendingDeletion", "Rejected.PendingImport"],
};

const CELLS = (Object.keys(DOCUMENTED) as StatefulOperation[]).flatMap((operation) =>
  KEY_STATES.map((state, index) => [operation, state, DOCUMENTED[operation][index] ?? "?"] as const),
);

describe("the state table is the documented one", () => {
  test.each(CELLS)("%s of a key that is %s: %s", (operation, state, verdict) => {
    expect(verdictOf(operation, state)).toBe(verdict);
  });
});

function verdictOf(operation: StatefulOperation, state: KeyState): unknown {
  try {
    requireKeyState(operation, state);
    return "ok";
  } catch (error) {
    return error instanceof Error && "code" in error ? error.code : error;
  }
}
