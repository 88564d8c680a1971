import type { CodeSample } from "@/components/ui/code-block";

export interface NewKey {
  dkmsInstanceId: string;
  keySpec: string;
  keyUsage: string;
  description: string;
  tags: readonly { tagKey: string; tagValue: string }[];
}

/** The request that makes a key, as the API takes it and with the SDK. */
export function createKeySamples(key: NewKey): readonly [CodeSample, ...CodeSample[]] {
  const parameters = {
    DKMSInstanceId: key.dkmsInstanceId,
    KeySpec: key.keySpec,
    KeyUsage: key.keyUsage,
    ...(key.description === "" ? {} : { Description: key.description }),
    ...(key.tags.length === 0 ? {} : { Tags: tagsText(key.tags) }),
  };
  const json = JSON.stringify({ Action: "CreateKey", Version: "2016-01-20", ...parameters }, null, 2);
  const fields = Object.entries(parameters).map(
    ([name, value]) => `    ${sdkName(name)}: ${literal(value)},`,
  );
  const node = [
    'import Kms, { CreateKeyRequest } from "@alicloud/kms20160120";',
    "",
    ...CLIENT,
    "",
    "const { body } = await client.createKey(",
    "  new CreateKeyRequest({",
    ...fields,
    "  }),",
    ");",
    "console.log(body.keyMetadata.keyId);",
  ].join("\n");
  return [
    { id: "json", label: "JSON", code: json },
    { id: "node", label: "Node.js", code: node },
  ];
}

/** How an application encrypts and decrypts with a key. */
export function keyUseSamples(keyId: string): readonly [CodeSample, ...CodeSample[]] {
  const encrypt = [
    'import Kms, { EncryptRequest } from "@alicloud/kms20160120";',
    "",
    ...CLIENT,
    "",
    "const { body } = await client.encrypt(",
    "  new EncryptRequest({",
    `    keyId: ${literal(keyId)},`,
    '    plaintext: Buffer.from("<your data>").toString("base64"),',
    '    encryptionContext: { purpose: "example" },',
    "  }),",
    ");",
    "console.log(body.ciphertextBlob);",
  ].join("\n");
  const decrypt = [
    'import Kms, { DecryptRequest } from "@alicloud/kms20160120";',
    "",
    ...CLIENT,
    "",
    "const { body } = await client.decrypt(",
    "  new DecryptRequest({",
    '    ciphertextBlob: "<what Encrypt answered>",',
    '    encryptionContext: { purpose: "example" },',
    "  }),",
    ");",
    'const data = Buffer.from(body.plaintext, "base64");',
  ].join("\n");
  return [
    { id: "encrypt", label: "Node.js · Encrypt", code: encrypt },
    { id: "decrypt", label: "Node.js · Decrypt", code: decrypt },
  ];
}

const CLIENT = [
  "const client = new Kms.default({",
  '  endpoint: "<host:port of the gateway>",',
  "  accessKeyId: process.env.ALIBABA_CLOUD_ACCESS_KEY_ID,",
  "  accessKeySecret: process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET,",
  "});",
] as const;

function tagsText(tags: NewKey["tags"]): string {
  return JSON.stringify(tags.map(({ tagKey, tagValue }) => ({ TagKey: tagKey, TagValue: tagValue })));
}

/** The SDK's name of a parameter: "DKMSInstanceId" → "DKMSInstanceId", "KeySpec" → "keySpec". */
function sdkName(name: string): string {
  return /^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** JSON is a literal of JavaScript, whatever the text holds. */
function literal(text: string): string {
  return JSON.stringify(text);
}
