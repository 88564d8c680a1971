import { formatApiTime } from "@/lib/platform/api-time";
import type { KeyImportInfo } from "./schema";
import type { KeyImportRecord } from "./store";

/** Tells an import without its key and token. */
export function keyImportInfo(keyImport: KeyImportRecord, now: Date): KeyImportInfo {
  return {
    importId: keyImport.id,
    keyId: keyImport.keyId,
    wrappingAlgorithm: keyImport.wrappingAlgorithm,
    wrappingKeySpec: keyImport.wrappingKeySpec,
    creationDate: formatApiTime(keyImport.createdAt),
    creatorName: keyImport.creatorName,
    tokenExpireTime: formatApiTime(keyImport.expiresAt),
    isExpired: keyImport.expiresAt <= now,
    importDate: formatApiTime(keyImport.importedAt),
  };
}
