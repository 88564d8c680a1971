import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { Keyring, type StoredKek } from "./keyring";
import { UnwrapFailed } from "./unwrap-failed";
import type { WrapContext } from "./wrap-format";

const OWNER = { accountId: "1234567890123456", instanceId: "kst-hzz1" };
/** HMAC-SHA-256 of 32 sevens under the key of the object below, from the first release that had identities. */
const IDENTITY_OF_SEVENS = "a41010bb66a2cefc2047b9118a2199e754b7d1485fb2bb8a87898fde9b67f89a";
const OTHER_OWNER = { accountId: "6543210987654321", instanceId: "kst-hzz2" };

function refOf(owner = OWNER): WrapContext {
  return {
    purpose: "key-material",
    ...owner,
    objectId: "key-hzz1",
    versionId: randomUUID(),
    keySpec: "Aliyun_AES_256",
  };
}

function keyringWithStore(rootKey: Uint8Array = Buffer.alloc(32, 1), store = new Map<string, StoredKek>()) {
  const loadWrappedKek = vi.fn(async (kekId: string) => store.get(kekId) ?? null);
  const keyring = new Keyring({ rootKey, loadWrappedKek });
  const addKek = (owner = OWNER) => {
    const { kekId, wrappedKek } = keyring.createInstanceKek(owner);
    store.set(kekId, { ...owner, wrappedKek });
    return kekId;
  };
  return { keyring, store, addKek, loadWrappedKek };
}

test("material wrapped for a key version comes back for it", async () => {
  const { keyring, addKek } = keyringWithStore();
  const [kekId, ref, material] = [addKek(), refOf(), randomBytes(32)];

  const wrapped = await keyring.wrap(kekId, ref, material);

  expect(await keyring.unwrap(kekId, ref, wrapped)).toEqual(material);
});

test("another process with the same root key opens it", async () => {
  const { keyring, store, addKek } = keyringWithStore();
  const [kekId, ref, material] = [addKek(), refOf(), randomBytes(32)];
  const wrapped = await keyring.wrap(kekId, ref, material);

  const other = keyringWithStore(Buffer.alloc(32, 1), store).keyring;

  expect(await other.unwrap(kekId, ref, wrapped)).toEqual(material);
});

test("the stored form holds neither the material nor the key-encryption key's owner in the clear", async () => {
  const { keyring, addKek } = keyringWithStore();
  const material = randomBytes(32);

  const wrapped = await keyring.wrap(addKek(), refOf(), material);

  expect(Buffer.from(wrapped).includes(material)).toBe(false);
});

test.each<[string, (made: Awaited<ReturnType<typeof wrapped>>) => Promise<unknown>]>([
  ["another root key", ({ store, ...made }) => open({ ...made, keyring: withRootKey(2, store) })],
  ["a missing key-encryption key", (made) => open({ ...made, kekId: randomUUID() })],
  ["another instance's key-encryption key", (made) => open({ ...made, kekId: made.otherKekId })],
  ["another account", (made) => open({ ...made, ref: { ...made.ref, accountId: "0".repeat(16) } })],
  ["another instance", (made) => open({ ...made, ref: { ...made.ref, instanceId: "kst-x" } })],
  ["another key", (made) => open({ ...made, ref: { ...made.ref, objectId: "key-x" } })],
  ["another version", (made) => open({ ...made, ref: { ...made.ref, versionId: randomUUID() } })],
  ["a changed blob", (made) => open({ ...made, blob: Uint8Array.from(made.blob, (byte) => byte ^ 1) })],
  ["an empty blob", (made) => open({ ...made, blob: new Uint8Array(0) })],
  [
    "a key-encryption key moved to another account",
    (made) => {
      const row = made.store.get(made.kekId);
      made.store.set(made.kekId, { ...OTHER_OWNER, wrappedKek: row?.wrappedKek ?? new Uint8Array() });
      const ref = { ...made.ref, ...OTHER_OWNER };
      return open({ ...made, ref, keyring: withRootKey(1, made.store) });
    },
  ],
])("%s fails in the one way", async (_cause, attempt) => {
  const made = await wrapped();

  const failure: unknown = await attempt(made).catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(UnwrapFailed);
  expect(failure).toMatchObject({ code: "InternalFailure", message: new UnwrapFailed().message });
});

test("material is not wrapped with another instance's key-encryption key", async () => {
  const { keyring, addKek } = keyringWithStore();

  await expect(keyring.wrap(addKek(OTHER_OWNER), refOf(OWNER), randomBytes(32))).rejects.toThrow(
    UnwrapFailed,
  );
});

test("what the loader throws is passed on, and the next call loads again", async () => {
  const { keyring, addKek, loadWrappedKek } = keyringWithStore();
  const kekId = addKek();
  const outage = new Error("connection lost");
  loadWrappedKek.mockRejectedValueOnce(outage);

  await expect(keyring.wrap(kekId, refOf(), randomBytes(32))).rejects.toBe(outage);

  await expect(keyring.wrap(kekId, refOf(), randomBytes(32))).resolves.toBeInstanceOf(Uint8Array);
});

test("a loader that throws at once does not stop later calls", async () => {
  const { keyring, addKek, loadWrappedKek } = keyringWithStore();
  const kekId = addKek();
  loadWrappedKek.mockImplementationOnce(() => {
    throw new Error("no connection");
  });

  await expect(keyring.wrap(kekId, refOf(), randomBytes(32))).rejects.toThrow("no connection");

  await expect(keyring.wrap(kekId, refOf(), randomBytes(32))).resolves.toBeInstanceOf(Uint8Array);
});

test("a key-encryption key is loaded once, however many ask for it at once", async () => {
  const { keyring, addKek, loadWrappedKek } = keyringWithStore();
  const kekId = addKek();

  await Promise.all(Array.from({ length: 50 }, () => keyring.wrap(kekId, refOf(), randomBytes(32))));
  await keyring.wrap(kekId, refOf(), randomBytes(32));

  expect(loadWrappedKek).toHaveBeenCalledTimes(1);
});

test("a key-encryption key that was missing is found once it is stored", async () => {
  const { keyring, store } = keyringWithStore();
  const { kekId, wrappedKek } = keyring.createInstanceKek(OWNER);
  await expect(keyring.wrap(kekId, refOf(), randomBytes(32))).rejects.toThrow(UnwrapFailed);

  store.set(kekId, { ...OWNER, wrappedKek });

  await expect(keyring.wrap(kekId, refOf(), randomBytes(32))).resolves.toBeInstanceOf(Uint8Array);
});

test("material changed after the call has no effect", async () => {
  const { keyring, addKek } = keyringWithStore();
  const [kekId, ref, material] = [addKek(), refOf(), Buffer.alloc(32, 9)];

  const wrapping = keyring.wrap(kekId, ref, material);
  material.fill(0);

  expect(await keyring.unwrap(kekId, ref, await wrapping)).toEqual(Buffer.alloc(32, 9));
});

test("the caller's root key may be zeroed once the keyring is made", async () => {
  const rootKey = Buffer.alloc(32, 1);
  const { keyring, addKek } = keyringWithStore(rootKey);
  rootKey.fill(0);

  const [kekId, ref] = [addKek(), refOf()];
  const blob = await keyring.wrap(kekId, ref, Buffer.alloc(32, 9));

  expect(await keyring.unwrap(kekId, ref, blob)).toEqual(Buffer.alloc(32, 9));
});

test("a root key of another length is refused", () => {
  const loadWrappedKek = async () => null;

  expect(() => new Keyring({ rootKey: new Uint8Array(16), loadWrappedKek })).toThrow(
    expect.objectContaining({ code: "InternalFailure" }),
  );
});

test("a closed keyring answers that the service is sealed", async () => {
  const { keyring, addKek } = keyringWithStore();
  const [kekId, ref] = [addKek(), refOf()];
  const blob = await keyring.wrap(kekId, ref, randomBytes(32));
  const sealed = { code: "ServiceUnavailable.Sealed" };

  keyring.close();

  await expect(keyring.wrap(kekId, ref, randomBytes(32))).rejects.toMatchObject(sealed);
  await expect(keyring.unwrap(kekId, ref, blob)).rejects.toMatchObject(sealed);
  expect(() => keyring.createInstanceKek(OWNER)).toThrow(expect.objectContaining(sealed));
});

test("a call under way when the keyring is closed gets nothing", async () => {
  const { keyring, addKek } = keyringWithStore();
  const wrapping = keyring.wrap(addKek(), refOf(), randomBytes(32));

  keyring.close();

  await expect(wrapping).rejects.toMatchObject({ code: "ServiceUnavailable.Sealed" });
});

test("what was wrapped by an earlier release opens, and material is told again", async () => {
  const kekId = "e9fd7a60-2043-4196-915a-aa4cfe75deab";
  const wrappedKek = Buffer.from(
    "010100000000000000000000000000000000d8551a1487d1a701a15c3454bce659b0abdfe45e8c2ee1b31e7055f8caee4162e997ed70fcc23035e48a32a06e90b1998575978edd4f804170b5cd5b",
    "hex",
  );
  const blob = Buffer.from(
    "0101e9fd7a6020434196915aaa4cfe75deab0fb0f56e627b94ad1264d47614f39e3d56cd8017bbeafe988e9d67c16c4bc55cd80487dfb272eacdaf3f0b14e623de33261bc0f276e7487736acd5e7",
    "hex",
  );
  const { keyring } = keyringWithStore(Buffer.alloc(32, 1), new Map([[kekId, { ...OWNER, wrappedKek }]]));
  const ref = { ...refOf(), versionId: "11111111-2222-4333-8444-555555555555" };

  const material = await keyring.unwrap(kekId, ref, blob);
  const identity = await keyring.identify(kekId, ref, material);

  expect(material).toEqual(Buffer.alloc(32, 7));
  expect(Buffer.from(identity).toString("hex")).toBe(IDENTITY_OF_SEVENS);
});

describe("the identity of material", () => {
  test("is the same for the same object, whatever the version, purpose and key spec", async () => {
    const { keyring, addKek } = keyringWithStore();
    const [kekId, ref, material] = [addKek(), refOf(), randomBytes(32)];

    const first = await keyring.identify(kekId, ref, material);
    const second = await keyring.identify(kekId, { ...OWNER, objectId: ref.objectId }, material);

    expect(first).toHaveLength(32);
    expect(second).toEqual(first);
  });

  test("differs for other material, another object and another key-encryption key", async () => {
    const { keyring, addKek } = keyringWithStore();
    const [kekId, ref, material] = [addKek(), refOf(), randomBytes(32)];

    const identities = await Promise.all([
      keyring.identify(kekId, ref, material),
      keyring.identify(kekId, ref, randomBytes(32)),
      keyring.identify(kekId, { ...ref, objectId: "key-hzz2" }, material),
      keyring.identify(addKek(), ref, material),
    ]);

    expect(new Set(identities.map((identity) => Buffer.from(identity).toString("hex"))).size).toBe(4);
  });

  test("is not given under another instance's key-encryption key, nor by a closed keyring", async () => {
    const { keyring, addKek } = keyringWithStore();
    const [own, foreign] = [addKek(), addKek(OTHER_OWNER)];

    await expect(keyring.identify(foreign, refOf(), randomBytes(32))).rejects.toThrow(UnwrapFailed);
    keyring.close();
    await expect(keyring.identify(own, refOf(), randomBytes(32))).rejects.toMatchObject({
      code: "ServiceUnavailable.Sealed",
    });
  });

  test("is of the material as it was when asked for", async () => {
    const { keyring, addKek } = keyringWithStore();
    const [kekId, ref, material] = [addKek(), refOf(), Buffer.alloc(32, 9)];

    const changing = keyring.identify(kekId, ref, material);
    material.fill(0);

    expect(await changing).toEqual(await keyring.identify(kekId, ref, Buffer.alloc(32, 9)));
  });
});

async function wrapped() {
  const { keyring, store, addKek } = keyringWithStore();
  const [kekId, otherKekId, ref] = [addKek(), addKek(OTHER_OWNER), refOf()];
  return { keyring, store, kekId, otherKekId, ref, blob: await keyring.wrap(kekId, ref, randomBytes(32)) };
}

function open(made: { keyring: Keyring; kekId: string; ref: WrapContext; blob: Uint8Array }) {
  return made.keyring.unwrap(made.kekId, made.ref, made.blob);
}

function withRootKey(fill: number, store: Map<string, StoredKek>): Keyring {
  return keyringWithStore(Buffer.alloc(32, fill), store).keyring;
}
