import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MAC_ALGORITHMS, macAlgorithmsOf } from "@/lib/crypto/algorithms";
import { KEY_SPECS, type KeySpec } from "@/lib/crypto/key-spec";
import { SAMPLE_KEYS, SAMPLE_PLAINTEXT } from "@/lib/testing/crypto-calls";
import { auditEvents, newKeyOf } from "@/lib/testing/factories";
import { type TestService, testService } from "@/lib/testing/test-service";
import { generateMac } from "./generate-mac";
import { verifyMac } from "./verify-mac";

const ROUNDS = { numRuns: 25 };
const ALGORITHM = "HMAC_SHA_256";

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

/** Each pair of a key spec that authenticates and an algorithm that fits it. */
const MACS = (Object.keys(KEY_SPECS) as KeySpec[]).flatMap((keySpec) =>
  macAlgorithmsOf(keySpec).map((algorithm) => [keySpec, algorithm] as const),
);

test.each(MACS)(
  "%s by %s makes codes of its length, always the same, and knows them again",
  async (keySpec, algorithm) => {
    const ctx = await service.context();
    const key = await newKeyOf(ctx, { keySpec, keyUsage: "GENERATE_VERIFY_MAC" });
    const call = { keyId: key.keyId, algorithm, message: SAMPLE_PLAINTEXT } as const;

    const { mac, ...used } = await generateMac(ctx, call);

    expect(used).toEqual({ ...key, algorithm });
    expect(Buffer.from(mac, "base64")).toHaveLength(MAC_ALGORITHMS[algorithm].macBytes);
    await expect(generateMac(ctx, call)).resolves.toMatchObject({ mac });
    await expect(verifyMac(ctx, { ...call, mac })).resolves.toEqual({ ...key, algorithm, value: true });
  },
);

test("whatever is authenticated is verified, and no changed byte of the code or the message is", async () => {
  const ctx = await service.context();
  const { keyId } = await newKeyOf(ctx, SAMPLE_KEYS.hmac);
  const call = { keyId, algorithm: ALGORITHM } as const;

  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 200 }),
      fc.nat(31),
      fc.integer({ min: 1, max: 255 }),
      async (bytes, position, change) => {
        const message = Buffer.from(bytes).toString("base64");
        const { mac } = await generateMac(ctx, { ...call, message });
        const verdicts = await Promise.all([
          verifyMac(ctx, { ...call, message, mac }),
          verifyMac(ctx, { ...call, message, mac: changed(mac, position, change) }),
          verifyMac(ctx, { ...call, message: changed(message, position % bytes.length, change), mac }),
        ]);

        expect(verdicts.map(({ value }) => value)).toEqual([true, false, false]);
      },
    ),
    ROUNDS,
  );
});

test("another key, another algorithm and a code of another length verify nothing", async () => {
  const ctx = await service.context();
  const { keyId } = await newKeyOf(ctx, SAMPLE_KEYS.hmac);
  const other = await newKeyOf(ctx, SAMPLE_KEYS.hmac);
  const call = { keyId, algorithm: ALGORITHM, message: SAMPLE_PLAINTEXT } as const;
  const { mac } = await generateMac(ctx, call);
  const bytes = Buffer.from(mac, "base64");
  const changes = [
    { keyId: other.keyId },
    { algorithm: "HMAC_SHA_224" as const },
    { mac: bytes.subarray(0, 31).toString("base64") },
    { mac: Buffer.concat([bytes, bytes]).toString("base64") },
  ];

  for (const change of changes) {
    await expect(verifyMac(ctx, { ...call, mac, ...change })).resolves.toMatchObject({ value: false });
  }
});

test("an algorithm that does not fit the key is refused with those that do", async () => {
  const ctx = await service.context();
  const { keyId } = await newKeyOf(ctx, SAMPLE_KEYS.hmac);
  const call = { keyId, algorithm: "HMAC_SHA_512", message: SAMPLE_PLAINTEXT } as const;
  const refusal = {
    code: "InvalidParameter",
    parameter: "Algorithm",
    facts: { algorithms: macAlgorithmsOf("HMAC_256").join(", ") },
  };

  await expect(generateMac(ctx, call)).rejects.toMatchObject(refusal);
  await expect(verifyMac(ctx, { ...call, mac: "AA==" })).rejects.toMatchObject(refusal);
});

describe("input", () => {
  test.each([[1], [6144]])("a message of %d bytes is taken", async (bytes) => {
    const ctx = await service.context();
    const { keyId } = await newKeyOf(ctx, SAMPLE_KEYS.hmac);
    const message = Buffer.alloc(bytes, 1).toString("base64");

    await expect(generateMac(ctx, { keyId, algorithm: ALGORITHM, message })).resolves.toHaveProperty("mac");
  });

  test.each([
    ["a message of nothing", { message: "" }, "Message"],
    ["a message of 6,145 bytes", { message: Buffer.alloc(6145).toString("base64") }, "Message"],
    ["a message that is not Base64", { message: "no" }, "Message"],
    ["a hash without a key", { algorithm: "SHA_256" }, "Algorithm"],
    ["a code of nothing", { mac: "" }, "Mac"],
    ["a code of 65 bytes", { mac: Buffer.alloc(65).toString("base64") }, "Mac"],
  ])("%s is refused", async (_what, change, parameter) => {
    const ctx = await service.context();
    const input = { keyId: "key-1", algorithm: ALGORITHM, message: SAMPLE_PLAINTEXT };

    const verify = verifyMac.call(ctx, { ...input, mac: "AA==", ...change });

    await expect(verify).rejects.toMatchObject({ code: "InvalidParameter", parameter });
    if (parameter === "Mac") return;
    await expect(generateMac.call(ctx, { ...input, ...change })).rejects.toMatchObject({ parameter });
  });
});

test("the event names the algorithm, and whether the code was right", async () => {
  const ctx = await service.context();
  const { keyId, keyVersionId } = await newKeyOf(ctx, SAMPLE_KEYS.hmac);

  const { requestId } = await verifyMac.call(ctx, {
    keyId,
    algorithm: ALGORITHM,
    message: SAMPLE_PLAINTEXT,
    mac: "AA==",
  });

  const events = await auditEvents(service.db, "VerifyMac");
  expect(events.find(({ eventId }) => eventId === requestId)?.event).toMatchObject({
    requestParameters: { KeyId: keyId, Algorithm: ALGORITHM },
    responseElements: { KeyVersionId: keyVersionId, Value: false },
  });
});

function changed(text: string, position: number, change: number): string {
  const bytes = Buffer.from(text, "base64");
  bytes.writeUInt8(bytes.readUInt8(position) ^ change, position);
  return bytes.toString("base64");
}
