import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";

/** A connection pool, or the transaction an operation runs in. Stores take this first. */
export type Database = PrismaClient | Prisma.TransactionClient;

/** The pool itself: for those who begin transactions. */
export type DatabasePool = PrismaClient;

const CONNECTIONS = 16;
const CONNECTION_TIMEOUT_MS = 5_000;

/**
 * Begins the text of a raw query that runs on every call: PostgreSQL parses and plans it once a connection.
 * Not for queries whose text or best plan changes with their values.
 */
const PREPARED = "/* prepared */";

/** Opens a pool. It connects on first use. */
export function openDatabase(databaseUrl: string): DatabasePool {
  const config = {
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
  };
  return new PrismaClient({ adapter: new PrismaPg(config, { statementNameGenerator: statementNames() }) });
}

/** One name for each text that asks to be prepared; an empty name prepares nothing. */
function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    if (!sql.trimStart().startsWith(PREPARED)) return "";
    const name = names.get(sql) ?? `keyward_${names.size}`;
    names.set(sql, name);
    return name;
  };
}

/** Prisma's codes for a server that cannot be reached, closed the connection or has no connection free in time. */
const UNAVAILABLE_CODES = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2037"]);
/** PostgreSQL's classes 08 (connection), 57P (operator intervention) and 53 (resources), and Node's socket errors. */
const UNAVAILABLE_CAUSES = /^(08|57P|53)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT)$/;

/** The database could not be reached or gave up, as opposed to refusing a statement. Worth trying again. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError && UNAVAILABLE_CODES.has(error.code)) return true;
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && UNAVAILABLE_CAUSES.test(error.code)) return true;
  if (error.name === "DriverAdapterError" && /Connection|Timeout|closed/i.test(error.message)) return true;
  return error.cause !== undefined && error.cause !== error && isDatabaseUnavailable(error.cause);
}
