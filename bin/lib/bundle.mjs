import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "./project.mjs";
import { explain } from "./run.mjs";
import { doOnce, fingerprint } from "./stamp.mjs";

const PROGRAMS = {
  cli: "lib/cli/main.ts",
  console: "lib/supervisor/console-process.ts",
  scheduler: "lib/scheduler/main.ts",
};
const CRYPTO_WORKER = { "crypto-worker": "lib/crypto/software/worker-main.ts" };
const CRYPTO_WORKER_INPUTS = ["lib/crypto", "lib/platform", "bin/lib/bundle.mjs", "package-lock.json"];

/** Bundles every program to `dist/`. */
export async function bundlePrograms() {
  await bundle({ ...PROGRAMS, ...CRYPTO_WORKER }, "dist");
}

/** Bundles `dist/crypto-worker.js`, for what runs from the sources, unless it is there and fits them. */
export async function bundleCryptoWorker() {
  const input = await fingerprint(CRYPTO_WORKER_INPUTS, (file) => !/\.test\.tsx?$/.test(file));
  await doOnce("dist/.crypto-worker-stamp", input, async () => {
    // Threads that start meanwhile find the old program or the new one, never half of one.
    const folder = path.join("dist", `.crypto-worker-${process.pid}`);
    await bundle(CRYPTO_WORKER, folder);
    await rename(path.join(ROOT, folder, "crypto-worker.js"), path.join(ROOT, "dist", "crypto-worker.js"));
    await rm(path.join(ROOT, folder), { recursive: true });
  });
}

async function bundle(entryPoints, outdir) {
  const esbuild = await import("esbuild");
  try {
    await esbuild.build({
      absWorkingDir: ROOT,
      entryPoints,
      outdir,
      bundle: true,
      packages: "external",
      platform: "node",
      format: "esm",
      target: "node20",
      logLevel: "silent",
    });
  } catch (error) {
    throw explain("The programs could not be built", error.message);
  } finally {
    await esbuild.stop();
  }
}
