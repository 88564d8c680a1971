import type { CodeSample } from "@/components/ui/code-block";
import { jsonLiteral, shellLiteral } from "@/lib/code-sample/literal";
import { PLACEHOLDERS } from "@/lib/code-sample/sample-request";

export interface NewKey {
  dkmsInstanceId: string;
  keySpec: string;
  keyUsage: string;
  description: string;
  tags: readonly { tagKey: string; tagValue: string }[];
}

/** The request that makes a key, as the API takes it and for the `aliyun` command line. */
export function createKeySamples(key: NewKey): readonly [CodeSample, ...CodeSample[]] {
  const parameters: readonly (readonly [string, string])[] = [
    ["DKMSInstanceId", key.dkmsInstanceId],
    ["KeySpec", key.keySpec],
    ["KeyUsage", key.keyUsage],
    ...(key.description === "" ? [] : [["Description", key.description] as const]),
    ...(key.tags.length === 0 ? [] : [["Tags", tagsText(key.tags)] as const]),
  ];
  const lines = [["Action", "CreateKey"] as const, ...parameters].map(
    ([name, value]) => `  "${name}": ${jsonLiteral(value)}`,
  );
  const words = parameters.map(([name, value]) => `  --${name} ${shellLiteral(value)}`);
  const endpoint = [`  --endpoint ${shellLiteral(PLACEHOLDERS.endpoint)}`, "  --protocol http"];
  return [
    { id: "json", label: "JSON", code: `{\n${lines.join(",\n")}\n}` },
    { id: "cli", label: "CLI", code: ["aliyun kms CreateKey", ...words, ...endpoint].join(" \\\n") },
  ];
}

/** Tags stand in one parameter, as JSON. Source: API 2016-01-20, CreateKey, Tags. */
function tagsText(tags: NewKey["tags"]): string {
  return JSON.stringify(tags.map(({ tagKey, tagValue }) => ({ TagKey: tagKey, TagValue: tagValue })));
}
