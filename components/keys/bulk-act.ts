import type { BulkState } from "@/lib/console/action-state";
import { KEY_STATE_VERDICTS, type StatefulOperation } from "@/lib/keys/key-state";
import type { KeyMetadata } from "@/lib/keys/schema";

/** What can be done to several keys at once; each key gets a call of its own. */
export type BulkAct =
  | { kind: "enable" }
  | { kind: "disable"; overrideReason?: string }
  | { kind: "tag"; tags: readonly { tagKey: string; tagValue: string }[] }
  | { kind: "untag"; tagKeys: readonly string[] }
  | { kind: "scheduleDeletion"; pendingWindowInDays: number; overrideReason?: string }
  | { kind: "cancelDeletion" };

export type BulkKind = BulkAct["kind"];

/** The page gives the server action. */
export type RunBulk = (keyIds: readonly string[], act: BulkAct) => Promise<BulkState>;

interface BulkRule {
  operation: StatefulOperation;
  /** What keeps a key as it is although its state allows the call. */
  isIdle: (key: KeyMetadata) => boolean;
}

const never = () => false;

const RULES = {
  enable: { operation: "EnableKey", isIdle: (key) => key.keyState === "Enabled" },
  disable: { operation: "DisableKey", isIdle: (key) => key.keyState === "Disabled" },
  tag: { operation: "TagResource", isIdle: never },
  untag: { operation: "UntagResource", isIdle: never },
  scheduleDeletion: {
    operation: "ScheduleKeyDeletion",
    isIdle: (key) => key.deletionProtection === "Enabled",
  },
  cancelDeletion: { operation: "CancelKeyDeletion", isIdle: never },
} as const satisfies Record<BulkKind, BulkRule>;

/** Whether an act would change this key, as far as its state tells. */
export function wouldChange(kind: BulkKind, key: KeyMetadata): boolean {
  const { operation, isIdle }: BulkRule = RULES[kind];
  return KEY_STATE_VERDICTS[operation][key.keyState] === "ok" && !isIdle(key);
}

/**
 * The act that brings all these keys back to what they were before, or `null` when none does.
 *
 * A key whose deletion is cancelled is enabled, whatever it was before.
 */
export function undoOf(kind: BulkKind, changed: readonly KeyMetadata[]): BulkAct | null {
  if (changed.length === 0) return null;
  switch (kind) {
    case "enable":
      return { kind: "disable" };
    case "disable":
      return { kind: "enable" };
    case "scheduleDeletion":
      return changed.some(({ keyState }) => keyState === "Disabled") ? null : { kind: "cancelDeletion" };
    case "tag":
    case "untag":
    case "cancelDeletion":
      return null;
  }
}

/** The act with a reason to go on although keys were used recently; `null` where none is asked for. */
export function withReason(act: BulkAct, overrideReason: string): BulkAct | null {
  return act.kind === "disable" || act.kind === "scheduleDeletion" ? { ...act, overrideReason } : null;
}
