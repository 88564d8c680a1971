import { KmsError } from "@/lib/platform/errors";

/**
 * Gives the algorithm back when it is one of those that fit the key.
 *
 * @throws KmsError InvalidParameter, with the ones that fit in its facts
 */
export function requireFittingAlgorithm<Algorithm extends string>(
  algorithm: string,
  fitting: readonly Algorithm[],
  parameter = "Algorithm",
): Algorithm {
  const found = fitting.find((name) => name === algorithm);
  if (found !== undefined) return found;
  throw new KmsError("InvalidParameter", {
    parameter,
    problem: "unknownValue",
    facts: { algorithms: fitting.join(", ") },
  });
}
