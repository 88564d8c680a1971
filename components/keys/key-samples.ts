import type { CodeSample } from "@/components/ui/code-block";
import { jsonLiteral, shellLiteral } from "@/lib/code-sample/literal";
import { PLACEHOLDERS } from "@/lib/code-sample/sample-request";

/** What CreateKey takes, as the form gives it. */
export interface NewKey {
  dkmsInstanceId: string;
  keySpec: string;
  keyUsage: string;
  origin: string;
  description: string;
  enableAutomaticRotation: boolean;
  /** `90d`; needed with automatic rotation. */
  rotationInterval?: string;
  enableDeletionProtection: boolean;
  tags: readonly { tagKey: string; tagValue: string }[];
}

type Parameters = readonly (readonly [string, string])[];

/** Stands where the answer of CreateKey goes. */
const NEW_KEY_ID = "<KeyId of the answer>";

/**
 * The request that makes a key, as the API takes it and for the `aliyun` command line, there with the calls that
 * follow it.
 *
 * @param aliasName with its prefix; empty for none.
 */
export function createKeySamples(key: NewKey, aliasName = ""): readonly [CodeSample, ...CodeSample[]] {
  const parameters = createKeyParameters(key);
  const lines = [["Action", "CreateKey"] as const, ...parameters].map(
    ([name, value]) => `  "${name}": ${jsonLiteral(value)}`,
  );
  const commands = [
    command("CreateKey", parameters),
    ...(aliasName === ""
      ? []
      : [
          command("CreateAlias", [
            ["AliasName", aliasName],
            ["KeyId", NEW_KEY_ID],
          ]),
        ]),
    ...(key.enableDeletionProtection
      ? [
          command("SetDeletionProtection", [
            ["KeyId", NEW_KEY_ID],
            ["EnableDeletionProtection", "true"],
          ]),
        ]
      : []),
  ];
  return [
    { id: "json", label: "JSON", code: `{\n${lines.join(",\n")}\n}` },
    { id: "cli", label: "CLI", code: commands.join("\n\n") },
  ];
}

function createKeyParameters(key: NewKey): Parameters {
  return [
    ["DKMSInstanceId", key.dkmsInstanceId],
    ["KeySpec", key.keySpec],
    ["KeyUsage", key.keyUsage],
    ...given("Origin", key.origin === "Aliyun_KMS" ? "" : key.origin),
    ...given("Description", key.description),
    ...(key.enableAutomaticRotation
      ? [
          ["EnableAutomaticRotation", "true"] as const,
          ...given("RotationInterval", key.rotationInterval ?? ""),
        ]
      : []),
    ...given("Tags", key.tags.length === 0 ? "" : tagsText(key.tags)),
  ];
}

function given(name: string, value: string): Parameters {
  return value === "" ? [] : [[name, value]];
}

function command(action: string, parameters: Parameters): string {
  return [
    `aliyun kms ${action}`,
    ...parameters.map(([name, value]) => `  --${name} ${shellLiteral(value)}`),
    `  --endpoint ${shellLiteral(PLACEHOLDERS.endpoint)}`,
    "  --protocol http",
  ].join(" \\\n");
}

/** Tags stand in one parameter, as JSON. Source: API 2016-01-20, CreateKey, Tags. */
function tagsText(tags: NewKey["tags"]): string {
  return JSON.stringify(tags.map(({ tagKey, tagValue }) => ({ TagKey: tagKey, TagValue: tagValue })));
}
