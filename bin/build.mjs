#!/usr/bin/env node
import { prepare, progress } from "./lib/prepare.mjs";
import { runScript } from "./lib/project.mjs";

await runScript(() => prepare({ say: progress(process.stdout) }));
