import "server-only";
import { cookies } from "next/headers";
import { findUserOfSession } from "@/lib/access/find-user-of-session";
import { VISIBILITY_LAG_MS } from "@/lib/audit/follow-events";
import { liveEvents } from "@/lib/audit/live-events";
import { lookupEvents } from "@/lib/audit/lookup-events";
import { EVENTS_PER_PAGE, type EventFilter, eventFilterSchema } from "@/lib/audit/schema";
import type { OperationContext } from "@/lib/operation/operation-context";
import { parseInput } from "@/lib/operation/parse-input";
import { loadConfig } from "@/lib/platform/config";
import { KmsError } from "@/lib/platform/errors";
import { asKmsError, publicError } from "./public-error";
import { isSameSiteFetch } from "./same-origin";
import { loadService } from "./service";
import { findCallerInBackground, type SignedInCaller } from "./session";
import { readSessionId, sessionCookieName } from "./session-cookie";

const POLL_MS = 2_000;
/** Streams of this process; each asks the database every two seconds. */
const STREAMS_MAX = 100;
const STREAMS_PER_USER_MAX = 6;
/** A browser that was away for longer loads the list anew. */
const RESUME_MS_MAX = 10 * 60_000;
const INPUT_LENGTH_MAX = 8 * 1024;

const openStreams = new Map<symbol, string>();

/**
 * Answers with the events that pass a filter as they come, as Server-Sent Events.
 *
 * Opening it is one call of LookupEvents: authorized and recorded. After that, each look checks the session and
 * the permission again and does not put off the idle time-out; when one is gone, `ended` tells why.
 */
export async function streamAuditEvents(request: Request): Promise<Response> {
  try {
    if (!isSameSiteFetch(request.headers)) throw new KmsError("Forbidden.NoPermission");
    const caller = await findCallerInBackground();
    if (caller === null) throw new KmsError("NotSignedIn");
    const filter = readFilter(request.url);
    const place = takePlace(caller);
    try {
      return await openStream(request, caller, filter, place);
    } catch (error) {
      openStreams.delete(place);
      throw error;
    }
  } catch (error) {
    const known = asKmsError(error);
    return Response.json(
      { error: publicError(known) },
      { status: known.httpStatus, headers: { "Cache-Control": "no-store" } },
    );
  }
}

async function openStream(
  request: Request,
  caller: SignedInCaller,
  filter: EventFilter,
  place: symbol,
): Promise<Response> {
  const { services } = await loadService();
  const since = resumeAt(request.headers.get("last-event-id"), services.now());
  await lookupEvents(
    { caller, services },
    {
      ...requestOf(filter),
      startTime: new Date(since.getTime() - VISIBILITY_LAG_MS).toISOString(),
      maxResults: EVENTS_PER_PAGE.min,
    },
  );
  const findContext = await contextFinder(caller);
  const ending = new AbortController();
  ending.signal.addEventListener("abort", () => openStreams.delete(place), { once: true });
  request.signal.addEventListener("abort", () => ending.abort(), { once: true });
  // Whoever left while the first look was taken is not told again.
  if (request.signal.aborted) ending.abort();
  const looks = liveEvents({ findContext, filter, since, pollMs: POLL_MS, signal: ending.signal });
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      void send(controller, looks, ending.signal).finally(() => ending.abort());
    },
    cancel: () => ending.abort(),
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}

/** A look without events is a comment: it keeps proxies from closing, and finds readers that are gone. */
async function send(
  controller: ReadableStreamDefaultController<Uint8Array>,
  looks: ReturnType<typeof liveEvents>,
  signal: AbortSignal,
): Promise<void> {
  const encoder = new TextEncoder();
  const write = (text: string) => signal.aborted || controller.enqueue(encoder.encode(text));
  try {
    write(`retry: ${POLL_MS}\n\n`);
    for await (const { events, lookedAt } of looks) {
      const message = `id: ${lookedAt.toISOString()}\nevent: events\ndata: ${JSON.stringify(events)}\n\n`;
      write(events.length === 0 ? ": nothing new\n\n" : message);
    }
  } catch (error) {
    const { code } = asKmsError(error);
    if (isFinal(code)) write(`event: ended\ndata: ${JSON.stringify({ code })}\n\n`);
  }
  if (!signal.aborted) controller.close();
}

/** It will not help to try again; for anything else the stream just ends, and the browser comes back by itself. */
function isFinal(code: string): boolean {
  return code === "NotSignedIn" || code === "Forbidden.NoPermission";
}

/** Finds the caller anew by the same session; headers of a request are not to be had while it is answered. */
async function contextFinder(caller: SignedInCaller): Promise<() => Promise<OperationContext | null>> {
  const config = loadConfig();
  const jar = await cookies();
  const sessionId = await readSessionId(config, jar.get(sessionCookieName(config))?.value);
  return async () => {
    if (sessionId === null) return null;
    const { services } = await loadService();
    const now = services.now();
    const actor = await findUserOfSession(services.db, sessionId, { now, isActivity: false });
    return actor === null ? null : { caller: { ...caller, actor }, services };
  };
}

function takePlace({ actor }: SignedInCaller): symbol {
  const own = [...openStreams.values()].filter((userId) => userId === actor.principalId).length;
  if (openStreams.size >= STREAMS_MAX || own >= STREAMS_PER_USER_MAX)
    throw new KmsError("Rejected.Throttling");
  const place = Symbol(actor.userName);
  openStreams.set(place, actor.principalId);
  return place;
}

function readFilter(url: string): EventFilter {
  const text = new URL(url).searchParams.get("input") ?? "{}";
  if (text.length > INPUT_LENGTH_MAX) throw new KmsError("ParseRequestParameterException");
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (cause) {
    throw new KmsError("ParseRequestParameterException", { cause });
  }
  return parseInput(eventFilterSchema.omit({ startTime: true, endTime: true }), input);
}

function requestOf({ startTime: _start, endTime: _end, ...conditions }: EventFilter) {
  return conditions;
}

/** Where a browser that lost its stream goes on; a new one, and one that was away for long, begins now. */
function resumeAt(lastEventId: string | null, now: Date): Date {
  if (lastEventId === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(lastEventId)) return now;
  const at = new Date(lastEventId);
  const age = now.getTime() - at.getTime();
  return age >= 0 && age <= RESUME_MS_MAX ? at : now;
}
