import { execFileSync } from "node:child_process";
import vm from "node:vm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cliSample } from "./cli-sample";
import { jsonSample } from "./json-sample";
import { nodeSample } from "./node-sample";
import { requestSamples } from "./request-samples";
import type { SampleRequest } from "./sample-request";

const TEXT = fc.string({ unit: "binary" }).filter((text) => text.isWellFormed() && !text.includes("\0"));
/** Not `__proto__`, which the service refuses as a name, and which in an object literal would not be one. */
const CONTEXT_KEY = TEXT.filter((text) => text !== "__proto__");
const CONTEXT = fc.uniqueArray(fc.tuple(CONTEXT_KEY, TEXT), { selector: ([key]) => key, maxLength: 4 });
type SymmetricRequest = Extract<SampleRequest, { encryptionContext: unknown }>;
const REQUEST: fc.Arbitrary<SymmetricRequest> = fc.oneof(
  fc.record({
    operation: fc.constant("Encrypt" as const),
    keyId: TEXT.filter((text) => text !== ""),
    encryptionContext: CONTEXT,
  }),
  fc.record({
    operation: fc.constant("Decrypt" as const),
    ciphertextBlob: TEXT.filter((text) => text !== ""),
    encryptionContext: CONTEXT,
  }),
  fc.record({
    operation: fc.constant("GenerateDataKey" as const),
    keyId: TEXT.filter((text) => text !== ""),
    numberOfBytes: fc.integer({ min: 1, max: 1024 }),
    encryptionContext: CONTEXT,
  }),
);

/** What the sample should send, in the API's names. */
function expected(request: SymmetricRequest, plaintext: string): Record<string, unknown> {
  return {
    ...("keyId" in request && { KeyId: request.keyId }),
    ...(request.operation === "Encrypt" && { Plaintext: plaintext }),
    ...(request.operation === "Decrypt" && { CiphertextBlob: request.ciphertextBlob }),
    ...(request.operation === "GenerateDataKey" && { NumberOfBytes: request.numberOfBytes }),
    ...(request.encryptionContext.length > 0 && {
      EncryptionContext: new Map(request.encryptionContext),
    }),
  };
}

function withMap(sent: Record<string, unknown>): Record<string, unknown> {
  const context = sent.EncryptionContext;
  const asMap =
    typeof context === "object" && context !== null ? new Map(Object.entries(context)) : undefined;
  return asMap === undefined ? sent : { ...sent, EncryptionContext: asMap };
}

test("the Node.js sample runs and sends exactly the request", () => {
  fc.assert(
    fc.property(REQUEST, (request) => {
      let sent: Record<string, unknown> = {};
      class Request {
        constructor(map: Record<string, unknown>) {
          sent = Object.fromEntries(
            Object.entries(map).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
          );
        }
      }
      const call = () => Promise.resolve({});
      class Client {
        encrypt = call;
        decrypt = call;
        generateDataKey = call;
      }
      const sdk = { default: Client, EncryptRequest: Request, DecryptRequest: Request };
      const modules = { ...sdk, GenerateDataKeyRequest: Request, Config: Object };

      vm.runInNewContext(nodeSample(request), { require: () => modules, Buffer, console: { log: () => {} } });

      expect(withMap(sent)).toEqual(expected(request, Buffer.from("<your plaintext>").toString("base64")));
    }),
  );
});

test("the JSON sample is JSON and holds exactly the request", () => {
  fc.assert(
    fc.property(REQUEST, (request) => {
      const { Action, Version, ...parameters } = JSON.parse(jsonSample(request));

      expect({ Action, Version }).toEqual({ Action: request.operation, Version: "2016-01-20" });
      expect(withMap(parameters)).toEqual(expected(request, "<Base64 of your plaintext>"));
    }),
  );
});

test("a shell reads the command line sample as exactly the arguments of the request", () => {
  for (const request of fc.sample(REQUEST, 40)) {
    const script = `aliyun() { printf '%s\\0' "$@"; }\n${cliSample(request)}`;

    const words = execFileSync("sh", ["-c", script]).toString().split("\0").slice(0, -1);

    const [, operation, ...options] = words;
    const sent = Object.fromEntries(
      options.flatMap((word, index) => (index % 2 === 0 ? [[word.slice(2), options[index + 1]]] : [])),
    );
    expect(operation).toBe(request.operation);
    expect(sent.KeyId ?? sent.CiphertextBlob).toBe(
      "keyId" in request ? request.keyId : request.ciphertextBlob,
    );
    expect(new Map(Object.entries(JSON.parse(sent.EncryptionContext ?? "{}")))).toEqual(
      new Map(request.encryptionContext),
    );
  }
});

test("an empty form shows placeholders, and no sample names credentials", () => {
  const samples = requestSamples({ operation: "Encrypt", keyId: "", encryptionContext: [] });

  for (const { code } of samples) {
    expect(code).toContain("<your key ID>");
    expect(code).not.toContain("EncryptionContext");
  }
});

test("a ciphertext too long to read is not written into the code", () => {
  const samples = requestSamples({
    operation: "Decrypt",
    ciphertextBlob: "A".repeat(8000),
    encryptionContext: [],
  });

  expect(samples.every(({ code }) => code.includes("<your ciphertext>") && code.length < 1000)).toBe(true);
});

const KEY_PAIR = { keyId: "key-a", keyVersionId: "version-a", algorithm: "RSA_PSS_SHA_256" };

test.each<[SampleRequest, string[]]>([
  [{ operation: "AsymmetricSign", ...KEY_PAIR }, ["KeyId", "KeyVersionId", "Algorithm", "Digest"]],
  [{ operation: "AsymmetricVerify", ...KEY_PAIR }, ["KeyId", "KeyVersionId", "Algorithm", "Digest", "Value"]],
  [{ operation: "AsymmetricEncrypt", ...KEY_PAIR }, ["KeyId", "KeyVersionId", "Algorithm", "Plaintext"]],
  [{ operation: "AsymmetricDecrypt", ...KEY_PAIR }, ["KeyId", "KeyVersionId", "Algorithm", "CiphertextBlob"]],
  [{ operation: "GetPublicKey", keyId: "key-a", keyVersionId: "" }, ["KeyId", "KeyVersionId"]],
  [
    { operation: "GenerateMac", keyId: "key-a", algorithm: "HMAC_SHA_256" },
    ["KeyId", "Algorithm", "Message"],
  ],
  [
    { operation: "VerifyMac", keyId: "key-a", algorithm: "HMAC_SHA_256" },
    ["KeyId", "Algorithm", "Message", "Mac"],
  ],
])("every sample of a call names its parameters and nothing else (%#)", (request, names) => {
  const { Action, Version, ...parameters } = JSON.parse(jsonSample(request));

  expect(Object.keys(parameters)).toEqual(names);
  expect(Action).toBe(request.operation);
  for (const { code } of requestSamples(request)) {
    expect(code).toContain("key-a");
    expect(code).toContain(request.operation.slice(1));
  }
});

test("what the SDK for Node.js has no method for goes through its transport", () => {
  const sent: unknown[] = [];
  class Client {
    doRequest(...words: unknown[]) {
      sent.push(...words);
      return Promise.resolve({});
    }
  }
  const modules = { default: Client, Config: Object, RuntimeOptions: Object };

  const code = nodeSample({ operation: "GenerateMac", keyId: "key-a", algorithm: "HMAC_SHA_256" });
  vm.runInNewContext(code, { require: () => modules, Buffer, console: { log: () => {} } });

  expect(sent.slice(0, 5)).toEqual(["GenerateMac", "HTTP", "POST", "2016-01-20", "AK"]);
  expect(sent[5]).toMatchObject({ KeyId: "key-a", Algorithm: "HMAC_SHA_256" });
});
