#!/usr/bin/env node
// `npm run -s keyward -- <command>`: prepares what is missing, then runs the command line.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { prepare, progress } from "./lib/prepare.mjs";
import { ROOT, runScript } from "./lib/project.mjs";

await runScript(async () => {
  await prepare({ say: progress(process.stderr) });
  const program = path.join(ROOT, "dist", "cli.js");
  process.argv = [process.execPath, program, ...process.argv.slice(2)];
  await import(pathToFileURL(program).href);
});
