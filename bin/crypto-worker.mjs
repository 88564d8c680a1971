#!/usr/bin/env node
// Tests and benchmarks run from the sources; the program of the crypto threads must be a file of its own.
import { bundleCryptoWorker } from "./lib/bundle.mjs";
import { runScript } from "./lib/project.mjs";

await runScript(bundleCryptoWorker);
