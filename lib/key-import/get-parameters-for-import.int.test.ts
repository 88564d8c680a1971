import { createPublicKey } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { deleteKey } from "@/lib/keys/delete-key";
import { asScheduler, auditEvents, forceKeyState, newKey } from "@/lib/testing/factories";
import { newExternalKey } from "@/lib/testing/key-import";
import { type TestService, testService } from "@/lib/testing/test-service";
import { describeKeyImport } from "./describe-key-import";
import { getParametersForImport } from "./get-parameters-for-import";
import { listKeyImports } from "./list-key-imports";

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

const CHOSEN = { wrappingAlgorithm: "RSAES_OAEP_SHA_256" } as const;

test("an import begins with a wrapping key and a token for 24 hours, and is in the audit log without them", async () => {
  const now = new Date("2027-01-02T03:04:05Z");
  const ctx = await service.context(undefined, { now: () => now });
  const keyId = await newExternalKey(ctx);

  const parameters = await getParametersForImport(ctx, { keyId, ...CHOSEN });

  const publicKey = createPublicKey({
    key: Buffer.from(parameters.publicKey, "base64"),
    format: "der",
    type: "spki",
  });
  expect(publicKey.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048 });
  expect(parameters).toMatchObject({ keyId, tokenExpireTime: "2027-01-03T03:04:05Z" });
  const event = (await auditEvents(service.db, "GetParametersForImport")).at(-1);
  expect(event).toMatchObject({ resourceName: keyId, errorCode: "" });
  expect(event?.canonical).toContain(parameters.importId);
  expect(event?.canonical).not.toContain(parameters.importToken);
});

test.each([
  ["RSA_2048", 2048],
  ["RSA_3072", 3072],
  ["RSA_4096", 4096],
] as const)(
  "a wrapping key of %s has %d bits, and its private half is stored wrapped only",
  async (wrappingKeySpec, bits) => {
    const ctx = await service.context();
    const keyId = await newExternalKey(ctx);

    const { publicKey, importId } = await getParametersForImport(ctx, { keyId, ...CHOSEN, wrappingKeySpec });

    const der = { key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" } as const;
    expect(createPublicKey(der).asymmetricKeyDetails?.modulusLength).toBe(bits);
    const { wrappedPrivateKey } = await service.db.keyImport.findUniqueOrThrow({ where: { id: importId } });
    // A PKCS #8 begins with a SEQUENCE of two length bytes; a wrapped blob with its version.
    expect(wrappedPrivateKey[0]).toBe(1);
  },
);

test("each call gives a key pair and a token of its own, and the older ones stay", async () => {
  const ctx = await service.context();
  const keyId = await newExternalKey(ctx);

  const first = await getParametersForImport(ctx, { keyId, ...CHOSEN });
  const second = await getParametersForImport(ctx, { keyId, ...CHOSEN });

  expect(second.publicKey).not.toBe(first.publicKey);
  expect(second.importToken).not.toBe(first.importToken);
  const { keyImports } = await listKeyImports(ctx, { keyId });
  expect(keyImports.map(({ importId }) => importId)).toEqual(
    expect.arrayContaining([first.importId, second.importId]),
  );
});

test("no wrapping key is stored for a key that is destroyed while it is made", async () => {
  const ctx = await service.context();
  const keyId = await newExternalKey(ctx);
  const { softwareKeys } = service.service.services;
  const generate = softwareKeys.generate.bind(softwareKeys);
  vi.spyOn(softwareKeys, "generate").mockImplementationOnce(async (reference, kekId) => {
    const data = { state: "PendingDeletion", deleteAt: new Date(0) };
    await service.db.key.update({ where: { id: keyId }, data });
    await deleteKey(asScheduler(ctx), { keyId });
    return generate(reference, kekId);
  });

  const call = getParametersForImport(ctx, { keyId, ...CHOSEN });

  await expect(call).rejects.toMatchObject({ code: "Forbidden.KeyNotFound" });
  expect(await service.db.keyImport.count({ where: { keyId } })).toBe(0);
});

test("the private half of an expired import is destroyed when the next begins, that of others is not", async () => {
  const now = { at: new Date("2027-01-02T00:00:00Z") };
  const ctx = await service.context(undefined, { now: () => now.at });
  const keyId = await newExternalKey(ctx);
  const expired = await getParametersForImport(ctx, { keyId, ...CHOSEN });
  now.at = new Date("2027-01-02T12:00:00Z");
  const open = await getParametersForImport(ctx, { keyId, ...CHOSEN });

  now.at = new Date("2027-01-03T00:00:00Z");
  await getParametersForImport(ctx, { keyId, ...CHOSEN });

  const bytesOf = async (id: string) =>
    (await service.db.keyImport.findUniqueOrThrow({ where: { id } })).wrappedPrivateKey.length;
  expect(await bytesOf(expired.importId)).toBe(0);
  expect(await bytesOf(open.importId)).toBeGreaterThan(1000);
});

test.each(["Enabled", "Disabled", "PendingDeletion", "PendingImport"])(
  "an import can begin while the key is %s",
  async (state) => {
    const ctx = await service.context();
    const keyId = await newExternalKey(ctx);
    await forceKeyState(service.db, keyId, state);

    await expect(getParametersForImport(ctx, { keyId, ...CHOSEN })).resolves.toMatchObject({ keyId });
  },
);

test("a key whose material was made here takes none from outside", async () => {
  const ctx = await service.context();
  const keyId = await newKey(ctx);

  const call = getParametersForImport(ctx, { keyId, ...CHOSEN });

  await expect(call).rejects.toMatchObject({ code: "Unsupported.Origin", facts: { reason: "notImported" } });
});

test.each([
  ["WrappingKeySpec", { ...CHOSEN, wrappingKeySpec: "EC_SM2" }, "sm2NotAvailable"],
  ["WrappingAlgorithm", { wrappingAlgorithm: "SM2PKE" }, "sm2NotAvailable"],
  ["WrappingAlgorithm", { wrappingAlgorithm: "RSAES_PKCS1_V1_5" }, "pkcs1NotAllowed"],
] as const)("%s that is not available is refused with the reason", async (parameter, chosen, reason) => {
  const ctx = await service.context();
  const keyId = await newExternalKey(ctx);

  const call = getParametersForImport(ctx, { keyId, ...chosen });

  await expect(call).rejects.toMatchObject({ code: "InvalidParameter", parameter, facts: { reason } });
});

test("the refusal of PKCS #1 v1.5 names the setting that allows it", async () => {
  const ctx = await service.context();
  const keyId = await newExternalKey(ctx);

  const call = getParametersForImport(ctx, { keyId, wrappingAlgorithm: "RSAES_PKCS1_V1_5" });

  await expect(call).rejects.toMatchObject({ facts: { setting: "KEYWARD_IMPORT_PKCS1" } });
});

test("PKCS #1 v1.5 is offered where the operator allows it", async () => {
  const settings = { ...service.service.services.settings, isPkcs1ImportAllowed: true };
  const ctx = await service.context(undefined, { settings });
  const keyId = await newExternalKey(ctx);

  const { wrappingAlgorithm } = await getParametersForImport(ctx, {
    keyId,
    wrappingAlgorithm: "RSAES_PKCS1_V1_5",
  });

  expect(wrappingAlgorithm).toBe("RSAES_PKCS1_V1_5");
  expect((await listKeyImports(ctx, { keyId })).wrappingAlgorithms).toContain("RSAES_PKCS1_V1_5");
});

test.each([
  ["no algorithm", {}, "MissingParameter", "WrappingAlgorithm"],
  ["an unknown algorithm", { wrappingAlgorithm: "ROT13" }, "InvalidParameter", "WrappingAlgorithm"],
  ["an unknown spec", { ...CHOSEN, wrappingKeySpec: "RSA_1024" }, "InvalidParameter", "WrappingKeySpec"],
  ["an unknown parameter", { ...CHOSEN, nope: 1 }, "InvalidParameter", "request"],
])("%s is refused and named", async (_what, input, code, parameter) => {
  const ctx = await service.context();
  const keyId = "key-loc000000000000000000";

  const call = getParametersForImport.call(ctx, { keyId, ...input });

  await expect(call).rejects.toMatchObject({ code, parameter });
});

test("without permission the calls are refused, whether the key is there or not", async () => {
  const admin = await service.newCaller();
  const keyId = await newExternalKey(await service.context(admin));
  const user = await service.newCaller({
    accountId: admin.actor.accountId,
    policyNames: ["AliyunKMSCryptoUserAccess"],
  });
  const ctx = await service.context(user);

  for (const id of [keyId, "key-loc000000000000000000"]) {
    const importId = "00000000-0000-4000-8000-000000000000";
    const refusal = { code: "Forbidden.NoPermission" };
    await expect(getParametersForImport(ctx, { keyId: id, ...CHOSEN })).rejects.toMatchObject(refusal);
    await expect(listKeyImports(ctx, { keyId: id })).rejects.toMatchObject(refusal);
    await expect(describeKeyImport(ctx, { keyId: id, importId })).rejects.toMatchObject(refusal);
  }
  const event = (await auditEvents(service.db, "GetParametersForImport")).at(-1);
  expect(event).toMatchObject({ errorCode: "Forbidden.NoPermission" });
});

test("an import is told again with its key and token, and is not there for another key or account", async () => {
  const ctx = await service.context();
  const keyId = await newExternalKey(ctx);
  const other = await newExternalKey(ctx);
  const { importId, publicKey, importToken } = await getParametersForImport(ctx, { keyId, ...CHOSEN });

  const { keyImport } = await describeKeyImport(ctx, { keyId, importId });

  const { userName } = ctx.caller.actor;
  expect(keyImport).toMatchObject({ importId, publicKey, importToken, isExpired: false, importDate: "" });
  expect(keyImport).toMatchObject({ ...CHOSEN, wrappingKeySpec: "RSA_2048", creatorName: userName });
  const event = (await auditEvents(service.db, "DescribeKeyImport")).at(-1);
  expect(event).toMatchObject({ resourceName: keyId, errorCode: "" });
  expect(event?.canonical).not.toContain(importToken);
  await expect(describeKeyImport(ctx, { keyId: other, importId })).rejects.toMatchObject({
    code: "Forbidden.ResourceNotFound",
  });
  await expect(describeKeyImport(await service.context(), { keyId, importId })).rejects.toMatchObject({
    code: "Forbidden.KeyNotFound",
  });
  await expect(describeKeyImport(ctx, { keyId, importId: "1" })).rejects.toMatchObject({
    code: "InvalidParameter",
    parameter: "ImportId",
  });
});

test("the list tells the newest 50 imports, without keys and tokens", async () => {
  const ctx = await service.context();
  const keyId = await newExternalKey(ctx);
  const { importId } = await getParametersForImport(ctx, { keyId, ...CHOSEN });
  const row = await service.db.keyImport.findUniqueOrThrow({ where: { id: importId } });
  await service.db.keyImport.createMany({
    data: Array.from({ length: 50 }, (_, index) => ({
      ...row,
      id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
      createdAt: new Date(row.createdAt.getTime() + 1000 * (index + 1)),
    })),
  });

  const { keyImports } = await listKeyImports(ctx, { keyId });

  expect(keyImports).toHaveLength(50);
  expect(keyImports.at(0)?.importId).toBe("00000000-0000-4000-8000-000000000049");
  expect(keyImports.some((entry) => entry.importId === importId)).toBe(false);
  expect(JSON.stringify(keyImports)).not.toContain(Buffer.from(row.importToken).toString("base64"));
  expect((await auditEvents(service.db, "ListKeyImports")).at(-1)).toMatchObject({ resourceName: keyId });
});
