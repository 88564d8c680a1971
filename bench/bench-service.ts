import { buildCryptoWorker } from "@/lib/testing/crypto-worker";
import { onServer, startTestServer, withDatabase } from "@/lib/testing/database-server";
import { serviceOnDatabase, type TestService } from "@/lib/testing/service-on-database";
import { deployMigrations } from "@/prisma/migrate";

/** A PostgreSQL server of its own for one benchmark, with any number of services on it. */
export interface BenchServer {
  /** The whole service on a new, empty database. */
  newService(name: string): Promise<TestService>;
  stop(): Promise<void>;
}

export async function benchServer(): Promise<BenchServer> {
  await buildCryptoWorker();
  const server = await startTestServer();
  return {
    async newService(name) {
      await onServer(server.url, `CREATE DATABASE ${name}`);
      const url = withDatabase(server.url, name);
      await deployMigrations(url);
      return serviceOnDatabase(url);
    },
    stop: () => server.stop(),
  };
}

/** The whole service on an embedded PostgreSQL server of its own, for one benchmark. */
export async function benchService(): Promise<TestService> {
  const server = await benchServer();
  const service = await server.newService("bench");
  return {
    ...service,
    async stop() {
      await service.stop();
      await server.stop();
    },
  };
}

/** Calls a second of `call`, `concurrency` at a time, for `seconds`; and the latency in milliseconds. */
export async function measure(
  call: () => Promise<unknown>,
  { concurrency, seconds }: { concurrency: number; seconds: number },
): Promise<{ perSecond: number; p50Ms: number; p99Ms: number }> {
  const latencies: number[] = [];
  const endAt = performance.now() + seconds * 1000;
  const startedAt = performance.now();
  const worker = async () => {
    while (performance.now() < endAt) {
      const calledAt = performance.now();
      await call();
      latencies.push(performance.now() - calledAt);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const elapsedSeconds = (performance.now() - startedAt) / 1000;
  return {
    perSecond: latencies.length / elapsedSeconds,
    p50Ms: percentile(latencies, 50),
    p99Ms: percentile(latencies, 99),
  };
}

/** The value below which `percent` of the values lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((percent / 100) * sorted.length))] ?? Number.NaN;
}
