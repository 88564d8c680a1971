import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from "node:crypto";
import { CRYPTO_CALLS, type CryptoCall, keyFor, nameOf, SAMPLE_PLAINTEXT } from "@/lib/testing/crypto-calls";
import { benchService, measure } from "./bench-service";

/**
 * Each cryptographic operation through the whole pipeline (no HTTP), durably audited before it answers, as a ratio
 * to what bare node:crypto takes for work of the same kind, one call after the other, in the same run.
 */
const SECONDS = Number(process.argv[2] ?? 3);
const ONLY = process.argv[3];
const BASELINE_SECONDS = 1;

const bytes = Buffer.from(SAMPLE_PLAINTEXT, "base64");
const aesKey = randomBytes(32);
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ec = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
const oaep = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" };
const wrapped = publicEncrypt({ key: rsa.publicKey, ...oaep }, bytes);
const signature = sign("sha256", bytes, ec.privateKey);
const spki = ec.publicKey.export({ format: "der", type: "spki" });
const sealed = seal(bytes);

/** The same work without us. */
const BASELINES: Readonly<Record<string, () => unknown>> = {
  Encrypt: () => seal(bytes),
  Decrypt: () => open(),
  ReEncrypt: () => seal(open()),
  GenerateDataKey: () => seal(randomBytes(32)),
  GenerateDataKeyWithoutPlaintext: () => seal(randomBytes(32)),
  GenerateAndExportDataKey: () => [seal(randomBytes(32)), wrap(randomBytes(32))],
  ExportDataKey: () => wrap(open()),
  GenerateDataKeyPair: () => seal(newKeyPair()),
  GenerateDataKeyPairWithoutPlaintext: () => seal(newKeyPair()),
  AsymmetricEncrypt: () => wrap(bytes),
  AsymmetricDecrypt: () => privateDecrypt({ key: rsa.privateKey, ...oaep }, wrapped),
  AsymmetricSign: () => sign("sha256", bytes, ec.privateKey),
  AsymmetricVerify: () => verify("sha256", bytes, ec.publicKey, signature),
  GetPublicKey: () =>
    createPublicKey({ key: spki, format: "der", type: "spki" }).export({ format: "pem", type: "spki" }),
  GenerateMac: () => createHmac("sha256", aesKey).update(bytes).digest(),
  VerifyMac: () => timingSafeEqual(createHmac("sha256", aesKey).update(bytes).digest(), aesKey),
};

const service = await benchService();
const ctx = await service.context(undefined, { throttle: { admit: () => 0 } });
try {
  console.log("| operation | at once | per second | p50 ms | p99 ms | node:crypto per second | ratio |");
  console.log("|---|---|---|---|---|---|---|");
  for (const call of CRYPTO_CALLS.filter((each) => ONLY === undefined || nameOf(each) === ONLY)) {
    await compare(call);
  }
} finally {
  await service.stop();
}

/** Prints a row for one caller and one for many. */
async function compare(call: CryptoCall): Promise<void> {
  const input = await call.input(ctx, await keyFor(ctx, call));
  const bare = BASELINES[nameOf(call)];
  if (bare === undefined) throw new Error(`There is nothing to compare ${nameOf(call)} with.`);
  const barePerSecond = countPerSecond(bare);
  for (const concurrency of [1, 64]) {
    await measure(() => call.operation.call(ctx, input), { concurrency, seconds: 1 });
    const ours = await measure(() => call.operation.call(ctx, input), { concurrency, seconds: SECONDS });
    const numbers = [
      ours.perSecond.toFixed(0),
      ours.p50Ms.toFixed(1),
      ours.p99Ms.toFixed(1),
      barePerSecond.toFixed(0),
      (ours.perSecond / barePerSecond).toFixed(4),
    ];
    console.log(`| ${[nameOf(call), concurrency, ...numbers].join(" | ")} |`);
  }
}

function countPerSecond(work: () => unknown): number {
  const startedAt = performance.now();
  let rounds = 0;
  for (; performance.now() - startedAt < BASELINE_SECONDS * 1000; rounds += 1) work();
  return rounds / ((performance.now() - startedAt) / 1000);
}

function seal(plaintext: Uint8Array) {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", aesKey, iv);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return { iv, ciphertext, tag: cipher.getAuthTag() };
}

function open(): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", aesKey, sealed.iv, { authTagLength: 16 });
  decipher.setAuthTag(sealed.tag);
  return Buffer.concat([decipher.update(sealed.ciphertext), decipher.final()]);
}

function wrap(plaintext: Uint8Array): Buffer {
  return publicEncrypt({ key: rsa.publicKey, ...oaep }, plaintext);
}

function newKeyPair(): Buffer {
  return generateKeyPairSync("ec", { namedCurve: "prime256v1" }).privateKey.export({
    format: "der",
    type: "pkcs8",
  });
}
