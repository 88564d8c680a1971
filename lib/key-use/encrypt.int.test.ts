import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEvents, forceKeyState, newInstance, newKey } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { decrypt } from "./decrypt";
import { encrypt } from "./encrypt";
import { generateDataKey } from "./generate-data-key";

const PLAINTEXT = Buffer.from("a small payload").toString("base64");
const CONTEXT = { purpose: "invoice", tenant: "acme" };

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

describe("Encrypt and Decrypt", () => {
  test.each([
    ["an empty plaintext", ""],
    ["one byte", "AA=="],
    ["text", PLAINTEXT],
    ["6,144 bytes", randomBytes(6144).toString("base64")],
  ])("%s comes back as it was, with and without a context", async (_what, plaintext) => {
    const ctx = await service.context();
    const keyId = await newKey(ctx);

    for (const encryptionContext of [undefined, {}, CONTEXT]) {
      const input = encryptionContext === undefined ? {} : { encryptionContext };
      const encrypted = await encrypt(ctx, { keyId, plaintext, ...input });
      const decrypted = await decrypt(ctx, { ciphertextBlob: encrypted.ciphertextBlob, ...input });

      expect(decrypted).toEqual({ keyId, keyVersionId: encrypted.keyVersionId, plaintext });
    }
  });

  test("whatever is encrypted comes back, and any changed byte of the ciphertext is refused", async () => {
    const ctx = await service.context();
    const keyId = await newKey(ctx);

    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.dictionary(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), { maxKeys: 3 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (bytes, encryptionContext, position, change) => {
          fc.pre(!Object.hasOwn(encryptionContext, "__proto__"));
          const plaintext = Buffer.from(bytes).toString("base64");
          const { ciphertextBlob } = await encrypt(ctx, { keyId, plaintext, encryptionContext });
          const changed = Buffer.from(ciphertextBlob, "base64");
          const at = position % changed.length;
          changed.writeUInt8(changed.readUInt8(at) ^ change, at);

          await expect(decrypt(ctx, { ciphertextBlob, encryptionContext })).resolves.toMatchObject({
            plaintext,
          });
          await expect(
            decrypt(ctx, { ciphertextBlob: changed.toString("base64"), encryptionContext }),
          ).rejects.toMatchObject({ code: "InvalidParameter", problem: "undecryptable" });
        },
      ),
      { numRuns: 50 },
    );
  });

  test("the ciphertext has the documented layout: version ID, IV, ciphertext, tag", async () => {
    const ctx = await service.context();

    const { ciphertextBlob, keyVersionId } = await encrypt(ctx, {
      keyId: await newKey(ctx),
      plaintext: PLAINTEXT,
    });

    const bytes = Buffer.from(ciphertextBlob, "base64");
    expect(bytes.subarray(0, 36).toString("ascii")).toBe(keyVersionId);
    expect(bytes).toHaveLength(36 + 12 + Buffer.from(PLAINTEXT, "base64").length + 16);
  });

  test("the same plaintext is never encrypted the same way twice", async () => {
    const ctx = await service.context();
    const keyId = await newKey(ctx);

    const first = await encrypt(ctx, { keyId, plaintext: PLAINTEXT });
    const second = await encrypt(ctx, { keyId, plaintext: PLAINTEXT });

    expect(first.ciphertextBlob).not.toBe(second.ciphertextBlob);
  });

  test("the order of the context does not matter", async () => {
    const ctx = await service.context();
    const keyId = await newKey(ctx);
    const { ciphertextBlob } = await encrypt(ctx, {
      keyId,
      plaintext: PLAINTEXT,
      encryptionContext: CONTEXT,
    });

    const reversed = Object.fromEntries(Object.entries(CONTEXT).reverse());

    await expect(decrypt(ctx, { ciphertextBlob, encryptionContext: reversed })).resolves.toMatchObject({
      plaintext: PLAINTEXT,
    });
  });

  test("a key is found by alias and by ARN, and the answer names the key", async () => {
    const ctx = await service.context();
    const keyId = await newKey(ctx);
    const { accountId } = ctx.caller.actor;
    await service.db.alias.create({
      data: { accountId, region: "local-1", aliasName: "alias/payments", keyId, createdAt: new Date() },
    });

    for (const name of ["alias/payments", `acs:kms:local-1:${accountId}:key/${keyId}`]) {
      await expect(encrypt(ctx, { keyId: name, plaintext: PLAINTEXT })).resolves.toMatchObject({ keyId });
    }
    await expect(encrypt(ctx, { keyId: "alias/none", plaintext: PLAINTEXT })).rejects.toMatchObject({
      code: "Forbidden.AliasNotFound",
    });
  });
});

describe("one answer for every failed decryption", () => {
  test("a changed byte anywhere, another context, another account and nonsense are told alike", async () => {
    const ctx = await service.context();
    const keyId = await newKey(ctx);
    const { ciphertextBlob } = await encrypt(ctx, {
      keyId,
      plaintext: PLAINTEXT,
      encryptionContext: CONTEXT,
    });
    const flipped = (position: number) => {
      const bytes = Buffer.from(ciphertextBlob, "base64");
      bytes[position] = (bytes[position] ?? 0) ^ 1;
      return bytes.toString("base64");
    };
    const length = Buffer.from(ciphertextBlob, "base64").length;
    const stranger = await service.context();
    const failures = [
      decrypt(ctx, { ciphertextBlob: flipped(0), encryptionContext: CONTEXT }),
      decrypt(ctx, { ciphertextBlob: flipped(36), encryptionContext: CONTEXT }),
      decrypt(ctx, { ciphertextBlob: flipped(50), encryptionContext: CONTEXT }),
      decrypt(ctx, { ciphertextBlob: flipped(length - 1), encryptionContext: CONTEXT }),
      decrypt(ctx, { ciphertextBlob }),
      decrypt(ctx, { ciphertextBlob, encryptionContext: { ...CONTEXT, tenant: "other" } }),
      decrypt(stranger, { ciphertextBlob, encryptionContext: CONTEXT }),
      decrypt(ctx, { ciphertextBlob: "AAAA" }),
      decrypt(ctx, { ciphertextBlob: "not base64!" }),
    ];

    const answers = await Promise.all(failures.map((failure) => failure.catch((error: unknown) => error)));

    for (const answer of answers) {
      expect(answer).toMatchObject({
        code: "InvalidParameter",
        parameter: "CiphertextBlob",
        problem: "undecryptable",
        facts: {},
      });
    }
    expect(new Set(answers.map(String)).size).toBe(1);
  });

  test("a ciphertext moved to another key's version does not open", async () => {
    const ctx = await service.context();
    const dkmsInstanceId = await newInstance(ctx);
    const first = await encrypt(ctx, { keyId: await newKey(ctx, dkmsInstanceId), plaintext: PLAINTEXT });
    const second = await encrypt(ctx, { keyId: await newKey(ctx, dkmsInstanceId), plaintext: PLAINTEXT });
    const moved = Buffer.concat([
      Buffer.from(second.ciphertextBlob, "base64").subarray(0, 36),
      Buffer.from(first.ciphertextBlob, "base64").subarray(36),
    ]);

    const call = decrypt(ctx, { ciphertextBlob: moved.toString("base64") });

    await expect(call).rejects.toMatchObject({ problem: "undecryptable" });
  });
});

describe("key states", () => {
  test.each([
    ["Disabled", "Rejected.Disabled"],
    ["PendingDeletion", "Rejected.PendingDeletion"],
    ["PendingImport", "Rejected.PendingImport"],
  ])("a key that is %s refuses every use with %s, also when it is in a cache", async (state, code) => {
    const ctx = await service.context();
    const keyId = await newKey(ctx);
    const { ciphertextBlob } = await encrypt(ctx, { keyId, plaintext: PLAINTEXT });
    await forceKeyState(service.db, keyId, state);

    await expect(encrypt(ctx, { keyId, plaintext: PLAINTEXT })).rejects.toMatchObject({ code });
    await expect(decrypt(ctx, { ciphertextBlob })).rejects.toMatchObject({ code });
    await expect(generateDataKey(ctx, { keyId })).rejects.toMatchObject({ code });
  });
});

describe("GenerateDataKey", () => {
  test.each([
    ["AES_256 by default", {}, 32],
    ["AES_128", { keySpec: "AES_128" as const }, 16],
    ["one byte", { numberOfBytes: 1 }, 1],
    ["1,024 bytes, whatever the spec", { numberOfBytes: 1024, keySpec: "AES_128" as const }, 1024],
  ])("%s: Decrypt gives the same data key", async (_what, options, length) => {
    const ctx = await service.context();
    const keyId = await newKey(ctx);

    const dataKey = await generateDataKey(ctx, { keyId, ...options, encryptionContext: CONTEXT });

    expect(Buffer.from(dataKey.plaintext, "base64")).toHaveLength(length);
    await expect(
      decrypt(ctx, { ciphertextBlob: dataKey.ciphertextBlob, encryptionContext: CONTEXT }),
    ).resolves.toMatchObject({ plaintext: dataKey.plaintext });
  });

  test.each([[0], [1025], [1.5]])("%d bytes are refused", async (numberOfBytes) => {
    const ctx = await service.context();

    const call = generateDataKey(ctx, { keyId: "key-1", numberOfBytes });

    await expect(call).rejects.toMatchObject({ code: "InvalidParameter", parameter: "NumberOfBytes" });
  });
});

describe("input", () => {
  test.each([
    ["6,145 bytes", { plaintext: randomBytes(6145).toString("base64") }, "Plaintext"],
    ["plaintext that is not Base64", { plaintext: "hello" }, "Plaintext"],
    ["a context over 8,192 characters", { encryptionContext: { k: "x".repeat(8192) } }, "EncryptionContext"],
    ["a context with a number", { encryptionContext: { k: 1 } }, "EncryptionContext"],
    ["a context that is a list", { encryptionContext: ["k"] }, "EncryptionContext"],
    [
      "a context key JavaScript would lose",
      JSON.parse('{"encryptionContext":{"__proto__":"x"}}'),
      "EncryptionContext",
    ],
  ])("%s is refused", async (_what, change, parameter) => {
    const ctx = await service.context();

    const call = encrypt.call(ctx, { keyId: "key-1", plaintext: PLAINTEXT, ...change });

    await expect(call).rejects.toMatchObject({ code: "InvalidParameter", parameter });
  });

  test("a context of exactly 8,192 characters is taken", async () => {
    const ctx = await service.context();
    const encryptionContext = { k: "x".repeat(8191) };

    const call = encrypt(ctx, { keyId: await newKey(ctx), plaintext: PLAINTEXT, encryptionContext });

    await expect(call).resolves.toHaveProperty("ciphertextBlob");
  });
});

describe("permission and audit", () => {
  test("a reader may not use a key, and learns nothing of whether it is there", async () => {
    const admin = await service.newCaller();
    const keyId = await newKey(await service.context(admin));
    const { ciphertextBlob } = await encrypt(await service.context(admin), { keyId, plaintext: PLAINTEXT });
    const reader = await service.context(
      await service.newCaller({
        accountId: admin.actor.accountId,
        policyNames: ["AliyunKMSReadOnlyAccess"],
      }),
    );
    const refused = { code: "Forbidden.NoPermission" };

    await expect(encrypt(reader, { keyId, plaintext: PLAINTEXT })).rejects.toMatchObject(refused);
    await expect(encrypt(reader, { keyId: "key-none", plaintext: PLAINTEXT })).rejects.toMatchObject(refused);
    await expect(decrypt(reader, { ciphertextBlob })).rejects.toMatchObject(refused);
    await expect(decrypt(reader, { ciphertextBlob: "AAAA" })).rejects.toMatchObject(refused);
    await expect(generateDataKey(reader, { keyId })).rejects.toMatchObject(refused);
  });

  test("each call is one event that names key, version and context keys, and holds no plaintext", async () => {
    const ctx = await service.context();
    const keyId = await newKey(ctx);
    const marker = "plaintext-marker-7c1f";
    const plaintext = Buffer.from(marker).toString("base64");

    const encrypted = await encrypt(ctx, { keyId, plaintext, encryptionContext: CONTEXT });
    await decrypt(ctx, { ciphertextBlob: encrypted.ciphertextBlob, encryptionContext: CONTEXT });

    for (const name of ["Encrypt", "Decrypt"]) {
      const events = (await auditEvents(service.db, name)).filter((event) => event.resourceName === keyId);
      expect(events).toHaveLength(1);
      expect(events[0]?.event).toMatchObject({
        requestParameters: { EncryptionContextKeys: ["purpose", "tenant"] },
        responseElements: { KeyId: keyId, KeyVersionId: encrypted.keyVersionId },
      });
      expect(events[0]?.canonical).not.toContain(marker);
      expect(events[0]?.canonical).not.toContain(plaintext);
      expect(events[0]?.canonical).not.toContain("acme");
    }
  });

  test("an instance with a limit refuses what is over it", async () => {
    const ctx = await service.context(undefined, {
      throttle: { admit: ({ requestsPerSecond }) => requestsPerSecond },
    });
    const admin = await service.context(ctx.caller);
    const keyId = await newKey(admin, await newInstance(admin, { spec: 7 }));

    const call = encrypt(ctx, { keyId, plaintext: PLAINTEXT });

    await expect(call).rejects.toMatchObject({ code: "Rejected.Throttling", retryAfterSeconds: 7 });
  });
});
