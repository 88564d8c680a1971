import type { SlowJobName, SlowJobs } from "./slow-crypto";

/** What the pool posts to a worker. */
export interface WorkerRequest<Name extends SlowJobName = SlowJobName> {
  readonly name: Name;
  readonly input: SlowJobs[Name]["input"];
}

/** What a worker posts back: one reply for each request, in order. */
export type WorkerReply<Name extends SlowJobName = SlowJobName> =
  | { readonly isDone: true; readonly output: SlowJobs[Name]["output"] }
  /** For the log; errors of node:crypto do not repeat what they were given. */
  | { readonly isDone: false; readonly reason: string };
