#!/usr/bin/env node
/*
 * Wraps key material for an import into Keyward, offline: it opens no connection and needs no package.
 * Node.js 18 or later. Read it first; it takes a minute.
 *
 *   node keyward-import.mjs --key-spec Aliyun_AES_256 --algorithm RSAES_OAEP_SHA_256 \
 *     --public-key wrapping-key.der --material material.bin --out wrapped-material.bin
 *
 * --generate makes new material and writes it to the file of --material, which must not exist yet.
 */
import { Buffer } from "node:buffer";
import * as crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { parseArgs } from "node:util";

/** What the material of each kind of key is. Symmetric: its bytes. Key pairs: the private key, PKCS #8 in DER. */
const KEY_SPECS = {
  Aliyun_AES_256: { bytes: 32, checkValue: aesCheckValue },
  HMAC_256: { bytes: 32, checkValue: hmacCheckValue },
  HMAC_384: { bytes: 48, checkValue: hmacCheckValue },
  HMAC_512: { bytes: 64, checkValue: hmacCheckValue },
  RSA_2048: { pair: "rsa", modulusLength: 2048 },
  RSA_3072: { pair: "rsa", modulusLength: 3072 },
  RSA_4096: { pair: "rsa", modulusLength: 4096 },
  EC_P256: { pair: "ec", namedCurve: "prime256v1" },
  EC_P256K: { pair: "ec", namedCurve: "secp256k1" },
  EC_P384: { pair: "ec", namedCurve: "secp384r1" },
};

const ALGORITHMS = {
  RSAES_OAEP_SHA_256: { padding: crypto.constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" },
  RSAES_OAEP_SHA_1: { padding: crypto.constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha1" },
  RSAES_PKCS1_V1_5: { padding: crypto.constants.RSA_PKCS1_PADDING },
};

const OPTIONS = {
  "key-spec": { type: "string" },
  algorithm: { type: "string" },
  "public-key": { type: "string" },
  material: { type: "string" },
  out: { type: "string" },
  generate: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
};

const HELP = `Wraps key material for an import into Keyward.

  --key-spec NAME     the key's spec: ${Object.keys(KEY_SPECS).join(", ")}
  --algorithm NAME    of the import: ${Object.keys(ALGORITHMS).join(", ")}
  --public-key FILE   the wrapping key of the import, in DER or PEM
  --material FILE     your material: binary, or a private key in DER or PEM
  --out FILE          where the wrapped material goes
  --generate          makes new material and writes it to the file of --material
`;

class UserError extends Error {}

try {
  main();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`keyward-import: ${error.message}\n`);
  process.exitCode = 1;
}

function main() {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const spec = oneOf(KEY_SPECS, "--key-spec", options["key-spec"]);
  const padding = oneOf(ALGORITHMS, "--algorithm", options.algorithm);
  const publicKey = readPublicKey(options["public-key"]);
  if (options.generate) writeNew(options.material, newMaterial(spec));
  const material = readMaterial(spec, options.material);
  writeFileSync(options.out, wrap(publicKey, padding, spec, material));
  const checkValue = spec.checkValue ? spec.checkValue(material) : pairCheckValue(material);
  material.fill(0);
  process.stdout.write(`Key check value: ${checkValue}\nWrapped material: ${options.out}\n`);
}

function readOptions() {
  let values;
  try {
    ({ values } = parseArgs({ options: OPTIONS }));
  } catch (error) {
    throw new UserError(error.message);
  }
  const missing = Object.keys(OPTIONS).find((name) => values[name] === undefined);
  if (missing === undefined || values.help) return values;
  throw new UserError(`--${missing} is needed. --help lists the options.`);
}

function oneOf(table, option, name) {
  if (Object.hasOwn(table, name)) return table[name];
  throw new UserError(`${option} must be one of ${Object.keys(table).join(", ")}.`);
}

function read(file) {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UserError(`${file} cannot be read (${error.code}).`);
  }
}

/** DER or PEM. */
function readPublicKey(file) {
  const bytes = read(file);
  const isPem = bytes.includes("-----BEGIN");
  try {
    return crypto.createPublicKey(isPem ? bytes : { key: bytes, format: "der", type: "spki" });
  } catch {
    throw new UserError(`${file} is not a public key in DER or PEM.`);
  }
}

function newMaterial(spec) {
  if (!spec.pair) return crypto.randomBytes(spec.bytes);
  const { privateKey } = crypto.generateKeyPairSync(spec.pair, spec);
  return privateKey.export({ format: "der", type: "pkcs8" });
}

/** Only for its owner to read, and never over a file that is there. */
function writeNew(file, bytes) {
  try {
    writeFileSync(file, bytes, { mode: 0o600, flag: "wx" });
  } catch (error) {
    throw new UserError(
      error.code === "EEXIST"
        ? `${file} is there already. Leave out --generate to wrap it, or move it away.`
        : `${file} cannot be written (${error.code}).`,
    );
  }
}

/** Bytes, or a private key in PEM or DER of any of the usual kinds; a key comes back as PKCS #8 in DER. */
function readMaterial(spec, file) {
  const bytes = read(file);
  if (spec.pair) return privateKeyOf(spec, file, bytes);
  if (bytes.length === spec.bytes) return bytes;
  const isText = /^[\x20-\x7e\s]*$/.test(bytes.toString("latin1"));
  const hint = isText ? " It looks like a text: decode it from hexadecimal or Base64 first." : "";
  throw new UserError(`${file} must have exactly ${spec.bytes} bytes, and has ${bytes.length}.${hint}`);
}

function privateKeyOf(spec, file, bytes) {
  const forms = bytes.includes("-----BEGIN")
    ? [bytes]
    : ["pkcs8", "sec1", "pkcs1"].map((type) => ({ key: bytes, format: "der", type }));
  for (const form of forms) {
    let key;
    try {
      key = crypto.createPrivateKey(form);
    } catch {
      continue;
    }
    const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
    const isRight =
      key.asymmetricKeyType === spec.pair &&
      modulusLength === spec.modulusLength &&
      namedCurve === spec.namedCurve;
    if (!isRight) throw new UserError(`${file} is a private key, but not of the key spec.`);
    return key.export({ format: "der", type: "pkcs8" });
  }
  throw new UserError(`${file} is not an unencrypted private key in PEM or DER.`);
}

/**
 * Symmetric material is encrypted with the public key. A private key is too long for that: it is wrapped with a
 * temporary AES key (RFC 5649), which is encrypted with the public key and put before it (PKCS #11,
 * CKM_RSA_AES_KEY_WRAP).
 */
function wrap(publicKey, padding, spec, material) {
  if (!spec.pair) return crypto.publicEncrypt({ key: publicKey, ...padding }, material);
  const temporaryKey = crypto.randomBytes(32);
  const cipher = crypto.createCipheriv("id-aes256-wrap-pad", temporaryKey, Buffer.from("A65959A6", "hex"));
  const wrapped = [
    crypto.publicEncrypt({ key: publicKey, ...padding }, temporaryKey),
    cipher.update(material),
    cipher.final(),
  ];
  temporaryKey.fill(0);
  return Buffer.concat(wrapped);
}

function aesCheckValue(material) {
  const cipher = crypto.createCipheriv("aes-256-ecb", material, null);
  return hex(cipher.update(Buffer.alloc(16)), 3);
}

function hmacCheckValue(material) {
  return hex(crypto.createHmac("sha256", material).digest(), 3);
}

function pairCheckValue(material) {
  const privateKey = crypto.createPrivateKey({ key: material, format: "der", type: "pkcs8" });
  const publicKey = crypto.createPublicKey(privateKey).export({ format: "der", type: "spki" });
  return hex(crypto.createHash("sha256").update(publicKey).digest(), 8);
}

function hex(bytes, length) {
  return bytes.subarray(0, length).toString("hex").toUpperCase();
}
