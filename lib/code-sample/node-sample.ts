import { jsonLiteral, jsonMapLiteral } from "./literal";
import {
  answerField,
  PLACEHOLDERS,
  type SampleParameter,
  type SampleRequest,
  sampleParameters,
} from "./sample-request";

/** For `@alicloud/kms20160120` 1.2 from npm, with `@alicloud/rpc-client`, which it brings. */
export function nodeSample(request: SampleRequest): string {
  const { operation } = request;
  return [
    `const { default: Client, ${operation}Request } = require("@alicloud/kms20160120");`,
    'const { Config } = require("@alicloud/rpc-client");',
    "",
    "const client = new Client(new Config({",
    `  accessKeyId: ${jsonLiteral(PLACEHOLDERS.accessKeyId)},`,
    `  accessKeySecret: ${jsonLiteral(PLACEHOLDERS.accessKeySecret)},`,
    `  endpoint: ${jsonLiteral(PLACEHOLDERS.endpoint)},`,
    '  protocol: "http",',
    "}));",
    "",
    `const request = new ${operation}Request({`,
    ...sampleParameters(request).map(({ name, value }) => `  ${lowerFirst(name)}: ${expression(value)},`),
    "});",
    `client.${lowerFirst(operation)}(request).then((answer) => {`,
    `  console.log(answer.${lowerFirst(answerField(request))});`,
    "});",
  ].join("\n");
}

function expression(value: SampleParameter["value"]): string {
  switch (value.kind) {
    case "text":
      return jsonLiteral(value.text);
    case "base64-of":
      return `Buffer.from(${jsonLiteral(value.text)}).toString("base64")`;
    case "number":
      return String(value.number);
    case "map":
      return jsonMapLiteral(value.entries);
  }
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
