import { pythonLiteral } from "./literal";
import {
  answerField,
  PLACEHOLDERS,
  type SampleParameter,
  type SampleRequest,
  sampleParameters,
} from "./sample-request";

/** For `alibabacloud_kms20160120` from PyPI. */
export function pythonSample(request: SampleRequest): string {
  const { operation } = request;
  const parameters = sampleParameters(request);
  const hasBytes = parameters.some(({ value }) => value.kind === "base64-of");
  return [
    ...(hasBytes ? ["import base64", ""] : []),
    "from alibabacloud_kms20160120.client import Client",
    `from alibabacloud_kms20160120.models import ${operation}Request`,
    "from alibabacloud_tea_openapi.models import Config",
    "",
    "client = Client(Config(",
    `    access_key_id=${pythonLiteral(PLACEHOLDERS.accessKeyId)},`,
    `    access_key_secret=${pythonLiteral(PLACEHOLDERS.accessKeySecret)},`,
    `    endpoint=${pythonLiteral(PLACEHOLDERS.endpoint)},`,
    '    protocol="HTTP",',
    "))",
    "",
    `answer = client.${snakeCase(operation)}(${operation}Request(`,
    ...parameters.map(({ name, value }) => `    ${snakeCase(name)}=${expression(value)},`),
    "))",
    `print(answer.body.${snakeCase(answerField(request))})`,
  ].join("\n");
}

function expression(value: SampleParameter["value"]): string {
  switch (value.kind) {
    case "text":
      return pythonLiteral(value.text);
    case "base64-of":
      return `base64.b64encode(${pythonLiteral(value.text)}.encode()).decode()`;
    case "number":
      return String(value.number);
    case "map":
      return `{${value.entries.map(([key, text]) => `${pythonLiteral(key)}: ${pythonLiteral(text)}`).join(", ")}}`;
  }
}

function snakeCase(name: string): string {
  return name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}
