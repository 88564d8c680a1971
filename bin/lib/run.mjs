import { spawn } from "node:child_process";
import { PrepareError, ROOT } from "./project.mjs";

const LAST_LINES = 40;
const FORWARDED_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a program to its end.
 *
 * @param {string} file
 * @param {readonly string[]} parameters
 * @param {{ env?: NodeJS.ProcessEnv, isShown?: boolean }} [options] `isShown`: its output goes to ours as it comes
 * @returns {Promise<{ exitCode: number, output: string }>} `output` is empty when it was shown
 */
export function run(file, parameters, { env = {}, isShown = false } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = isShown ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"];
    const child = spawn(file, parameters, { cwd: ROOT, stdio, env: { ...process.env, ...env } });
    let output = "";
    const collect = (chunk) => {
      output += chunk.toString("utf8");
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    const forward = (signal) => {
      child.kill(signal);
      process.exit(1);
    };
    for (const signal of FORWARDED_SIGNALS) process.once(signal, forward);
    const settle = (finish) => {
      for (const signal of FORWARDED_SIGNALS) process.off(signal, forward);
      finish();
    };
    child.on("error", (error) => settle(() => reject(error)));
    child.on("close", (exitCode) => settle(() => resolve({ exitCode: exitCode ?? 1, output })));
  });
}

/**
 * As `run`, for steps that must succeed.
 *
 * @param {string} failure what to say when it fails, without the reason
 */
export async function runOrFail(failure, file, parameters, options) {
  const { exitCode, output } = await run(file, parameters, options);
  if (exitCode !== 0) {
    throw explain(failure, output);
  }
}

/** Turns the output of a failed step into one sentence, below the lines that show the details. */
export function explain(failure, output) {
  if (/ENOSPC|no space left on device/i.test(output)) {
    return new PrepareError(`${failure}: there is no space left on the disk that holds ${ROOT}.`);
  }
  process.stderr.write(`${output.trimEnd().split("\n").slice(-LAST_LINES).join("\n")}\n`);
  return new PrepareError(`${failure}; the lines above say why.`);
}
