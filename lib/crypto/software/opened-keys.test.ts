import { randomBytes, randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { KEY_SPECS } from "@/lib/crypto/key-spec";
import type { Keyring } from "@/lib/crypto/keyring/keyring";
import { OPENED_KEY_MINUTES, OpenedKeys } from "./opened-keys";

const MINUTE_MS = 60_000;
const FACTS = KEY_SPECS.Aliyun_AES_256;

afterEach(() => {
  vi.useRealTimers();
});

function openedKeys() {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "setTimeout", "performance"] });
  // No process opens a key at the very instant zero, which the cache takes for no time at all.
  vi.advanceTimersByTime(MINUTE_MS);
  const unwrap = vi.fn(async () => randomBytes(32));
  return { opened: new OpenedKeys({ unwrap } as unknown as Keyring, 100), unwrap };
}

function storedKey() {
  return {
    accountId: "1000000000000001",
    instanceId: "kst-1",
    keyId: "key-1",
    keyVersionId: randomUUID(),
    keySpec: "Aliyun_AES_256",
    kekId: randomUUID(),
    wrappedMaterial: randomBytes(60),
    publicKey: null,
  };
}

test("a key that is used all the time is opened anew when its time is over", async () => {
  const { opened, unwrap } = openedKeys();
  const stored = storedKey();

  for (let minute = 0; minute < OPENED_KEY_MINUTES; minute += 1) {
    await opened.open(stored, FACTS);
    vi.advanceTimersByTime(MINUTE_MS);
  }
  const opensBefore = unwrap.mock.calls.length;
  vi.advanceTimersByTime(MINUTE_MS);
  await opened.open(stored, FACTS);

  expect(opensBefore).toBe(1);
  expect(unwrap).toHaveBeenCalledTimes(2);
});

test("a key that nobody asks for again, as after another process destroyed it, leaves the memory by itself", async () => {
  const { opened } = openedKeys();
  await opened.open(storedKey(), FACTS);
  await opened.open(storedKey(), FACTS);
  const sizeBefore = opened.size;

  vi.advanceTimersByTime((OPENED_KEY_MINUTES + 11) * MINUTE_MS);

  expect(sizeBefore).toBe(2);
  expect(opened.size).toBe(0);
});
