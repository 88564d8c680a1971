#!/usr/bin/env node
// `npm start`: from a fresh clone to a running service. Needs nothing but Node.js until it has installed the rest.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { prepare, progress } from "./lib/prepare.mjs";
import { ROOT, runScript } from "./lib/project.mjs";

await runScript(async () => {
  await prepare({ say: progress(process.stdout) });
  // In this process, so that signals and the exit code are the service's own.
  const program = path.join(ROOT, "dist", "cli.js");
  process.argv = [process.execPath, program, "start", ...process.argv.slice(2)];
  await import(pathToFileURL(program).href);
});
