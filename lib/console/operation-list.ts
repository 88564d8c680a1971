import "server-only";
import type { Effect } from "@/lib/operation/audit-event";
import { OPERATIONS } from "@/lib/runtime/operations";

/** The names of all operations with what they do, in the order of the alphabet. */
export function listOperations(): readonly { name: string; effect: Effect }[] {
  return OPERATIONS.map(({ operationName, effect }) => ({ name: operationName, effect })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}
