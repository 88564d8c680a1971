/** Errors that are thrown on purpose; their message is one sentence that an operator can act on. */
const EXPECTED = new Set(["ConfigError", "KmsError", "SealError", "StartError"]);

/** One sentence for what an operator can act on; everything there is for what nobody expected. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  return EXPECTED.has(error.name) ? error.message : (error.stack ?? error.message);
}
