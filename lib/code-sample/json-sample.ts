import { jsonLiteral, jsonMapLiteral } from "./literal";
import { type SampleParameter, type SampleRequest, sampleParameters } from "./sample-request";

/** The parameters of the call as JSON, whatever carries them. */
export function jsonSample(request: SampleRequest): string {
  const members = [
    `  "Action": ${jsonLiteral(request.operation)}`,
    '  "Version": "2016-01-20"',
    ...sampleParameters(request).map(({ name, value }) => `  "${name}": ${json(value)}`),
  ];
  return `{\n${members.join(",\n")}\n}`;
}

function json(value: SampleParameter["value"]): string {
  switch (value.kind) {
    case "text":
      return jsonLiteral(value.text);
    case "base64-of":
      return jsonLiteral(`<Base64 of ${value.text.replace(/^<|>$/g, "")}>`);
    case "number":
      return String(value.number);
    case "map":
      return jsonMapLiteral(value.entries);
  }
}
