import { expect, test } from "vitest";
import { KEY_VERSIONS_MAX } from "@/lib/keys/schema";
import { versionObstacle } from "./version-limits";

const NOW = new Date("2026-11-24T12:00:00Z");
const KEY = {
  keyState: "Enabled",
  keySpec: "Aliyun_AES_256",
  keyUsage: "ENCRYPT/DECRYPT",
  origin: "Aliyun_KMS",
  protectionLevel: "SOFTWARE",
  versionCount: 1,
  lastRotationDate: "2026-11-01T00:00:00Z",
} as const;

test("nothing keeps an enabled symmetric key from a version seven days after the last", () => {
  expect(versionObstacle({ ...KEY, lastRotationDate: "2026-11-17T12:00:00Z" }, NOW)).toBeNull();
});

test("a second too early is too early, and it says when", () => {
  const obstacle = versionObstacle({ ...KEY, lastRotationDate: "2026-11-17T12:00:01Z" }, NOW);

  expect(obstacle).toEqual({ kind: "gap", days: 7, availableAt: new Date("2026-11-24T12:00:01Z") });
});

test("a key has fifty versions at most", () => {
  expect(versionObstacle({ ...KEY, versionCount: KEY_VERSIONS_MAX - 1 }, NOW)).toBeNull();
  expect(versionObstacle({ ...KEY, versionCount: KEY_VERSIONS_MAX }, NOW)).toEqual({
    kind: "limit",
    max: KEY_VERSIONS_MAX,
  });
});

test("what the key is comes before how many it has", () => {
  const full = { ...KEY, versionCount: KEY_VERSIONS_MAX };

  expect(versionObstacle({ ...full, keyState: "Disabled" }, NOW)).toMatchObject({ kind: "reason" });
  expect(versionObstacle({ ...full, keySpec: "HMAC_256", keyUsage: "GENERATE_VERIFY_MAC" }, NOW)).toEqual({
    kind: "reason",
    reason: "errors.reason.macNotRotated.why",
  });
});
