import { randomUUID } from "node:crypto";
import { createAuditRecorder } from "@/lib/audit/recorder";
import type { ActionTrailEvent } from "@/lib/operation/audit-event";
import { sampleUse } from "@/lib/testing/audit-event";
import { benchService, measure } from "./bench-service";

/**
 * What it costs to count uses with their events: the recorder alone, with events that are counted and with the
 * same that are not, in turns, so that whatever else the machine does falls on both. Medians.
 */
const ROUNDS = Number(process.argv[2] ?? 5);
const SECONDS = 1;
const KEYS = 200;

const service = await benchService();
const log = { warn: console.warn, error: console.error };
const recorder = createAuditRecorder({ databaseUrl: service.databaseUrl, log });
const keyVersionId = randomUUID();
const someKey = () => `key-${Math.floor(Math.random() * KEYS)}`;
const kinds: Record<string, () => ActionTrailEvent> = {
  "not counted": () => sampleUse({ keyVersionId }, { errorCode: "InvalidParameter" }),
  "counted, one key": () => sampleUse({ keyVersionId }),
  [`counted, ${KEYS} keys`]: () => sampleUse({ keyId: someKey(), keyVersionId }),
};
const rates = new Map<string, number[]>();
for (let round = 0; round < ROUNDS; round += 1) {
  for (const concurrency of [1, 64, 512]) {
    for (const [kind, event] of Object.entries(kinds)) {
      const { perSecond } = await measure(() => recorder.record(event()), { concurrency, seconds: SECONDS });
      const name = `${kind}, ${concurrency} at a time`;
      rates.set(name, [...(rates.get(name) ?? []), perSecond]);
    }
  }
}
for (const [name, values] of rates) console.log(`${name}: ${Math.round(median(values))} a second`);
await recorder.close();
await service.stop();

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
