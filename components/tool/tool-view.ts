import type { Route } from "next";
import { keyReferenceSchema } from "@/lib/keys/schema";

/** What one wants, and the calls that do it, in the order in which they are met. */
export const TOOL_GROUPS = {
  encryption: ["encrypt", "decrypt", "re-encrypt", "public-encrypt", "private-decrypt"],
  signatures: ["sign", "verify", "public-key"],
  macs: ["mac", "verify-mac"],
  dataKeys: ["data-key", "key-pair"],
} as const;

export type ToolGroup = keyof typeof TOOL_GROUPS;
export type ToolTab = (typeof TOOL_GROUPS)[ToolGroup][number];

export const TOOL_GROUP_IDS = Object.keys(TOOL_GROUPS) as ToolGroup[];
export const TOOL_TABS: readonly ToolTab[] = TOOL_GROUP_IDS.flatMap((group) => [...TOOL_GROUPS[group]]);

/** What the URL of the online tool holds: the call and the key, never what is encrypted, signed or decrypted. */
export interface ToolView {
  tab: ToolTab;
  /** A key ID, an alias or an ARN; empty when none is chosen. */
  keyText: string;
}

/** Reads the URL; what is not valid counts as absent. */
export function parseToolView(parameters: Readonly<Record<string, string | string[] | undefined>>): ToolView {
  const key = keyReferenceSchema.safeParse(parameters.key);
  return {
    tab: TOOL_TABS.find((tab) => tab === parameters.tab) ?? "encrypt",
    keyText: key.success ? key.data : "",
  };
}

/** The address of a call. A text that cannot name a key is left out: it may be a plaintext in the wrong field. */
export function toolHref({ tab, keyText }: ToolView): Route {
  const isKey = KEY_REFERENCE.test(keyText.trim());
  return `/tool?${new URLSearchParams({ tab, ...(isKey && { key: keyText.trim() }) })}` as Route;
}

export function groupOf(tab: ToolTab): ToolGroup {
  const group = TOOL_GROUP_IDS.find((id) => TOOL_GROUPS[id].some((member) => member === tab));
  if (group === undefined) throw new Error("Every tab belongs to a group.");
  return group;
}

const KEY_REFERENCE =
  /^(?:key-[A-Za-z0-9-]{1,60}|alias\/[A-Za-z0-9_/-]{1,249}|acs:kms:[\w-]+:\d+:(?:key|alias)\/[A-Za-z0-9_/-]{1,249})$/;
