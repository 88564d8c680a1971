import type { OperationServices } from "@/lib/operation/operation-context";
import { addDays } from "@/lib/platform/api-time";
import { purgeKeyImports, purgeSignIns } from "./store";

/** Days for which something that expired can still be told from something that never was. */
const REMEMBERED_DAYS = 7;

/**
 * Clears away what has expired and is of no use to anybody: no operation, since nobody's key or data changes.
 *
 * @returns how many imports, with their wrapped keys, were among it.
 */
export async function purgeExpired({ db, now: clock }: OperationServices): Promise<number> {
  const now = clock();
  const forgetBefore = addDays(now, -REMEMBERED_DAYS);
  await purgeSignIns(db, { now, forgetBefore });
  return purgeKeyImports(db, { now, forgetBefore });
}
