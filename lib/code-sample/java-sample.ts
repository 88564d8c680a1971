import { javaLiteral } from "./literal";
import {
  answerField,
  PLACEHOLDERS,
  type SampleParameter,
  type SampleRequest,
  sampleParameters,
} from "./sample-request";

/** For `com.aliyun:kms20160120` from Maven Central. */
export function javaSample(request: SampleRequest): string {
  const { operation } = request;
  const parameters = sampleParameters(request);
  const has = (kind: SampleParameter["value"]["kind"]) => parameters.some(({ value }) => value.kind === kind);
  return [
    "import com.aliyun.kms20160120.Client;",
    `import com.aliyun.kms20160120.models.${operation}Request;`,
    "import com.aliyun.teaopenapi.models.Config;",
    ...(has("base64-of") ? ["import java.nio.charset.StandardCharsets;", "import java.util.Base64;"] : []),
    ...(has("map") ? ["import java.util.Map;"] : []),
    "",
    "Client client = new Client(new Config()",
    `    .setAccessKeyId(${javaLiteral(PLACEHOLDERS.accessKeyId)})`,
    `    .setAccessKeySecret(${javaLiteral(PLACEHOLDERS.accessKeySecret)})`,
    `    .setEndpoint(${javaLiteral(PLACEHOLDERS.endpoint)})`,
    '    .setProtocol("HTTP"));',
    "",
    `var answer = client.${lowerFirst(operation)}(new ${operation}Request()`,
    `${parameters.map(({ name, value }) => `    .set${name}(${expression(value)})`).join("\n")});`,
    `System.out.println(answer.getBody().get${answerField(request)}());`,
  ].join("\n");
}

function expression(value: SampleParameter["value"]): string {
  switch (value.kind) {
    case "text":
      return javaLiteral(value.text);
    case "base64-of":
      return `Base64.getEncoder().encodeToString(${javaLiteral(value.text)}.getBytes(StandardCharsets.UTF_8))`;
    case "number":
      return String(value.number);
    case "map":
      return `Map.ofEntries(${value.entries
        .map(([key, text]) => `Map.entry(${javaLiteral(key)}, ${javaLiteral(text)})`)
        .join(", ")})`;
  }
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
