import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OperationContext } from "@/lib/operation/operation-context";
import { importMaterialOf, newExternalKey } from "@/lib/testing/key-import";
import { type TestService, testService } from "@/lib/testing/test-service";
import { decrypt } from "./decrypt";
import { encrypt } from "./encrypt";

const HOUR_MS = 3_600_000;
const plaintext = "cGxhaW4=";

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

function at(ctx: OperationContext, instant: number): OperationContext {
  return { ...ctx, services: { ...ctx.services, now: () => new Date(instant) } };
}

test("material serves no call from the second it expires, though the scheduler has not deleted it yet", async () => {
  const ctx = await service.context();
  const keyId = await newExternalKey(ctx);
  const expireUnix = Math.floor((Date.now() + HOUR_MS) / 1000);
  await importMaterialOf(ctx, keyId, randomBytes(32), { keyMaterialExpireUnix: expireUnix });
  const { ciphertextBlob } = await encrypt(ctx, { keyId, plaintext });
  const before = at(ctx, expireUnix * 1000 - 1);
  const after = at(ctx, expireUnix * 1000);

  await expect(decrypt(before, { ciphertextBlob })).resolves.toMatchObject({ plaintext });
  for (const call of [decrypt(after, { ciphertextBlob }), encrypt(after, { keyId, plaintext })]) {
    await expect(call).rejects.toMatchObject({ code: "Rejected.PendingImport", facts: { keyId } });
  }
});
