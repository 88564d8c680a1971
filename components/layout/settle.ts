import type { ActionState } from "@/lib/console/action-state";

/**
 * What a server action answered; when no answer came, a refusal of the same form, so that the page stays and
 * keeps what was typed.
 */
export function settle<Result>(answer: Promise<ActionState<Result>>): Promise<ActionState<Result>> {
  return answer.catch(() => ({
    status: "refused",
    code: "ServiceUnavailableTemporary",
    message: "The service is temporarily unavailable.",
    facts: {},
  }));
}
