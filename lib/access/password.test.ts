import { expect, test, vi } from "vitest";
import { hashPassword, isOutdatedHash, PASSWORD_HASH_PREFIX, verifyPassword } from "./password";

const PASSWORD = "brass-otter-lantern-42";
/** Hashing is slow by intention, and slower on a busy machine. */
const TIMEOUT_MS = 60_000;

vi.setConfig({ testTimeout: TIMEOUT_MS });

test("a password is verified against its own hash and no other", async () => {
  const passwordHash = await hashPassword(PASSWORD);

  expect(await verifyPassword(passwordHash, PASSWORD)).toBe(true);
  expect(await verifyPassword(passwordHash, `${PASSWORD} `)).toBe(false);
  expect(passwordHash.startsWith(PASSWORD_HASH_PREFIX)).toBe(true);
  expect(passwordHash).not.toContain(PASSWORD);
});

test("two hashes of one password differ", async () => {
  const [one, other] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);

  expect(one).not.toBe(other);
});

test("every character of a long password counts", async () => {
  const long = "0123456789abcdef".repeat(16);
  const passwordHash = await hashPassword(long);

  expect(await verifyPassword(passwordHash, `${long.slice(0, -1)}!`)).toBe(false);
  expect(await verifyPassword(passwordHash, long)).toBe(true);
});

test("a password is the same however the keyboard composes its letters", async () => {
  const passwordHash = await hashPassword("caf\u00e9 au lait, twice");

  expect(await verifyPassword(passwordHash, "cafe\u0301 au lait, twice")).toBe(true);
});

test("without a user no password is right, and it takes about as long", async () => {
  const passwordHash = await hashPassword(PASSWORD);
  /** The fastest of three: what else the machine does only ever adds. */
  const fastestMs = async (stored: string | null) => {
    const times: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const startedAt = performance.now();
      expect(await verifyPassword(stored, "wrong")).toBe(false);
      times.push(performance.now() - startedAt);
    }
    return Math.min(...times);
  };

  const known = await fastestMs(passwordHash);
  const unknown = await fastestMs(null);

  expect(unknown).toBeGreaterThan(known / 3);
  expect(unknown).toBeLessThan(known * 3);
});

test("a hash of other parameters is outdated", async () => {
  expect(isOutdatedHash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA")).toBe(true);
  expect(isOutdatedHash(await hashPassword(PASSWORD))).toBe(false);
});
