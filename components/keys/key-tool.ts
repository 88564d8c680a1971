import type { Route } from "next";
import { type ToolTab, toolHref } from "@/components/tool/tool-view";
import { kindOfKey, whyNot } from "@/lib/keys/key-capabilities";
import type { StatefulOperation } from "@/lib/keys/key-state";
import type { KeyMetadata } from "@/lib/keys/schema";

/** What a key is tried with first: the first row that it can do. */
const FIRST_CALLS: readonly { operation: StatefulOperation; tab: ToolTab }[] = [
  { operation: "Encrypt", tab: "encrypt" },
  { operation: "AsymmetricSign", tab: "sign" },
  { operation: "AsymmetricEncrypt", tab: "public-encrypt" },
  { operation: "GenerateMac", tab: "mac" },
];

type TriedKey = Pick<KeyMetadata, "keyId" | "keySpec" | "keyUsage" | "origin" | "protectionLevel">;

/** The online tool with a key chosen, at the call that the key is made for. */
export function keyToolHref(key: TriedKey): Route {
  const subject = { ...key, kind: kindOfKey(key) };
  const call = FIRST_CALLS.find(({ operation }) => whyNot(subject, operation) === null);
  return toolHref({ tab: call?.tab ?? "encrypt", keyText: key.keyId });
}
