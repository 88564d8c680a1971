import { defineOperation, located } from "@/lib/operation/define-operation";
import { resourceRef } from "@/lib/operation/resource";
import { instanceInfo } from "./instance-info";
import { type KmsInstancePage, listKmsInstancesSchema } from "./schema";
import { listInstanceRecords } from "./store";

/**
 * Lists instances page by page, newest first.
 *
 * Source: API 2016-01-20, ListKmsInstances; we add what GetKmsInstance tells.
 */
export const listKmsInstances = defineOperation({
  name: "ListKmsInstances",
  effect: "read",
  input: listKmsInstancesSchema,
  auditInput: ({ pageNumber, pageSize }) => ({ PageNumber: pageNumber, PageSize: pageSize }),
  locate: (ctx) => located(resourceRef(ctx, "ACS::KMS::Instance")),
  async run(ctx, page): Promise<KmsInstancePage> {
    const { records, totalCount } = await listInstanceRecords(ctx.db, ctx, page);
    return { kmsInstances: records.map(instanceInfo), totalCount, ...page };
  },
});
