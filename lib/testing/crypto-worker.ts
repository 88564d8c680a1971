import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "@/lib/platform/project-root";

/** Brings the program of the crypto threads up to date; what runs from the sources needs it in `dist/`, too. */
export async function buildCryptoWorker(): Promise<void> {
  await promisify(execFile)(process.execPath, [path.join(projectRoot(), "bin", "crypto-worker.mjs")]);
}
