import type { DatabasePool } from "@/lib/platform/db";
import { SAMPLE_REGION } from "./audit-event";

const HOUR_MS = 3_600_000;
const SAMPLE_VERSION_ID = "3f0c2b9e-3f52-4c5c-9d6e-1c1f2a5f9d11";

export interface StoredUse {
  readonly accountId: string;
  readonly keyId: string;
  /** The instant of the last of the calls. */
  readonly at: Date;
  readonly keyVersionId?: string;
  readonly eventName?: string;
  readonly actorId?: string;
  readonly actorName?: string;
  readonly errorCode?: string;
  readonly slot?: number;
  readonly calls?: number;
}

/** Puts sums of calls in the database, as the audit recorder would have written them at that time. */
export async function storeUses(db: DatabasePool, uses: readonly StoredUse[]): Promise<void> {
  await db.keyUse.createMany({
    data: uses.map((use) => ({
      accountId: use.accountId,
      region: SAMPLE_REGION,
      keyId: use.keyId,
      keyVersionId: use.keyVersionId ?? (use.errorCode === undefined ? SAMPLE_VERSION_ID : ""),
      eventName: use.eventName ?? "Encrypt",
      actorType: "ram-user",
      actorId: use.actorId ?? "200000000000000009",
      actorName: use.actorName ?? "carol",
      errorCode: use.errorCode ?? "",
      hour: new Date(Math.floor(use.at.getTime() / HOUR_MS) * HOUR_MS),
      slot: use.slot ?? 0,
      calls: BigInt(use.calls ?? 1),
      lastAt: use.at,
    })),
  });
}
