import type { ActionState } from "@/lib/console/action-state";

export interface KeyTagPair {
  tagKey: string;
  tagValue: string;
}

/** A key as dialogs name it. */
export interface NamedKey {
  keyId: string;
  name: string;
}

/** What the pages give to those who change tags; at most 50 keys a call, and all of them or none. */
export interface TagActions {
  tag: (keyIds: readonly string[], tags: readonly KeyTagPair[]) => Promise<ActionState<unknown>>;
  untag: (keyIds: readonly string[], tagKeys: readonly string[]) => Promise<ActionState<unknown>>;
}
