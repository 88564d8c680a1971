import { parentPort } from "node:worker_threads";
import type { SlowJobName, SlowJobs } from "./slow-crypto";
import { performSlowJob } from "./slow-job";
import type { WorkerReply, WorkerRequest } from "./worker-message";

/** The program of a worker thread: does one slow job after the other. Bundled to `dist/crypto-worker.js`. */
parentPort?.on("message", ({ name, input }: WorkerRequest) => {
  const reply = answer({ name, input });
  parentPort?.postMessage(reply);
  if (reply.isDone) {
    zeroSecrets(reply.output);
  }
});

function answer({ name, input }: WorkerRequest): WorkerReply {
  try {
    return { isDone: true, output: performSlowJob(name, input) };
  } catch (error) {
    return { isDone: false, reason: String(error) };
  }
}

/** What was posted is a copy. */
function zeroSecrets(output: SlowJobs[SlowJobName]["output"]): void {
  if (output instanceof Uint8Array) {
    output.fill(0);
  } else if (output !== null && typeof output === "object") {
    output.privateKeyPkcs8.fill(0);
  }
}
