import { expect, test } from "vitest";
import { isSessionAlive, sessionExpiry } from "./session-rules";

const START = new Date("2026-11-22T08:00:00.000Z");
const after = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

const CASES = [
  ["AliyunKMSFullAccess", 15, 12 * 60],
  ["AliyunKMSCryptoUserAccess", 15, 12 * 60],
  ["AliyunKMSReadOnlyAccess", 60, 24 * 60],
] as const;

test.each(CASES)("a session with %s ends after %i idle minutes", (policyName, idleMinutes) => {
  const session = { createdAt: START, lastSeenAt: START, expiresAt: sessionExpiry([policyName], START) };

  expect(isSessionAlive(session, [policyName], new Date(after(idleMinutes).getTime() - 1))).toBe(true);
  expect(isSessionAlive(session, [policyName], after(idleMinutes))).toBe(false);
});

test.each(CASES)(
  "a busy session with %s ends all the same (%i idle, %i in all)",
  (policyName, _idle, minutes) => {
    const lastMoment = new Date(after(minutes).getTime() - 1);
    const session = {
      createdAt: START,
      lastSeenAt: lastMoment,
      expiresAt: sessionExpiry([policyName], START),
    };

    expect(isSessionAlive(session, [policyName], lastMoment)).toBe(true);
    expect(isSessionAlive(session, [policyName], after(minutes))).toBe(false);
  },
);

test("more rights in the middle of a session shorten it at once", () => {
  const expiresAt = sessionExpiry(["AliyunKMSReadOnlyAccess"], START);
  const session = { createdAt: START, lastSeenAt: after(13 * 60), expiresAt };
  const now = after(13 * 60 + 1);

  expect(isSessionAlive(session, ["AliyunKMSReadOnlyAccess"], now)).toBe(true);
  expect(isSessionAlive(session, ["AliyunKMSReadOnlyAccess", "AliyunKMSFullAccess"], now)).toBe(false);
});
