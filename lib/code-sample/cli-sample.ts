import { jsonMapLiteral, shellLiteral } from "./literal";
import { PLACEHOLDERS, type SampleParameter, type SampleRequest, sampleParameters } from "./sample-request";

/** For the `aliyun` command line, whose credentials stand in its own configuration. */
export function cliSample(request: SampleRequest): string {
  return [
    `aliyun kms ${request.operation}`,
    ...sampleParameters(request).map(({ name, value }) => `  --${name} ${word(value)}`),
    `  --endpoint ${shellLiteral(PLACEHOLDERS.endpoint)}`,
    "  --protocol http",
  ].join(" \\\n");
}

function word(value: SampleParameter["value"]): string {
  switch (value.kind) {
    case "text":
      return shellLiteral(value.text);
    case "base64-of":
      return `"$(printf %s ${shellLiteral(value.text)} | base64 -w 0)"`;
    case "number":
      return String(value.number);
    case "map":
      return shellLiteral(jsonMapLiteral(value.entries));
  }
}
