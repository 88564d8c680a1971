import { afterAll, beforeAll, expect, test } from "vitest";
import { decrypt } from "@/lib/key-use/decrypt";
import { encrypt } from "@/lib/key-use/encrypt";
import type { Caller, OperationServices } from "@/lib/operation/operation-context";
import { auditEvents, newInstance, newKey } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { createKey } from "./create-key";
import { createKeyVersion } from "./create-key-version";
import { describeKey } from "./describe-key";
import { describeKeyVersion } from "./describe-key-version";
import { listKeyVersions } from "./list-key-versions";

const DAY_MS = 86_400_000;

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

/** The same caller, so many days later. */
function later(caller: Caller, days: number, overrides: Partial<OperationServices> = {}) {
  return service.context(caller, { now: () => new Date(Date.now() + days * DAY_MS), ...overrides });
}

test("a new version becomes the primary one, counts in the quota, and is in the audit log", async () => {
  const caller = await service.newCaller();
  const keyId = await newKey(await service.context(caller));
  const ctx = await later(caller, 8);

  const { keyVersion } = await createKeyVersion(ctx, { keyId });

  expect(keyVersion).toMatchObject({ keyId, isPrimary: true, hasMaterial: true });
  const { keyMetadata } = await describeKey(ctx, { keyId });
  expect(keyMetadata).toMatchObject({
    primaryKeyVersion: keyVersion.keyVersionId,
    versionCount: 2,
    lastRotationDate: keyVersion.creationDate,
  });
  const instance = await service.db.kmsInstance.findUniqueOrThrow({
    where: { id: keyMetadata.dkmsInstanceId },
  });
  expect(instance.keyCount).toBe(2);
  const event = (await auditEvents(service.db, "CreateKeyVersion")).at(-1);
  expect(event).toMatchObject({ resourceName: keyId, errorCode: "" });
  expect(event?.event).toMatchObject({ responseElements: { KeyVersionId: keyVersion.keyVersionId } });
});

test("old ciphertexts are decrypted for ever, new ones are made with the new version", async () => {
  const caller = await service.newCaller();
  const keyId = await newKey(await service.context(caller));
  const plaintext = Buffer.from("for ever").toString("base64");
  const old = await encrypt(await service.context(caller), { keyId, plaintext });
  const ctx = await later(caller, 8);

  const { keyVersion } = await createKeyVersion(ctx, { keyId });
  const fresh = await encrypt(ctx, { keyId, plaintext });

  expect(fresh.keyVersionId).toBe(keyVersion.keyVersionId);
  expect(old.keyVersionId).not.toBe(fresh.keyVersionId);
  for (const { ciphertextBlob } of [old, fresh]) {
    await expect(decrypt(ctx, { ciphertextBlob })).resolves.toMatchObject({ plaintext });
  }
});

test("a version is made 7 days after the last one, not a moment earlier", async () => {
  const caller = await service.newCaller();
  const createdAt = new Date("2026-11-01T00:00:00.000Z");
  const keyId = await newKey(await service.context(caller, { now: () => createdAt }));
  const at = (ms: number) => service.context(caller, { now: () => new Date(createdAt.getTime() + ms) });

  await expect(createKeyVersion(await at(7 * DAY_MS - 1), { keyId })).rejects.toMatchObject({
    code: "Rejected.LimitExceeded",
    facts: { availableAt: "2026-11-08T00:00:00Z" },
  });
  await expect(createKeyVersion(await at(7 * DAY_MS), { keyId })).resolves.toBeDefined();
  await expect(createKeyVersion(await at(7 * DAY_MS + 1), { keyId })).rejects.toMatchObject({
    facts: { availableAt: "2026-11-15T00:00:00Z" },
  });
});

test("a key has 50 versions at most", async () => {
  const caller = await service.newCaller();
  const keyId = await newKey(await service.context(caller));
  await service.db.key.update({ where: { id: keyId }, data: { versionCount: 49 } });

  await createKeyVersion(await later(caller, 8), { keyId });
  const call = createKeyVersion(await later(caller, 16), { keyId });

  await expect(call).rejects.toMatchObject({ code: "Rejected.LimitExceeded", facts: { max: 50 } });
});

test("a version beyond the quota of the instance is refused, and the key is as it was", async () => {
  const caller = await service.newCaller();
  const now = await service.context(caller);
  const keyId = await newKey(now, await newInstance(now, { keyNum: 1 }));
  const before = await describeKey(now, { keyId });
  const ctx = await later(caller, 8);

  await expect(createKeyVersion(ctx, { keyId })).rejects.toMatchObject({ code: "Rejected.LimitExceeded" });

  expect(await describeKey(ctx, { keyId })).toEqual(before);
  expect((await listKeyVersions(ctx, { keyId })).totalCount).toBe(1);
});

test("of 10 calls that meet, one makes a version", async () => {
  const caller = await service.newCaller();
  const keyId = await newKey(await service.context(caller));
  const ctx = await later(caller, 8);

  const calls = await Promise.allSettled(Array.from({ length: 10 }, () => createKeyVersion(ctx, { keyId })));

  expect(calls.filter((call) => call.status === "fulfilled")).toHaveLength(1);
  const { totalCount } = await listKeyVersions(ctx, { keyId });
  const { keyMetadata } = await describeKey(ctx, { keyId });
  expect([totalCount, keyMetadata.versionCount]).toEqual([2, 2]);
});

test("imported material gets no version by hand", async () => {
  const caller = await service.newCaller();
  const ctx = await service.context(caller);
  const { keyMetadata } = await createKey(ctx, {
    dkmsInstanceId: await newInstance(ctx),
    origin: "EXTERNAL",
  });
  await service.db.key.update({ where: { id: keyMetadata.keyId }, data: { state: "Enabled" } });

  const call = createKeyVersion(await later(caller, 8), { keyId: keyMetadata.keyId });

  await expect(call).rejects.toMatchObject({
    code: "Unsupported.Origin",
    facts: { reason: "importedNotRotated" },
  });
});

test("a key pair gets another one, with a public key of its own and no primary version", async () => {
  const caller = await service.newCaller();
  const ctx = await service.context(caller);
  const { keyMetadata } = await createKey(ctx, {
    dkmsInstanceId: await newInstance(ctx),
    keySpec: "EC_P256",
  });
  const { keyId } = keyMetadata;

  const { keyVersion } = await createKeyVersion(await later(caller, 8), { keyId });

  expect(keyVersion).toMatchObject({ isPrimary: false, hasMaterial: true });
  const { keyMetadata: after } = await describeKey(ctx, { keyId });
  expect(after).toMatchObject({ primaryKeyVersion: "", versionCount: 2 });
  const { keyVersions } = await listKeyVersions(ctx, { keyId });
  expect(keyVersions.map((version) => version.isPrimary)).toEqual([false, false]);
  const stored = await service.db.keyVersion.findMany({ where: { keyId } });
  const publicKeys = stored.map(({ publicKey }) => Buffer.from(publicKey ?? []).toString("hex"));
  expect(new Set(publicKeys).size).toBe(2);
  expect(publicKeys).not.toContain("");
});

test("a MAC key gets no other version, since a MAC does not name the one it was made with", async () => {
  const caller = await service.newCaller();
  const ctx = await service.context(caller);
  const { keyMetadata } = await createKey(ctx, {
    dkmsInstanceId: await newInstance(ctx),
    keySpec: "HMAC_256",
  });

  const call = createKeyVersion(await later(caller, 8), { keyId: keyMetadata.keyId });

  await expect(call).rejects.toMatchObject({
    code: "UnsupportedOperation",
    facts: { reason: "macNotRotated" },
  });
});

test("versions are listed newest first, page by page, and each can be described", async () => {
  const caller = await service.newCaller();
  const keyId = await newKey(await service.context(caller));
  const { keyVersion: second } = await createKeyVersion(await later(caller, 8), { keyId });
  const { keyVersion: third } = await createKeyVersion(await later(caller, 16), { keyId });
  const ctx = await service.context(caller);

  const all = await listKeyVersions(ctx, { keyId });
  const lastPage = await listKeyVersions(ctx, { keyId, pageNumber: "2", pageSize: "2" });
  const described = await describeKeyVersion(ctx, {
    keyId,
    keyVersionId: second.keyVersionId.toUpperCase(),
  });

  expect(all.keyVersions.map((version) => version.keyVersionId).slice(0, 2)).toEqual([
    third.keyVersionId,
    second.keyVersionId,
  ]);
  expect(all.keyVersions.map((version) => version.isPrimary)).toEqual([true, false, false]);
  expect(lastPage).toMatchObject({ totalCount: 3, pageNumber: 2, pageSize: 2 });
  expect(lastPage.keyVersions).toEqual([all.keyVersions[2]]);
  expect(described.keyVersion).toEqual({ ...second, isPrimary: false });
  for (const name of ["ListKeyVersions", "DescribeKeyVersion"]) {
    expect((await auditEvents(service.db, name)).at(-1)).toMatchObject({
      resourceName: keyId,
      errorCode: "",
    });
  }
});

test("a version of another key, or of none, is not found", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);
  const other = await describeKey(ctx, { keyId: await newKey(ctx) });

  for (const keyVersionId of [other.keyMetadata.primaryKeyVersion, "7ce1d081-06cb-42e6-aab6-5c5de0300000"]) {
    await expect(describeKeyVersion(ctx, { keyId, keyVersionId })).rejects.toMatchObject({
      code: "Forbidden.KeyVersionNotFound",
    });
  }
});

test.each([
  [{ pageSize: 0 }, "PageSize"],
  [{ pageSize: 102 }, "PageSize"],
  [{ pageNumber: 0 }, "PageNumber"],
  [{ pageNumber: 1_000_001 }, "PageNumber"],
])("ListKeyVersions refuses the page %j", async (page, parameter) => {
  const ctx = await service.context();

  const call = listKeyVersions(ctx, { keyId: "key-1", ...page });

  await expect(call).rejects.toMatchObject({ code: "InvalidParameter", parameter });
});

test.each([{ pageSize: 1 }, { pageSize: 101 }, { pageNumber: 1_000_000 }])(
  "ListKeyVersions takes the page %j",
  async (page) => {
    const ctx = await service.context();
    const keyId = await newKey(ctx);

    await expect(listKeyVersions(ctx, { keyId, ...page })).resolves.toMatchObject({ totalCount: 1 });
  },
);

const OPERATIONS = [
  ["CreateKeyVersion", createKeyVersion, {}],
  ["ListKeyVersions", listKeyVersions, {}],
  ["DescribeKeyVersion", describeKeyVersion, { keyVersionId: "7ce1d081-06cb-42e6-aab6-5c5de0300000" }],
] as const;

test.each(OPERATIONS)(
  "%s is refused without permission, also by an alias",
  async (name, operation, input) => {
    const admin = await service.newCaller();
    const keyId = await newKey(await service.context(admin));
    const nobody = await service.newCaller({ accountId: admin.actor.accountId, policyNames: [] });
    const ctx = await service.context(nobody);

    for (const id of [keyId, "key-none", "alias/none"]) {
      await expect(operation(ctx, { keyId: id, ...input } as never)).rejects.toMatchObject({
        code: "Forbidden.NoPermission",
      });
    }
    expect((await auditEvents(service.db, name)).at(-1)).toMatchObject({
      errorCode: "Forbidden.NoPermission",
    });
  },
);

test.each(OPERATIONS)(
  "%s finds a key by its alias, and says when there is none",
  async (_name, operation, input) => {
    const caller = await service.newCaller();
    const keyId = await newKey(await service.context(caller));
    const { keyMetadata } = await describeKey(await service.context(caller), { keyId });
    await service.db.alias.create({
      data: {
        accountId: caller.actor.accountId,
        region: service.service.services.region,
        aliasName: "alias/a",
        keyId,
        createdAt: new Date(),
      },
    });
    const ctx = await later(caller, 8);
    const versionOfKey = "keyVersionId" in input ? { keyVersionId: keyMetadata.primaryKeyVersion } : {};

    const answer = await operation(ctx, { keyId: "alias/a", ...versionOfKey } as never);

    expect(JSON.stringify(answer)).toContain(keyId);
    await expect(operation(ctx, { keyId: "alias/b", ...input } as never)).rejects.toMatchObject({
      code: "Forbidden.AliasNotFound",
    });
  },
);
