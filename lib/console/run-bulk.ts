import "server-only";
import { bulkKeysSchema } from "@/lib/keys/schema";
import { parseInput } from "@/lib/operation/parse-input";
import type { ActionState, BulkItem, BulkState } from "./action-state";
import { inParallel } from "./in-parallel";
import { publicError } from "./public-error";

/** Leaves connections of the pool to others. */
const CALLS_AT_A_TIME = 4;

/** Makes one call for each key; what one call comes to changes nothing about the others. */
export async function runBulk(
  keyIds: unknown,
  call: (keyId: string) => Promise<ActionState<unknown>>,
): Promise<BulkState> {
  try {
    const parsed = parseInput(bulkKeysSchema, { keyIds });
    const items = await inParallel(parsed.keyIds, CALLS_AT_A_TIME, async (keyId) =>
      itemOf(keyId, await call(keyId)),
    );
    return { status: "done", items };
  } catch (error) {
    return { status: "refused", ...publicError(error) };
  }
}

function itemOf(keyId: string, state: ActionState<unknown>): BulkItem {
  if (state.status !== "refused") return { keyId, ok: true };
  const { status: _status, ...error } = state;
  return { keyId, ok: false, error };
}
