import { defineOperation, located } from "@/lib/operation/define-operation";
import { resourceRef } from "@/lib/operation/resource";
import { keyMetadata } from "./key-metadata";
import { findKeyRecords, listKeyIds } from "./list-store";
import { EXPORT_ROWS_MAX, exportKeysSchema, type KeyMetadata } from "./schema";

/** Keys read at a time, so that an export needs little memory and no long transaction. */
const BATCH_SIZE = 1_000;

export interface KeyExport {
  /** Keys in it, if none is deleted before it is read. */
  keyCount: number;
  /** More keys match than one export takes; these are the first. */
  isCutOff: boolean;
  /** Reads the keys, in the order asked for, batch by batch. Runs after the export was permitted and recorded. */
  readKeys: () => AsyncGenerator<KeyMetadata[]>;
}

/**
 * Gives all keys that pass the filters of ListKeys, at most 100,000, as one call with one audit event. Ours.
 *
 * Which keys there are is settled once; each is told as it is when its batch is read.
 */
export const exportKeys = defineOperation({
  name: "ExportKeys",
  effect: "read",
  input: exportKeysSchema,
  auditInput: ({ format, filters, search }) => ({
    Format: format,
    ...(filters.length > 0 ? { Filters: JSON.stringify(filters) } : {}),
    ...(search === "" ? {} : { Search: search }),
  }),
  locate: (ctx) => located(resourceRef(ctx, "ACS::KMS::Key")),
  async run(ctx, input): Promise<KeyExport> {
    const found = await listKeyIds(ctx.db, ctx, input, EXPORT_ROWS_MAX + 1);
    const keyIds = found.slice(0, EXPORT_ROWS_MAX);
    return {
      keyCount: keyIds.length,
      isCutOff: found.length > EXPORT_ROWS_MAX,
      async *readKeys() {
        for (let at = 0; at < keyIds.length; at += BATCH_SIZE) {
          const records = await findKeyRecords(ctx.db, ctx, keyIds.slice(at, at + BATCH_SIZE));
          yield records.map(keyMetadata);
        }
      },
    };
  },
  auditResult: ({ keyCount, isCutOff }) => ({ KeyCount: keyCount, IsCutOff: isCutOff }),
});
