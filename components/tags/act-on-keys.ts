import { settle } from "@/components/layout/settle";
import type { ActionState } from "@/lib/console/action-state";
import { TAGGED_RESOURCES_MAX } from "@/lib/tags/schema";

/** How far an act on many keys came. */
export interface KeysActedOn {
  done: number;
  refusal: Extract<ActionState<unknown>, { status: "refused" }> | null;
}

/**
 * Acts on keys, as many at a time as the service takes, one after the other; a refusal ends it. What was done before
 * stays done: each call is all or nothing, and there are several.
 */
export async function actOnKeys(
  keyIds: readonly string[],
  act: (some: readonly string[]) => Promise<ActionState<unknown>>,
): Promise<KeysActedOn> {
  let done = 0;
  while (done < keyIds.length) {
    const some = keyIds.slice(done, done + TAGGED_RESOURCES_MAX);
    const state = await settle(act(some));
    if (state.status === "refused") return { done, refusal: state };
    done += some.length;
  }
  return { done, refusal: null };
}
