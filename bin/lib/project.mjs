import path from "node:path";

/** The folder of package.json. */
export const ROOT = path.resolve(import.meta.dirname, "..", "..");

const MINIMUM_NODE = [20, 19];

/** Why something could not be done, in one sentence for the person at the terminal. */
export class PrepareError extends Error {
  name = "PrepareError";
}

export function requireNodeVersion() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [minimumMajor, minimumMinor] = MINIMUM_NODE;
  if (major < minimumMajor || (major === minimumMajor && minor < minimumMinor)) {
    throw new PrepareError(
      `Keyward needs Node.js ${MINIMUM_NODE.join(".")} or newer; this is ${process.versions.node}.`,
    );
  }
}

/** Runs a script's work; a failure that was foreseen is told in its one sentence. */
export async function runScript(work) {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${error instanceof PrepareError ? error.message : (error?.stack ?? error)}\n`);
    process.exitCode = 1;
  }
}
