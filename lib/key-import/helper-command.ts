import type { ImportFiles } from "./openssl-commands";
import type { WrappingAlgorithm } from "./schema";

/** Where the console serves the helper script, and under which name it is saved. */
export const HELPER_SCRIPT = "keyward-import.mjs";

/**
 * The command that wraps material with the helper script. Safe in a browser; the tests run exactly this.
 *
 * @param makesMaterial the material is made first, and written to its file.
 */
export function helperCommand({
  keySpec,
  wrappingAlgorithm,
  files,
  makesMaterial,
}: {
  keySpec: string;
  wrappingAlgorithm: WrappingAlgorithm;
  files: ImportFiles;
  makesMaterial: boolean;
}): string {
  const lines = [
    `node ${HELPER_SCRIPT} --key-spec ${keySpec} --algorithm ${wrappingAlgorithm}`,
    `--public-key ${files.publicKeyDer} --material ${files.material}`,
    `--out ${files.wrappedMaterial}${makesMaterial ? " --generate" : ""}`,
  ];
  return lines.join(" \\\n  ");
}
