import { locateKey, requireFound } from "@/lib/keys/locate-key";
import { defineOperation } from "@/lib/operation/define-operation";
import { keyImportInfo } from "./key-import-info";
import { offeredWrappingAlgorithms } from "./offered-wrapping";
import {
  KEY_IMPORTS_LISTED,
  type KeyImportInfo,
  listKeyImportsSchema,
  type WrappingAlgorithm,
} from "./schema";
import { listKeyImportRecords } from "./store";

/**
 * Lists the imports that were begun for a key, newest first, and the algorithms that a new one may choose from.
 *
 * Ours: the cloud forgets an import when its dialog is closed.
 *
 * @throws KmsError Forbidden.KeyNotFound
 */
export const listKeyImports = defineOperation({
  name: "ListKeyImports",
  effect: "read",
  input: listKeyImportsSchema,
  auditInput: ({ keyId }) => ({ KeyId: keyId }),
  locate: locateKey,
  async run(
    ctx,
    _input,
    { key, reference },
  ): Promise<{ keyImports: KeyImportInfo[]; wrappingAlgorithms: WrappingAlgorithm[] }> {
    const { id } = requireFound(key, reference);
    const records = await listKeyImportRecords(ctx.db, ctx, id, KEY_IMPORTS_LISTED);
    const now = ctx.now();
    return {
      keyImports: records.map((record) => keyImportInfo(record, now)),
      wrappingAlgorithms: offeredWrappingAlgorithms(ctx.services.settings),
    };
  },
});
