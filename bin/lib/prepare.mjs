import { stat } from "node:fs/promises";
import path from "node:path";
import { bundlePrograms } from "./bundle.mjs";
import { withPrepareLock } from "./prepare-lock.mjs";
import { ROOT, requireNodeVersion } from "./project.mjs";
import { explain, run, runOrFail } from "./run.mjs";
import { doOnce, fingerprint } from "./stamp.mjs";

const BUILD_INPUTS = [
  "app",
  "components",
  "lib",
  "messages",
  "prisma/schema.prisma",
  "prisma/migrate.ts",
  "prisma/schema-engine.ts",
  "prisma/catalog-adapter.ts",
  "public",
  "bin/lib",
  "next.config.ts",
  "instrumentation-client.ts",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
  "package-lock.json",
];

const QUIET = { NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };

/**
 * Brings the folder to the point where the service can start: dependencies, generated code, build. What
 * is there and fits is kept.
 *
 * @param {{ say: (line: string) => void, isBuildNeeded?: boolean }} options
 * @throws {PrepareError}
 */
export async function prepare({ say, isBuildNeeded = true }) {
  requireNodeVersion();
  await withPrepareLock(say, async () => {
    await installDependencies(say);
    await generate(say);
    if (isBuildNeeded) await build(say);
  });
}

/** Lines with the time since the beginning, for people who wait. */
export function progress(stream) {
  const startedAt = performance.now();
  return (line) => {
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    stream.write(`${seconds.padStart(6)} s  ${line}\n`);
  };
}

async function installDependencies(say) {
  const input = await fingerprint(["package-lock.json"]);
  await doOnce("node_modules/.keyward-dependencies", input, async () => {
    // npm writes this file last: whoever ran it by hand has what we would install.
    if (await isNewer("node_modules/.package-lock.json", "package-lock.json")) return;
    say("Installing dependencies (npm ci); the first time this takes a minute or two");
    const npm = process.env.npm_execpath;
    const command = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
    const parameters = [
      ...command.slice(1),
      "ci",
      "--include=dev",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
    ];
    await runOrFail("The dependencies could not be installed", command[0], parameters);
  });
}

async function generate(say) {
  const input = await fingerprint(["prisma/schema.prisma", "package-lock.json"]);
  await doOnce("prisma/generated/.stamp", input, async () => {
    say("Generating the database client");
    // It asks for a schema engine that it does not need; any program that exists satisfies it offline.
    await runOrFail(
      "The database client could not be generated",
      process.execPath,
      ["node_modules/prisma/build/index.js", "generate"],
      { env: { ...QUIET, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath } },
    );
  });
}

async function build(say) {
  const input = await fingerprint(BUILD_INPUTS, (file) => !/\.test\.tsx?$/.test(file));
  await doOnce("dist/.stamp", input, async () => {
    say("Building the console and the programs; this takes about a minute");
    await bundlePrograms();
    const { exitCode, output } = await run(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      env: { ...QUIET, NODE_ENV: "production" },
    });
    if (exitCode !== 0) throw explain("The console could not be built", output);
    say("Built");
  });
}

async function isNewer(file, other) {
  const modified = async (name) => (await stat(path.join(ROOT, name)).catch(() => ({ mtimeMs: 0 }))).mtimeMs;
  return (await modified(file)) > (await modified(other));
}
