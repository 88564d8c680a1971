import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { whyNot } from "@/lib/keys/key-capabilities";
import { KEY_STATE_VERDICTS, KEY_STATES, type KeyState } from "@/lib/keys/key-state";
import { OPERATIONS } from "@/lib/runtime/operations";
import {
  CRYPTO_CALLS,
  type CryptoCall,
  foreignCiphertext,
  keyFor,
  nameOf,
  onMissingKey,
  SAMPLE_DIGEST,
  SAMPLE_KEYS,
  SAMPLE_PLAINTEXT,
} from "@/lib/testing/crypto-calls";
import { auditEvents, forceKeyState, newKeyOf } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

const CALLS = CRYPTO_CALLS.map((call) => [nameOf(call), call] as const);
const CELLS = CALLS.flatMap(([name, call]) => KEY_STATES.map((state) => [name, state, call] as const));
const WRONG_KEYS = CALLS.flatMap(([name, call]) =>
  (["aes", "rsaToEncrypt", "ec", "hmac"] as const).flatMap((key) => {
    const reason = whyNot({ kind: "SoftwareKey", origin: "Aliyun_KMS", ...SAMPLE_KEYS[key] }, name);
    return reason === null ? [] : [[name, key, reason, call] as const];
  }),
);

/** Ways to name the key: itself, or in what it made. */
const namesKeyInCiphertext = (call: CryptoCall) =>
  ["Decrypt", "ReEncrypt", "ExportDataKey"].includes(nameOf(call));

test("every cryptographic operation is here, and each takes DryRun", () => {
  const uses = OPERATIONS.filter(({ effect }) => effect === "use");

  expect(CALLS.map(([name]) => name).sort()).toEqual(uses.map(({ operationName }) => operationName).sort());
  expect(uses.filter(({ takesDryRun }) => !takesDryRun)).toEqual([]);
});

describe("permission", () => {
  test.each(CALLS)(
    "%s without permission says the same whether or not the key is there",
    async (name, call) => {
      const admin = await service.context();
      const input = await call.input(admin, await keyFor(admin, call));
      const { accountId } = admin.caller.actor;
      const stranger = await service.context(await service.newCaller({ accountId, policyNames: [] }));

      const answers = await Promise.all(
        [input, onMissingKey(input)].map((each) =>
          call.operation.call(stranger, each).catch((error: unknown) => error),
        ),
      );

      for (const answer of answers) {
        expect(answer).toMatchObject({
          code: "Forbidden.NoPermission",
          facts: { action: call.actions?.[0] ?? `kms:${name}` },
        });
      }
      expect(String(answers[0])).toBe(String(answers[1]));
    },
  );

  test.each(CALLS)("%s is permitted to crypto users", async (_name, call) => {
    const admin = await service.context();
    const input = await call.input(admin, await keyFor(admin, call));
    const { accountId } = admin.caller.actor;
    const policyNames = ["AliyunKMSCryptoUserAccess"];
    const user = await service.context(await service.newCaller({ accountId, policyNames }));

    await expect(call.operation.call(user, input)).resolves.toHaveProperty("result");
  });

  test.each(CALLS)("%s of another account's key finds no key", async (_name, call) => {
    const owner = await service.context();
    const input = await call.input(owner, await keyFor(owner, call));
    const other = await service.context();

    const answer = await call.operation.call(other, input).catch((error: unknown) => error);

    expect(answer).toMatchObject(
      namesKeyInCiphertext(call)
        ? { code: "InvalidParameter", parameter: "CiphertextBlob", problem: "undecryptable" }
        : { code: "Forbidden.KeyNotFound" },
    );
  });
});

describe("the state of the key decides", () => {
  test.each(CELLS)("%s of a key that is %s", async (name, state: KeyState, call) => {
    const ctx = await service.context();
    const key = await keyFor(ctx, call);
    const input = await call.input(ctx, key);
    await forceKeyState(service.db, key.keyId, state);

    const answer = await call.operation.call(ctx, input).then(
      () => "ok",
      (error: unknown) => error,
    );

    const verdict = KEY_STATE_VERDICTS[name][state];
    expect(answer).toEqual(
      verdict === "ok"
        ? "ok"
        : expect.objectContaining({ code: verdict, facts: { keyId: key.keyId, keyState: state } }),
    );
  });

  test.each(CALLS)("%s of a key whose material is gone waits for an import", async (_name, call) => {
    const ctx = await service.context();
    const key = await keyFor(ctx, call);
    const input = await call.input(ctx, key);
    await service.db.keyVersion.updateMany({
      where: { keyId: key.keyId },
      data: { kekId: null, wrappedMaterial: null },
    });

    await expect(call.operation.call(ctx, input)).rejects.toMatchObject({ code: "Rejected.PendingImport" });
  });

  test.each(CALLS)("%s with a key of an instance that is not connected is refused", async (_name, call) => {
    const ctx = await service.context();
    const key = await keyFor(ctx, call);
    const input = await call.input(ctx, key);
    const { accountId } = ctx.caller.actor;
    await service.db.kmsInstance.updateMany({ where: { accountId }, data: { status: "Error" } });

    await expect(call.operation.call(ctx, input)).rejects.toMatchObject({
      code: "Forbidden.DKMSInstanceStateInvalid",
    });
  });
});

describe("the kind of key decides", () => {
  test.each(WRONG_KEYS)("%s of the key %s is refused: %s", async (name, wrongKey, reason, call) => {
    const ctx = await service.context();
    const wrong = await newKeyOf(ctx, SAMPLE_KEYS[wrongKey]);

    const answer = await call.operation.call(ctx, inputFor(call, wrong)).catch((error: unknown) => error);

    expect(answer).toMatchObject(
      namesKeyInCiphertext(call)
        ? { code: "InvalidParameter", parameter: "CiphertextBlob", problem: "undecryptable", facts: {} }
        : { code: "UnsupportedOperation", facts: { keyId: wrong.keyId, reason } },
    );
    expect(name).toBe(nameOf(call));
  });
});

describe("versions", () => {
  const named = CALLS.filter(([, { key }]) => key === "rsaToEncrypt" || key === "ec");

  test.each(named)("%s with another key's version finds no version", async (_name, call) => {
    const ctx = await service.context();
    const input = await call.input(ctx, await keyFor(ctx, call));
    const { keyVersionId } = await newKeyOf(ctx, SAMPLE_KEYS.aes);

    const answer = call.operation.call(ctx, { ...input, keyVersionId });

    await expect(answer).rejects.toMatchObject({ code: "Forbidden.KeyVersionNotFound" });
  });

  test.each(named)("%s takes an alias, an ARN and the version in capitals", async (_name, call) => {
    const ctx = await service.context();
    const key = await keyFor(ctx, call);
    const input = await call.input(ctx, key);
    const { accountId } = ctx.caller.actor;
    await service.db.alias.create({
      data: { accountId, region: "local-1", aliasName: "alias/a", keyId: key.keyId, createdAt: new Date() },
    });

    for (const keyId of ["alias/a", `acs:kms:local-1:${accountId}:key/${key.keyId}`]) {
      const keyVersionId = key.keyVersionId.toUpperCase();
      await expect(call.operation.call(ctx, { ...input, keyId, keyVersionId })).resolves.toMatchObject({
        result: { keyId: key.keyId, keyVersionId: key.keyVersionId },
      });
    }
  });
});

describe("audit", () => {
  test.each(CALLS)("%s is one event that names key and version, and holds no data", async (name, call) => {
    const ctx = await service.context();
    const key = await keyFor(ctx, call);
    const input = await call.input(ctx, key);

    const { requestId, result } = await call.operation.call(ctx, input);

    const events = (await auditEvents(service.db, name)).filter(({ eventId }) => eventId === requestId);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      effect: "use",
      errorCode: "",
      resourceName: key.keyId,
      event: { responseElements: { KeyId: key.keyId, KeyVersionId: key.keyVersionId } },
    });
    for (const value of [...dataIn(input), ...dataIn(result as object)]) {
      expect(events[0]?.canonical).not.toContain(value);
    }
  });
});

describe("DryRun", () => {
  test.each(CALLS)(
    "%s that would succeed says so, gives nothing out and is no use of the key",
    async (name, call) => {
      const ctx = await service.context();
      const key = await keyFor(ctx, call);
      const input = await call.input(ctx, key);
      const usesBefore = await service.db.keyUse.findMany({ where: { keyId: key.keyId, eventName: name } });

      const answers = await Promise.all(
        [true, "true"].map((dryRun) =>
          call.operation.call(ctx, { ...input, dryRun }).catch((error: unknown) => error),
        ),
      );

      for (const answer of answers) expect(answer).toMatchObject({ code: "DryRunOperationError", facts: {} });
      const events = (await auditEvents(service.db, name)).filter(
        ({ resourceName, errorCode }) => resourceName === key.keyId && errorCode === "DryRunOperationError",
      );
      expect(events).toHaveLength(2);
      expect(events[0]?.event).toMatchObject({ requestParameters: { DryRun: true } });
      expect(events[0]?.event.responseElements).not.toHaveProperty("KeyVersionId");
      expect(await service.db.keyUse.findMany({ where: { keyId: key.keyId, eventName: name } })).toEqual(
        usesBefore,
      );
    },
  );

  test.each(CALLS)("%s that would be refused says so, with the reason", async (name, call) => {
    const ctx = await service.context();
    const key = await keyFor(ctx, call);
    const input = await call.input(ctx, key);
    await forceKeyState(service.db, key.keyId, "Disabled");

    const answer = call.operation.call(ctx, { ...input, dryRun: true });

    await expect(answer).rejects.toMatchObject({
      code: "ValidationError",
      facts: { code: "Rejected.Disabled", keyState: "Disabled" },
    });
    expect(
      await service.db.keyUse.count({ where: { keyId: key.keyId, eventName: name, errorCode: { not: "" } } }),
    ).toBe(0);
  });

  test.each(CALLS)("%s that is not permitted says so", async (name, call) => {
    const admin = await service.context();
    const input = await call.input(admin, await keyFor(admin, call));
    const { accountId } = admin.caller.actor;
    const stranger = await service.context(await service.newCaller({ accountId, policyNames: [] }));

    const answer = call.operation.call(stranger, { ...input, dryRun: true });

    await expect(answer).rejects.toMatchObject({
      code: "AccessDeniedError",
      facts: { action: call.actions?.[0] ?? `kms:${name}` },
    });
  });

  test.each(CALLS)("%s with DryRun set to false is carried out", async (_name, call) => {
    const ctx = await service.context();
    const input = await call.input(ctx, await keyFor(ctx, call));

    for (const dryRun of [false, "false"]) {
      await expect(call.operation.call(ctx, { ...input, dryRun })).resolves.toHaveProperty("result");
    }
  });
});

/** A call of an operation with a key of another kind: well-formed, so that only the key is wrong. */
function inputFor(call: CryptoCall, key: { keyId: string; keyVersionId: string }): Record<string, unknown> {
  const { keyId, keyVersionId } = key;
  const anything = Buffer.alloc(256, 1).toString("base64");
  const exported = {
    publicKeyBlob: anything,
    wrappingKeySpec: "RSA_2048",
    wrappingAlgorithm: "RSAES_OAEP_SHA_256",
  };
  const ciphertext = { ciphertextBlob: foreignCiphertext(keyVersionId) };
  const oaep = { keyId, keyVersionId, algorithm: "RSAES_OAEP_SHA_256" };
  const signed = { keyId, keyVersionId, algorithm: "ECDSA_SHA_256", digest: SAMPLE_DIGEST };
  const mac = { keyId, algorithm: "HMAC_SHA_256", message: SAMPLE_PLAINTEXT };
  const inputs: Readonly<Record<string, Record<string, unknown>>> = {
    Encrypt: { keyId, plaintext: SAMPLE_PLAINTEXT },
    Decrypt: ciphertext,
    ReEncrypt: { ...ciphertext, destinationKeyId: keyId },
    GenerateAndExportDataKey: { keyId, ...exported },
    ExportDataKey: { ...ciphertext, ...exported },
    GenerateDataKeyPair: { keyId, keyPairSpec: "EC_P256" },
    GenerateDataKeyPairWithoutPlaintext: { keyId, keyPairSpec: "EC_P256" },
    AsymmetricEncrypt: { ...oaep, plaintext: SAMPLE_PLAINTEXT },
    AsymmetricDecrypt: { ...oaep, ciphertextBlob: anything },
    AsymmetricSign: signed,
    AsymmetricVerify: { ...signed, value: anything },
    GetPublicKey: { keyId, keyVersionId },
    GenerateMac: mac,
    VerifyMac: { ...mac, mac: SAMPLE_DIGEST },
  };
  return inputs[nameOf(call)] ?? { keyId };
}

/** Whatever a caller sent or got that is long enough to be data, apart from names. */
function dataIn(values: object): string[] {
  const named = new Set(["keyId", "keyVersionId", "sourceKeyId", "sourceKeyVersionId", "destinationKeyId"]);
  const kept = new Set(["algorithm", "wrappingAlgorithm", "wrappingKeySpec", "keyPairSpec"]);
  return Object.entries(values).flatMap(([name, value]) =>
    typeof value === "string" && !named.has(name) && !kept.has(name) ? [value] : [],
  );
}
