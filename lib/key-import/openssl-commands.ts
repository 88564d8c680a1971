import { findKeySpec, type KeySpecFacts } from "@/lib/crypto/key-spec";
import type { WrappingAlgorithm } from "./schema";

/**
 * How to wrap material with nothing but OpenSSL 3. Safe in a browser: the console shows exactly these commands, and
 * the tests run exactly these.
 */

export interface OpensslInput {
  readonly keySpec: string;
  readonly wrappingAlgorithm: WrappingAlgorithm;
  readonly files: ImportFiles;
}

/** The names of the files of one import. */
export interface ImportFiles {
  /** DER. */
  readonly publicKeyDer: string;
  readonly publicKeyPem: string;
  readonly importToken: string;
  /** The key's bytes, or its private key in PKCS #8 DER. */
  readonly material: string;
  readonly privateKeyPem: string;
  readonly wrappedMaterial: string;
}

export const OPENSSL_STEPS = ["make", "convert", "checkValue", "wrap"] as const;
export type OpensslStep = (typeof OPENSSL_STEPS)[number];

export interface OpensslCommands {
  readonly step: OpensslStep;
  /** Only for those who have no material yet, or have it in another form. */
  readonly isOptional: boolean;
  /** For a POSIX shell. */
  readonly script: string;
}

const SHORT_ID_LENGTH = 8;
/** Source: RFC 5649, 3. */
const KEY_WRAP_IV = "A65959A6";
/** One command on several lines, none too wide to read. */
const broken = (...parts: string[]) => parts.join(" \\\n  ");
/** The bytes of a file in hexadecimal, as OpenSSL takes keys. */
const hexOf = (file: string) => `"$(od -An -v -tx1 ${file} | tr -d ' \\n')"`;
/** The first bytes of what comes in, as people compare them. */
const shown = (bytes: number) => `od -An -v -tx1 -N${bytes} | tr -d ' \\n' | tr a-f A-F; echo`;

/** The files of an import are named after it, so that those of two imports cannot be mixed up. */
export function importFiles(importId: string, keySpec: string): ImportFiles {
  const id = importId.slice(0, SHORT_ID_LENGTH);
  const isKeyPair = findKeySpec(keySpec)?.materialFormat === "pkcs8";
  return {
    publicKeyDer: `wrapping-key-${id}.der`,
    publicKeyPem: `wrapping-key-${id}.pem`,
    importToken: `import-token-${id}.txt`,
    material: isKeyPair ? "private-key.der" : "material.bin",
    privateKeyPem: "private-key.pem",
    wrappedMaterial: `wrapped-material-${id}.bin`,
  };
}

/** The commands to make, check and wrap material, in the order they are run. */
export function opensslCommands(input: OpensslInput): OpensslCommands[] {
  const facts = findKeySpec(input.keySpec);
  if (facts === null) return [];
  return facts.materialFormat === "raw" ? secretCommands(facts, input) : keyPairCommands(facts, input);
}

function secretCommands(
  facts: Extract<KeySpecFacts, { materialFormat: "raw" }>,
  { wrappingAlgorithm, files }: OpensslInput,
): OpensslCommands[] {
  const { material, wrappedMaterial } = files;
  const checkValue =
    facts.family === "aes"
      ? broken(
          "head -c 16 /dev/zero",
          `| openssl enc -aes-256-ecb -nopad -K ${hexOf(material)}`,
          `| ${shown(3)}`,
        )
      : broken(
          "openssl dgst -sha256 -mac HMAC",
          `-macopt hexkey:${hexOf(material)} -binary /dev/null`,
          `| ${shown(3)}`,
        );
  return [
    { step: "make", isOptional: true, script: `openssl rand -out ${material} ${facts.materialBytes}` },
    { step: "checkValue", isOptional: false, script: checkValue },
    {
      step: "wrap",
      isOptional: false,
      script: encryptCommand(files.publicKeyDer, wrappingAlgorithm, material, wrappedMaterial),
    },
  ];
}

function keyPairCommands(
  facts: Extract<KeySpecFacts, { materialFormat: "pkcs8" }>,
  { wrappingAlgorithm, files }: OpensslInput,
): OpensslCommands[] {
  const { material, wrappedMaterial, privateKeyPem } = files;
  const options =
    facts.family === "rsa"
      ? `RSA -pkeyopt rsa_keygen_bits:${facts.modulusBits}`
      : `EC -pkeyopt ec_paramgen_curve:${facts.curve} -pkeyopt ec_param_enc:named_curve`;
  const wrap = [
    "openssl rand -out temporary-aes.key 32",
    encryptCommand(files.publicKeyDer, wrappingAlgorithm, "temporary-aes.key", "wrapped-aes.bin"),
    broken(
      "openssl enc -id-aes256-wrap-pad",
      `-K ${hexOf("temporary-aes.key")}`,
      `-iv ${KEY_WRAP_IV} -in ${material} -out wrapped-key.bin`,
    ),
    `cat wrapped-aes.bin wrapped-key.bin > ${wrappedMaterial}`,
    "rm temporary-aes.key wrapped-aes.bin wrapped-key.bin",
  ];
  return [
    {
      step: "make",
      isOptional: true,
      // On its own, genpkey writes DER in the older forms PKCS #1 and SEC 1.
      script: broken(
        `openssl genpkey -algorithm ${options}`,
        `| openssl pkcs8 -topk8 -nocrypt -outform DER -out ${material}`,
      ),
    },
    {
      step: "convert",
      isOptional: true,
      script: `openssl pkcs8 -topk8 -nocrypt -in ${privateKeyPem} -outform DER -out ${material}`,
    },
    {
      step: "checkValue",
      isOptional: false,
      script: broken(
        `openssl pkey -inform DER -in ${material} -pubout -outform DER`,
        `| openssl dgst -sha256 -binary | ${shown(8)}`,
      ),
    },
    { step: "wrap", isOptional: false, script: wrap.join("\n") },
  ];
}

const PADDING = {
  RSAES_OAEP_SHA_256: [
    "-pkeyopt rsa_padding_mode:oaep",
    "-pkeyopt rsa_oaep_md:sha256 -pkeyopt rsa_mgf1_md:sha256",
  ],
  RSAES_OAEP_SHA_1: ["-pkeyopt rsa_padding_mode:oaep", "-pkeyopt rsa_oaep_md:sha1 -pkeyopt rsa_mgf1_md:sha1"],
  RSAES_PKCS1_V1_5: ["-pkeyopt rsa_padding_mode:pkcs1"],
} as const satisfies Record<WrappingAlgorithm, readonly string[]>;

function encryptCommand(
  publicKeyDer: string,
  wrappingAlgorithm: WrappingAlgorithm,
  input: string,
  output: string,
): string {
  return broken(
    `openssl pkeyutl -encrypt -pubin -keyform DER -inkey ${publicKeyDer}`,
    ...PADDING[wrappingAlgorithm],
    `-in ${input} -out ${output}`,
  );
}
