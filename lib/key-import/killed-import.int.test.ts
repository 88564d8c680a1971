import { afterAll, beforeAll, expect, test } from "vitest";
import { newExternalKey, newMaterial, wrapFor } from "@/lib/testing/key-import";
import type { KilledImport } from "@/lib/testing/killed-import";
import { runKilled } from "@/lib/testing/run-killed";
import { type TestService, testService } from "@/lib/testing/test-service";
import { getParametersForImport } from "./get-parameters-for-import";
import { importKeyMaterial } from "./import-key-material";

const TIMEOUT_MS = 300_000;
/** An import takes more statements than this; fewer would mean that the count does not count. */
const PLAUSIBLE = { answered: 5, committing: 1 } as const;

const BEFORE = { state: "PendingImport", versions: 0, hasDigest: false, imported: 0, events: 0 };
const AFTER = { state: "Enabled", versions: 1, hasDigest: true, imported: 1, events: 1 };

let service: TestService;

beforeAll(async () => {
  service = await testService();
});

afterAll(() => service.stop());

async function seen(keyId: string): Promise<object> {
  const { db } = service;
  const key = await db.key.findUniqueOrThrow({ where: { id: keyId } });
  return {
    state: key.state,
    versions: await db.keyVersion.count({ where: { keyId, wrappedMaterial: { not: null } } }),
    hasDigest: key.materialDigest !== null,
    imported: await db.keyImport.count({ where: { keyId, importedAt: { not: null } } }),
    events: await db.auditEvent.count({
      where: { resourceName: keyId, eventName: "ImportKeyMaterial", errorCode: "" },
    }),
  };
}

test.each(["answered", "committing"] as const)(
  "an import killed when any of its statements is %s leaves the key wholly without or wholly with its material, and can be repeated",
  async (moment) => {
    const caller = await service.newCaller();
    const ctx = await service.context(caller);
    let n = 1;
    for (; ; n += 1) {
      const keyId = await newExternalKey(ctx);
      const parameters = await getParametersForImport(ctx, {
        keyId,
        wrappingAlgorithm: "RSAES_OAEP_SHA_256",
      });
      const encryptedKeyMaterial = wrapFor(parameters, "Aliyun_AES_256", newMaterial("Aliyun_AES_256"));
      const input = { keyId, importToken: parameters.importToken, encryptedKeyMaterial };

      const isKilled = await runKilled("killed-import", service, { moment, n }, {
        caller,
        input,
      } satisfies KilledImport);

      const left = await seen(keyId);
      expect([BEFORE, AFTER], `statement ${n}`).toContainEqual(left);
      await importKeyMaterial(ctx, input);
      expect(await seen(keyId)).toMatchObject({ ...AFTER, events: expect.any(Number) });
      if (!isKilled) break;
    }

    expect(n).toBeGreaterThan(PLAUSIBLE[moment]);
  },
  TIMEOUT_MS,
);
