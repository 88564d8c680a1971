import type { Route } from "next";
import { keyReferenceSchema } from "@/lib/keys/schema";

export const TOOL_TABS = ["encrypt", "decrypt", "data-key"] as const;

export type ToolTab = (typeof TOOL_TABS)[number];

/** What the URL of the online tool holds: the tab and the key, never what is encrypted or decrypted. */
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

/** The address of a tab. A text that cannot name a key is left out: it may be a plaintext in the wrong field. */
export function toolHref({ tab, keyText }: ToolView): Route {
  const isKey = KEY_REFERENCE.test(keyText.trim());
  return `/tool?${new URLSearchParams({ tab, ...(isKey && { key: keyText.trim() }) })}` as Route;
}

const KEY_REFERENCE =
  /^(?:key-[A-Za-z0-9-]{1,60}|alias\/[A-Za-z0-9_/-]{1,249}|acs:kms:[\w-]+:\d+:(?:key|alias)\/[A-Za-z0-9_/-]{1,249})$/;
