import { cliSample } from "./cli-sample";
import { javaSample } from "./java-sample";
import { jsonSample } from "./json-sample";
import { nodeSample } from "./node-sample";
import { pythonSample } from "./python-sample";
import type { SampleRequest } from "./sample-request";

export interface RequestSample {
  id: string;
  label: string;
  code: string;
}

/** One request in every language offered. Safe in a browser; holds no plaintext and no credentials. */
export function requestSamples(request: SampleRequest): readonly [RequestSample, ...RequestSample[]] {
  return [
    { id: "node", label: "Node.js", code: nodeSample(request) },
    { id: "python", label: "Python", code: pythonSample(request) },
    { id: "java", label: "Java", code: javaSample(request) },
    { id: "cli", label: "CLI", code: cliSample(request) },
    { id: "json", label: "JSON", code: jsonSample(request) },
  ];
}
