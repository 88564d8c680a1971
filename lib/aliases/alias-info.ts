import type { Scope } from "@/lib/operation/resource";
import { formatApiTime } from "@/lib/platform/api-time";
import { aliasRef } from "./alias-ref";
import type { AliasInfo } from "./schema";
import type { AliasRecord } from "./store";

/** Tells an alias as the lists do. */
export function aliasInfo(scope: Scope, alias: AliasRecord): AliasInfo {
  return {
    aliasName: alias.aliasName,
    aliasArn: aliasRef(scope, alias.aliasName).arn,
    keyId: alias.keyId,
    creationDate: formatApiTime(alias.createdAt),
    keyState: alias.keyState,
    keySpec: alias.keySpec,
    keyDescription: alias.keyDescription,
  };
}
