import { access } from "node:fs/promises";
import { PrepareError } from "./project.mjs";
import { run, runOrFail } from "./run.mjs";

/** What tests need from Debian, and how to see that it is there. */
const PACKAGES = {
  "unit tests": [{ name: "openssl", isThere: () => canRun("openssl", ["version"]) }],
  "browser tests": [
    { name: "chromium", isThere: () => exists("/usr/bin/chromium") },
    { name: "fonts-noto-cjk", isThere: () => isInstalled("fonts-noto-cjk") },
  ],
};

/**
 * Installs the missing packages when that is possible without asking.
 *
 * @param {keyof typeof PACKAGES} tests
 * @throws {PrepareError} that has the command to run by hand.
 */
export async function prepareSystemPackages(say, tests) {
  const missing = [];
  for (const { name, isThere } of PACKAGES[tests]) {
    if (!(await isThere())) missing.push(name);
  }
  if (missing.length === 0) return;
  const install = ["install", "-y", "--no-install-recommends", ...missing];
  if (process.getuid?.() !== 0 || !(await exists("/etc/debian_version"))) {
    throw new PrepareError(
      `The ${tests} need ${missing.join(" and ")}: run \`sudo apt-get update && sudo apt-get ${install.join(" ")}\`.`,
    );
  }
  say(`Installing ${missing.join(" and ")} (apt-get)`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await runOrFail("apt-get update failed", "apt-get", ["update"], { env });
  await runOrFail(`${missing.join(" and ")} could not be installed`, "apt-get", install, { env });
}

async function exists(file) {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function isInstalled(name) {
  const { exitCode, output } = await run("dpkg-query", ["-s", name]).catch(() => ({
    exitCode: 1,
    output: "",
  }));
  return exitCode === 0 && output.includes("install ok installed");
}

async function canRun(file, parameters) {
  return run(file, parameters).then(
    ({ exitCode }) => exitCode === 0,
    () => false,
  );
}
