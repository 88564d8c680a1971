import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";

/** A connection pool, or the transaction an operation runs in. Stores take this first. */
export type Database = PrismaClient | Prisma.TransactionClient;

/** The pool itself: for those who begin transactions. */
export type DatabasePool = PrismaClient;

const CONNECTIONS = 16;
const CONNECTION_TIMEOUT_MS = 5_000;

/** Opens a pool. It connects on first use. */
export function openDatabase(databaseUrl: string): DatabasePool {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString: databaseUrl,
      max: CONNECTIONS,
      connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    }),
  });
}
