#!/usr/bin/env node
// `npm test`: everything, in the order in which a failure is cheapest to find. Later parts run also after a failure.
import { conclude, heading, playwright, sum, verify, vitest } from "./lib/checks.mjs";
import { prepare, progress } from "./lib/prepare.mjs";
import { runScript } from "./lib/project.mjs";
import { prepareSystemPackages } from "./lib/system-packages.mjs";

const say = progress(process.stdout);

await runScript(async () => {
  await prepare({ say, isBuildNeeded: false });
  // What is missing fails the tests that need it, and only those.
  await prepareSystemPackages(say, "unit tests").catch(tell);
  const verified = await verify();
  const integrated = await vitest("integration tests", ["integration-embedded", "integration-url"]);
  conclude(sum([verified, integrated, await browserTests()]));
});

async function browserTests() {
  heading("build and browser tests");
  try {
    await prepareSystemPackages(say, "browser tests");
    await prepare({ say });
  } catch (error) {
    tell(error);
    return { passed: 0, failed: 1 };
  }
  return playwright("browser tests");
}

function tell(error) {
  process.stderr.write(`${error.message}\n`);
}
