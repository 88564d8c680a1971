#!/usr/bin/env node
import { conclude, verify } from "./lib/checks.mjs";
import { prepare, progress } from "./lib/prepare.mjs";
import { runScript } from "./lib/project.mjs";

await runScript(async () => {
  await prepare({ say: progress(process.stdout), isBuildNeeded: false });
  conclude(await verify());
});
