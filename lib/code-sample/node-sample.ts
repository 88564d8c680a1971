import { jsonLiteral, jsonMapLiteral } from "./literal";
import {
  answerField,
  PLACEHOLDERS,
  type SampleParameter,
  type SampleRequest,
  sampleParameters,
} from "./sample-request";

/** What `@alicloud/kms20160120` 1.2 has no method for, though its transport can send it. */
const NOT_IN_SDK: ReadonlySet<SampleRequest["operation"]> = new Set(["GenerateMac", "VerifyMac"]);

/** For `@alicloud/kms20160120` 1.2 from npm, with `@alicloud/rpc-client`, which it brings. */
export function nodeSample(request: SampleRequest): string {
  return NOT_IN_SDK.has(request.operation) ? transportSample(request) : sdkSample(request);
}

function sdkSample(request: SampleRequest): string {
  const { operation } = request;
  return [
    `const { default: Client, ${operation}Request } = require("@alicloud/kms20160120");`,
    'const { Config } = require("@alicloud/rpc-client");',
    "",
    ...clientLines(),
    "",
    `const request = new ${operation}Request({`,
    ...sampleParameters(request).map(({ name, value }) => `  ${lowerFirst(name)}: ${expression(value)},`),
    "});",
    `client.${lowerFirst(operation)}(request).then((answer) => {`,
    `  console.log(answer.${lowerFirst(answerField(request))});`,
    "});",
  ].join("\n");
}

/** For `@alicloud/rpc-client` 1.3 with `@alicloud/tea-util`, under the SDK. */
function transportSample(request: SampleRequest): string {
  return [
    'const { default: Client, Config } = require("@alicloud/rpc-client");',
    'const { RuntimeOptions } = require("@alicloud/tea-util");',
    "",
    ...clientLines(),
    "",
    "const parameters = {",
    ...sampleParameters(request).map(({ name, value }) => `  ${name}: ${expression(value)},`),
    "};",
    "client",
    `  .doRequest("${request.operation}", "HTTP", "POST", "2016-01-20", "AK", parameters, null, new RuntimeOptions({}))`,
    "  .then((answer) => {",
    `    console.log(answer.${answerField(request)});`,
    "  });",
  ].join("\n");
}

function clientLines(): string[] {
  return [
    "const client = new Client(new Config({",
    `  accessKeyId: ${jsonLiteral(PLACEHOLDERS.accessKeyId)},`,
    `  accessKeySecret: ${jsonLiteral(PLACEHOLDERS.accessKeySecret)},`,
    `  endpoint: ${jsonLiteral(PLACEHOLDERS.endpoint)},`,
    '  protocol: "http",',
    "}));",
  ];
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
