import { queryOptions } from "@tanstack/react-query";
import { runQuery } from "@/components/layout/run-query";
import type { BlastRadius } from "@/lib/blast-radius/schema";

/** Who uses a key. Asked anew each time a dialog opens: a decision needs what is true now. */
export function blastRadiusQuery(keyId: string) {
  return queryOptions({
    queryKey: ["blast-radius", keyId],
    queryFn: ({ signal }) => runQuery<BlastRadius>("DescribeBlastRadius", { keyId }, signal),
    staleTime: 0,
    gcTime: 0,
  });
}
