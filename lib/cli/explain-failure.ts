import { KmsError, type ParameterProblem } from "@/lib/platform/errors";

/** Errors that are thrown on purpose; their message is one sentence that an operator can act on. */
const EXPECTED = new Set(["ConfigError", "KmsError", "SealError", "StartError"]);

/** What an operator can act on in one or two sentences; everything there is for what nobody expected. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  if (!EXPECTED.has(error.name)) return error.stack ?? error.message;
  return error instanceof KmsError ? [error.message, ...explainProblem(error)].join(" ") : error.message;
}

function explainProblem({ problem, facts }: KmsError): string[] {
  const words = problem === undefined ? undefined : PROBLEMS[problem];
  if (words === undefined) return [];
  const isBoundKnown = words.bound === undefined || facts[words.bound] !== undefined;
  return isBoundKnown ? [words.say(facts)] : [];
}

interface ProblemWords {
  bound?: "min" | "max";
  say(facts: KmsError["facts"]): string;
}

/** For the problems that the entries of a command can have. */
const PROBLEMS: Partial<Record<ParameterProblem, ProblemWords>> = {
  tooShort: { bound: "min", say: ({ min }) => `It needs at least ${min} characters.` },
  tooLong: { bound: "max", say: ({ max }) => `It may have ${max} characters at most.` },
  format: { say: () => "It has a character or a form that is not allowed; --help says what is." },
  unknownValue: { say: () => "It is not one of the values that --help lists." },
  guessable: { say: () => "It is easy to guess: use a few unrelated words, without the user name." },
};
