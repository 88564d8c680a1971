import { deleteExpiredKeyMaterial } from "@/lib/keys/delete-expired-key-material";
import type { KeyJob } from "./key-job";

/** Deletes imported material whose time is over. */
export const expireKeyMaterial: KeyJob = {
  due: "materialExpiry",
  async run(ctx, keyId) {
    await deleteExpiredKeyMaterial(ctx, { keyId });
  },
};
