import type { ShownRefusal } from "./refusal-panel";

/** The service refused a query; `refusal` is what it said. */
export class QueryRefusal extends Error {
  override readonly name = "QueryRefusal";
  readonly refusal: ShownRefusal;

  constructor(refusal: ShownRefusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * Asks a `read` operation from the browser, as the one who is signed in.
 *
 * @throws QueryRefusal when the service refuses
 */
export async function runQuery<Result>(
  operationName: string,
  input: unknown,
  signal?: AbortSignal,
): Promise<Result> {
  const parameters = new URLSearchParams({ input: JSON.stringify(input) });
  const response = await fetch(`/api/query/${operationName}?${parameters}`, {
    headers: { "x-keyward-request": "1" },
    ...(signal === undefined ? {} : { signal }),
  });
  const answer: { result?: Result; error?: ShownRefusal } = await response.json();
  if (answer.result === undefined) {
    throw new QueryRefusal(answer.error ?? { code: "InternalFailure" });
  }
  return answer.result;
}

/** What to tell of a failed query, whether the service refused it or was not reached. */
export function refusalOf(error: unknown): ShownRefusal {
  return error instanceof QueryRefusal ? error.refusal : { code: "ServiceUnavailableTemporary" };
}
