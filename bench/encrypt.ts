import { createCipheriv, randomBytes } from "node:crypto";
import { decrypt } from "@/lib/key-use/decrypt";
import { encrypt } from "@/lib/key-use/encrypt";
import { generateDataKey } from "@/lib/key-use/generate-data-key";
import { newKey } from "@/lib/testing/factories";
import { benchService, measure } from "./bench-service";

/**
 * Encrypt, Decrypt and GenerateDataKey through the whole pipeline (no HTTP), each durably audited before it
 * answers, as a ratio to bare `createCipheriv` of the same plaintext in the same run.
 */
const PLAINTEXT_BYTES = 32;
const SECONDS = Number(process.argv[2] ?? 5);
const BASELINE_ROUNDS = 200_000;

const service = await benchService();
const ctx = await service.context();
const keyId = await newKey(ctx);
const plaintext = randomBytes(PLAINTEXT_BYTES).toString("base64");
const { ciphertextBlob } = await encrypt(ctx, { keyId, plaintext });

const baselinePerSecond = baseline();
console.log(
  `createCipheriv AES-256-GCM of ${PLAINTEXT_BYTES} bytes: ${Math.round(baselinePerSecond)} a second`,
);
const calls = {
  Encrypt: () => encrypt(ctx, { keyId, plaintext }),
  Decrypt: () => decrypt(ctx, { ciphertextBlob }),
  GenerateDataKey: () => generateDataKey(ctx, { keyId }),
};
for (const [name, call] of Object.entries(calls)) {
  for (const concurrency of [1, 64]) {
    await measure(call, { concurrency, seconds: 1 });
    const { perSecond, p50Ms, p99Ms } = await measure(call, { concurrency, seconds: SECONDS });
    console.log(
      `${name}, ${concurrency} at a time: ${Math.round(perSecond)} a second, p50 ${p50Ms.toFixed(1)} ms, ` +
        `p99 ${p99Ms.toFixed(1)} ms, ratio ${(perSecond / baselinePerSecond).toFixed(4)}`,
    );
  }
}
await service.stop();

/** Bare cipher calls a second in this process. */
function baseline(): number {
  const key = randomBytes(32);
  const bytes = Buffer.from(plaintext, "base64");
  const startedAt = performance.now();
  for (let round = 0; round < BASELINE_ROUNDS; round += 1) {
    const cipher = createCipheriv("aes-256-gcm", key, randomBytes(12));
    cipher.update(bytes);
    cipher.final();
    cipher.getAuthTag();
  }
  return BASELINE_ROUNDS / ((performance.now() - startedAt) / 1000);
}
