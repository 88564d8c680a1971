import "server-only";
import { KmsError } from "@/lib/platform/errors";
import { OPERATIONS } from "@/lib/runtime/operations";
import { asKmsError, publicError } from "./public-error";
import { isSameSiteFetch } from "./same-origin";
import { loadService } from "./service";
import { findCaller, findCallerInBackground } from "./session";

/** Another site's page cannot send it without being asked first. `background`: sent by a page by itself. */
const REQUEST_HEADER = "x-keyward-request";
const BACKGROUND = "background";
/** A query's input stands in the address, as everything that changes nothing; secrets never go there. */
const INPUT_LENGTH_MAX = 8 * 1024;

const READS = new Map(
  OPERATIONS.filter((operation) => operation.effect === "read").map((operation) => [
    operation.operationName as string,
    operation,
  ]),
);
const NAMES: ReadonlySet<string> = new Set(OPERATIONS.map((operation) => operation.operationName));

/** Answers a `read` operation for lists that live in the browser. Each call checks the session. */
export async function answerQuery(request: Request, operationName: string): Promise<Response> {
  const operation = READS.get(operationName);
  if (operation === undefined) return refusal("InvalidAction.NotFound", NAMES.has(operationName) ? 405 : 404);
  const mode = request.headers.get(REQUEST_HEADER);
  if (mode === null || !isSameSiteFetch(request.headers)) return refusal("Forbidden.NoPermission", 403);
  try {
    const input = readInput(request.url);
    const caller = await (mode === BACKGROUND ? findCallerInBackground() : findCaller());
    if (caller === null) throw new KmsError("NotSignedIn");
    const { services } = await loadService();
    return answer(await operation.call({ caller, services }, input), 200);
  } catch (error) {
    const known = asKmsError(error);
    return answer({ error: publicError(known) }, known.httpStatus, known.retryAfterSeconds);
  }
}

function readInput(url: string): unknown {
  const text = new URL(url).searchParams.get("input") ?? "{}";
  if (text.length > INPUT_LENGTH_MAX) throw new KmsError("ParseRequestParameterException");
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new KmsError("ParseRequestParameterException", { cause });
  }
}

function refusal(code: "InvalidAction.NotFound" | "Forbidden.NoPermission", status: number): Response {
  return answer({ error: publicError(new KmsError(code)) }, status);
}

function answer(body: object, status: number, retryAfterSeconds?: number): Response {
  const headers = new Headers({ "Cache-Control": "no-store" });
  if (retryAfterSeconds !== undefined) headers.set("Retry-After", String(retryAfterSeconds));
  if (status === 405) headers.set("Allow", "");
  return Response.json(body, { status, headers });
}
