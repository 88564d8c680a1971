import { expect, test } from "vitest";
import { versionRows } from "./version-rows";

const CALLS = { last24Hours: 1, last7Days: 2, last30Days: 3 };
const VERSION = { keyId: "key-a", creationDate: "2026-11-24T00:00:00Z", isPrimary: false, hasMaterial: true };
const VERSIONS = [
  { ...VERSION, keyVersionId: "new" },
  { ...VERSION, keyVersionId: "old" },
];

test("each version stands beside its own use, in the order of the versions", () => {
  const use = { keyVersionId: "old", lastUsedDate: "2026-11-24T01:00:00Z", calls: CALLS };

  const rows = versionRows(VERSIONS, { versions: [use] });

  expect(rows.map(({ keyVersionId }) => keyVersionId)).toEqual(["new", "old"]);
  expect(rows[1]?.use?.calls).toEqual(CALLS);
});

test("a version that was never used has zeros, not nothing", () => {
  const [row] = versionRows(VERSIONS, { versions: [] });

  expect(row?.use).toEqual({ lastUsedDate: "", calls: { last24Hours: 0, last7Days: 0, last30Days: 0 } });
});

test("where the use may not be known, nothing is said of it", () => {
  expect(versionRows(VERSIONS, null).every(({ use }) => use === null)).toBe(true);
});
