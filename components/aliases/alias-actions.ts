import type { ActionState } from "@/lib/console/action-state";

/** What the pages give to those who change aliases. */
export interface AliasActions {
  create: (alias: { aliasName: string; keyId: string }) => Promise<ActionState<unknown>>;
  move: (move: AliasMove) => Promise<ActionState<unknown>>;
  remove: (alias: AliasAt) => Promise<ActionState<unknown>>;
}

/** An alias and the key it was seen at: if it leads elsewhere by now, nothing is done. */
export interface AliasAt {
  aliasName: string;
  expectedKeyId: string;
  overrideReason?: string;
}

export interface AliasMove extends AliasAt {
  keyId: string;
}
