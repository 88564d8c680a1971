import { readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { run } from "./run.mjs";

const NODE = process.execPath;
const NO_NPM_NOISE = { NEXT_TELEMETRY_DISABLED: "1", FORCE_COLOR: "0" };

/** @typedef {{ passed: number, failed: number }} Tally */

/** A program whose exit code is the whole answer. @returns {Promise<Tally>} */
export async function check(title, file, parameters) {
  heading(title);
  const { exitCode } = await run(file, parameters, { isShown: true, env: NO_NPM_NOISE });
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @returns {Promise<Tally>} of the tests; at least one failure when the run itself failed. */
export async function vitest(title, projects) {
  const report = reportFile("vitest");
  const parameters = [
    "node_modules/vitest/vitest.mjs",
    "run",
    ...projects.flatMap((name) => ["--project", name]),
  ];
  parameters.push("--reporter=default", "--reporter=json", `--outputFile.json=${report}`);
  return countFrom(title, parameters, report, ({ numPassedTests, numFailedTests }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
  }));
}

/** @returns {Promise<Tally>} */
export async function playwright(title) {
  const report = reportFile("playwright");
  const parameters = ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"];
  const count = ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky });
  return countFrom(title, parameters, report, count, { PLAYWRIGHT_JSON_OUTPUT_NAME: report });
}

/** @param {Tally[]} tallies */
export function sum(tallies) {
  return tallies.reduce((total, tally) => ({
    passed: total.passed + tally.passed,
    failed: total.failed + tally.failed,
  }));
}

/** Biome, types, unit tests (with the architecture test), unused code. @returns {Promise<Tally>} */
export async function verify() {
  await run(NODE, ["node_modules/next/dist/bin/next", "typegen"], { env: NO_NPM_NOISE });
  return sum([
    await check("format and lint", NODE, ["node_modules/@biomejs/biome/bin/biome", "check", "."]),
    await check("types", NODE, ["node_modules/typescript/bin/tsc", "--noEmit"]),
    await vitest("unit tests", ["unit"]),
    await check("unused code", NODE, ["node_modules/knip/bin/knip.js"]),
  ]);
}

/** Prints the last line that scripts read, and sets the exit code. @param {Tally} tally */
export function conclude({ passed, failed }) {
  if (failed > 0 || passed === 0) process.exitCode = 1;
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
}

export function heading(title) {
  process.stdout.write(`\n=== ${title}\n`);
}

async function countFrom(title, parameters, report, count, env = {}) {
  heading(title);
  const { exitCode } = await run(NODE, parameters, { isShown: true, env: { ...NO_NPM_NOISE, ...env } });
  const text = await readFile(report, "utf8").catch(() => null);
  await rm(report, { force: true });
  const tally = text === null ? { passed: 0, failed: 0 } : count(JSON.parse(text));
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

function reportFile(name) {
  return path.join(os.tmpdir(), `keyward-${name}-${process.pid}-${Date.now()}.json`);
}
