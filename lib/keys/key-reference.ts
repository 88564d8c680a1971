import type { Scope } from "@/lib/operation/resource";
import { KmsError } from "@/lib/platform/errors";

/** What a `KeyId` parameter may name. */
export type KeyReference = { readonly keyId: string } | { readonly aliasName: string };

const ARN = /^acs:kms:([^:]*):([^:]*):(.+)$/;
const KEY_PATH = /^key\/([^/]+)$/;
const KEY_ID = /^[A-Za-z0-9-]{1,64}$/;
const ALIAS_NAME = /^alias\/[A-Za-z0-9_/-]{1,249}$/;

/**
 * Reads a parameter that names a key: a key ID, `alias/<name>`, or the ARN of either in the caller's account and region.
 *
 * Source: identifier resolution of API 2016-01-20. What is in another account or region does not exist here.
 *
 * @throws KmsError InvalidParameter, Forbidden.KeyNotFound
 */
export function parseKeyReference(scope: Scope, text: string, parameter = "KeyId"): KeyReference {
  const arn = ARN.exec(text);
  if (arn === null) return parsePath(text, parameter);
  const [, region, accountId, path] = arn;
  if (region !== scope.region || accountId !== scope.accountId) throw new KmsError("Forbidden.KeyNotFound");
  return parsePath(KEY_PATH.exec(path ?? "")?.[1] ?? path ?? "", parameter);
}

/**
 * As `parseKeyReference`, for operations that manage a key: they take no alias.
 *
 * @throws KmsError Unsupported.Alias, InvalidParameter, Forbidden.KeyNotFound
 */
export function parseManagedKeyId(scope: Scope, text: string, parameter = "KeyId"): string {
  const reference = parseKeyReference(scope, text, parameter);
  if ("aliasName" in reference) throw new KmsError("Unsupported.Alias");
  return reference.keyId;
}

function parsePath(path: string, parameter: string): KeyReference {
  if (ALIAS_NAME.test(path)) return { aliasName: path };
  if (KEY_ID.test(path)) return { keyId: path };
  throw new KmsError("InvalidParameter", { parameter, problem: "format" });
}
