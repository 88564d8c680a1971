#!/usr/bin/env node
import { conclude, verify } from "./lib/checks.mjs";
import { prepare, progress } from "./lib/prepare.mjs";
import { runScript } from "./lib/project.mjs";
import { prepareSystemPackages } from "./lib/system-packages.mjs";

const say = progress(process.stdout);

await runScript(async () => {
  await prepare({ say, isBuildNeeded: false });
  await prepareSystemPackages(say, "unit tests");
  conclude(await verify());
});
