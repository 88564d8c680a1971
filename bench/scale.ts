import { randomBytes } from "node:crypto";
import { encrypt } from "@/lib/key-use/encrypt";
import { createKey } from "@/lib/keys/create-key";
import { listKeys } from "@/lib/keys/list-keys";
import type { ListKeysInput } from "@/lib/keys/schema";
import type { OperationContext } from "@/lib/operation/operation-context";
import { newInstance } from "@/lib/testing/factories";
import { type BenchServer, benchServer, percentile } from "./bench-service";
import { insertKeys } from "./insert-keys";

/**
 * What CreateKey, Encrypt and ListKeys cost with 1,000, 10,000, 100,000 and 1,000,000 keys, and the ratio to the
 * cost with 1,000 of the same run. Each size has a database of its own on one server; calls take turns between the
 * sizes, so that whatever else the machine does slows all of them alike. Usage: bench/scale.ts [rounds]
 */
const SIZES = [1_000, 10_000, 100_000, 1_000_000] as const;
const ROUNDS = Number(process.argv[2] ?? 400);
const WARM_UP_ROUNDS = 40;
const PAGE_SIZE = 50;
/** Keys with material that Encrypt takes in turn. */
const USED_KEYS = 20;
const PLAINTEXT = randomBytes(32).toString("base64");

type Size = (typeof SIZES)[number];
type Call = (round: number) => Promise<unknown>;

interface SizedService {
  size: Size;
  calls: ReadonlyMap<string, Call>;
  stop: () => Promise<void>;
}

const server = await benchServer();
const services: SizedService[] = [];
for (const size of SIZES) {
  const startedAt = performance.now();
  services.push(await fillService(server, size));
  console.log(`${size} keys made in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}
for (const name of services[0]?.calls.keys() ?? []) report(name, await takeTurns(name));
for (const { stop } of services) await stop();
await server.stop();

async function fillService({ newService }: BenchServer, size: Size): Promise<SizedService> {
  const service = await newService(`scale_${size}`);
  const ctx = await service.context();
  const dkmsInstanceId = await newInstance(ctx);
  await insertKeys(service.db, ctx.caller.actor, [dkmsInstanceId], size - USED_KEYS);
  const keyIds: string[] = [];
  for (let i = 0; i < USED_KEYS; i += 1) {
    keyIds.push((await createKey(ctx, { dkmsInstanceId })).keyMetadata.keyId);
  }
  return { size, calls: callsOf(ctx, dkmsInstanceId, keyIds), stop: () => service.stop() };
}

function callsOf(
  ctx: OperationContext,
  dkmsInstanceId: string,
  keyIds: readonly string[],
): ReadonlyMap<string, Call> {
  const list = (query: Partial<ListKeysInput>) => () => listKeys(ctx, { pageSize: PAGE_SIZE, ...query });
  return new Map<string, Call>([
    ["CreateKey", () => createKey(ctx, { dkmsInstanceId })],
    [
      "Encrypt",
      (round) => encrypt(ctx, { keyId: keyIds[round % keyIds.length] ?? "", plaintext: PLAINTEXT }),
    ],
    ["ListKeys, first page", list({})],
    ["ListKeys, first page of one state", list({ filters: [{ key: "KeyState", values: ["Disabled"] }] })],
    ["ListKeys, sorted by state", list({ sortBy: "KeyState" })],
  ]);
}

/** Milliseconds of each call by size; every round makes one call of each size, in another order. */
async function takeTurns(name: string): Promise<ReadonlyMap<Size, readonly number[]>> {
  const times = new Map<Size, number[]>(SIZES.map((size) => [size, []]));
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    for (let turn = 0; turn < services.length; turn += 1) {
      const service = services[(round + turn) % services.length];
      const call = service?.calls.get(name);
      if (service === undefined || call === undefined) throw new Error(`There is no call ${name}.`);
      const startedAt = performance.now();
      await call(round);
      if (round >= WARM_UP_ROUNDS) times.get(service.size)?.push(performance.now() - startedAt);
    }
  }
  return times;
}

function report(name: string, times: ReadonlyMap<Size, readonly number[]>): void {
  const medians = [...times].map(([size, values]) => ({ size, median: percentile(values, 50) }));
  const baseline = medians[0]?.median ?? Number.NaN;
  for (const { size, median } of medians) {
    const ratio = (median / baseline).toFixed(2);
    console.log(`${name}, ${size} keys: median ${median.toFixed(2)} ms, ratio ${ratio}`);
  }
}
