import { deleteKey } from "@/lib/keys/delete-key";
import type { KeyJob } from "./key-job";

/** Destroys keys whose waiting period is over. */
export const deleteDueKeys: KeyJob = {
  due: "deletion",
  async run(ctx, keyId) {
    await deleteKey(ctx, { keyId });
  },
};
