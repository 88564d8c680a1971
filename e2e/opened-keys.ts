import { createPrivateKey, createSecretKey, hkdfSync } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Client } from "pg";
import { ROOT_KEY_ID, unwrapMaterial, type WrapContext } from "@/lib/crypto/keyring/wrap-format";

/** A key that must never be written down as it is. */
export interface OpenedKey {
  name: string;
  bytes: Buffer;
}

const KEY_BYTES = 32;
const ROOT_WRAPPING_LABEL = "keyward root wrapping key v1";
const ROOT_KEY_FILE = /^keyward-root-key-v1\n([0-9a-f]{64})\n$/;

interface KekRow {
  id: string;
  account_id: string;
  instance_id: string;
  wrapped_kek: Buffer;
}

interface VersionRow {
  id: string;
  account_id: string;
  instance_id: string;
  key_id: string;
  kek_id: string;
  key_spec: string;
  wrapped_material: Buffer;
}

const VERSIONS = `SELECT version.*, key.key_spec FROM key_version AS version
  JOIN kms_key AS key ON key.id = version.key_id WHERE version.wrapped_material IS NOT NULL`;
/** Import wrapping keys are wrapped as versions of `<key ID>/import`; those that expired are destroyed. */
const IMPORT_KEYS = `SELECT id, account_id, instance_id, key_id || '/import' AS key_id, kek_id,
  wrapping_key_spec AS key_spec, wrapped_private_key AS wrapped_material FROM key_import
  WHERE length(wrapped_private_key) > 0`;

/**
 * Opens every key of a service, from its root key down, as only whoever has the root key's file can.
 *
 * @throws when one does not open: then the scan would look for the wrong bytes.
 */
export async function openKeys(home: string, client: Client): Promise<OpenedKey[]> {
  const rootKey = await readRootKey(home);
  const wrapping = Buffer.from(hkdfSync("sha256", rootKey, "", ROOT_WRAPPING_LABEL, KEY_BYTES));
  const { rows: kekRows } = await client.query<KekRow>("SELECT * FROM instance_kek");
  const keks = new Map(
    kekRows.map((row) => [row.id, open(wrapping, ROOT_KEY_ID, kekContext(row), row.wrapped_kek)]),
  );
  const { rows: versions } = await client.query<VersionRow>(VERSIONS);
  const { rows: imports } = await client.query<VersionRow>(IMPORT_KEYS);
  const material = (row: VersionRow) =>
    open(keks.get(row.kek_id), row.kek_id, materialContext(row), row.wrapped_material);
  return [
    { name: "root key", bytes: rootKey },
    { name: "root wrapping key", bytes: wrapping },
    ...[...keks.values()].map((bytes) => ({ name: "key-encryption key", bytes })),
    ...versions.flatMap((row) => secretParts("key material", row.key_spec, material(row))),
    ...imports.flatMap((row) => secretParts("import wrapping key", row.key_spec, material(row))),
  ];
}

/** Material itself, and of a private key also the numbers that are secret in it. */
function secretParts(name: string, keySpec: string, bytes: Buffer): OpenedKey[] {
  if (!/^(RSA|EC)_/.test(keySpec)) return [{ name, bytes }];
  const jwk = createPrivateKey({ key: bytes, format: "der", type: "pkcs8" }).export({ format: "jwk" });
  const numbers = [jwk.d, jwk.p, jwk.q].filter((number) => number !== undefined);
  return [{ name, bytes }, ...numbers.map((number) => ({ name, bytes: Buffer.from(number, "base64url") }))];
}

async function readRootKey(home: string): Promise<Buffer> {
  const [, hex] = ROOT_KEY_FILE.exec(await readFile(path.join(home, "root.key"), "latin1")) ?? [];
  if (hex === undefined) throw new Error("The root key's file does not have the form that this scan knows.");
  return Buffer.from(hex, "hex");
}

function open(key: Buffer | undefined, keyId: string, context: WrapContext, wrapped: Buffer): Buffer {
  const opened = key === undefined ? null : unwrapMaterial(createSecretKey(key), keyId, context, wrapped);
  if (opened === null) throw new Error(`The ${context.purpose} ${context.objectId} does not open.`);
  return Buffer.from(opened);
}

function kekContext(row: KekRow): WrapContext {
  return {
    purpose: "instance-kek",
    accountId: row.account_id,
    instanceId: row.instance_id,
    objectId: row.id,
    versionId: "",
    keySpec: "AES_256",
  };
}

function materialContext(row: VersionRow): WrapContext {
  return {
    purpose: "key-material",
    accountId: row.account_id,
    instanceId: row.instance_id,
    objectId: row.key_id,
    versionId: row.id,
    keySpec: row.key_spec,
  };
}
