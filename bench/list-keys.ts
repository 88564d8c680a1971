import { listKeys } from "@/lib/keys/list-keys";
import { ATTENTION_NEEDED, type ListKeysInput } from "@/lib/keys/schema";
import { newInstance } from "@/lib/testing/factories";
import { benchService, percentile } from "./bench-service";
import { insertKeys } from "./insert-keys";

/**
 * Server time of ListKeys with many keys, for each filter and for the first, middle and last page, and its
 * ratio to the bare primary-key look-up of the same run. Usage: bench/list-keys.ts [keys]
 */
const KEYS = Number(process.argv[2] ?? 100_000);
const PAGE_SIZE = 50;
const ROUNDS = 20;

const service = await benchService();
const ctx = await service.context();
const instanceId = await newInstance(ctx);
const otherInstanceId = await newInstance(ctx);
await insertKeys(service.db, ctx.caller.actor, [instanceId, otherInstanceId], KEYS);
const lastPage = Math.ceil(KEYS / PAGE_SIZE);
const filter = (key: string, ...values: string[]) =>
  ({ filters: [{ key, values }] }) as Partial<ListKeysInput>;
const someKey = await service.db.key.findFirstOrThrow({ select: { id: true } });

const queries: Record<string, Partial<ListKeysInput>> = {
  "no filter, first page": {},
  "no filter, middle page": { pageNumber: Math.ceil(lastPage / 2) },
  "no filter, last page": { pageNumber: lastPage },
  "oldest first": { sortOrder: "Ascending" },
  "by state, first page": { sortBy: "KeyState" },
  "by state, last page": { sortBy: "KeyState", pageNumber: lastPage },
  "by ID, last page": { sortBy: "KeyId", pageNumber: lastPage },
  "KeyState Enabled": filter("KeyState", "Enabled"),
  "KeyState Disabled, last page": {
    ...filter("KeyState", "Disabled"),
    pageNumber: Math.floor(lastPage / 10),
  },
  "two states": filter("KeyState", "Disabled", "PendingDeletion"),
  "KeySpec that none has": filter("KeySpec", "RSA_2048"),
  KeyUsage: filter("KeyUsage", "ENCRYPT/DECRYPT"),
  ProtectionLevel: filter("ProtectionLevel", "HSM"),
  CreatorType: filter("CreatorType", "User"),
  DKMSInstanceId: filter("DKMSInstanceId", otherInstanceId),
  KeyId: filter("KeyId", someKey.id),
  Creator: filter("Creator", "nobody"),
  AliasName: filter("AliasName", "alias/name-77"),
  TagKey: filter("TagKey", "env"),
  TagValue: filter("TagValue", "test"),
  Attention: filter("Attention", ATTENTION_NEEDED),
  "TagKey and TagValue and KeyState": {
    filters: [
      { key: "TagKey", values: ["env"] },
      { key: "TagValue", values: ["prod"] },
      { key: "KeyState", values: ["Enabled"] },
    ],
  },
  "search that many match": { search: "number 7" },
  "search that one matches": { search: "number 77777 " },
  "search that none matches": { search: "no such thing" },
};

const baselineMs = await p95(() => service.db.key.findUnique({ where: { id: someKey.id } }));
console.log(`look-up by primary key, ${KEYS} keys: p95 ${baselineMs.toFixed(1)} ms`);
for (const [name, query] of Object.entries(queries)) {
  const input = { pageSize: PAGE_SIZE, ...query };
  const { totalCount } = await listKeys(ctx, input);
  const ms = await p95(() => listKeys(ctx, input));
  console.log(`${name} (${totalCount}): p95 ${ms.toFixed(1)} ms, ratio ${(ms / baselineMs).toFixed(1)}`);
}
await service.stop();

async function p95(call: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    await call();
    times.push(performance.now() - startedAt);
  }
  return percentile(times, 95);
}
