import { startTestServer } from "@/lib/testing/database-server";
import { createMigration } from "@/prisma/migrate";

/**
 * `npm run migration -- NAME`: writes the migration from the existing ones to `schema.prisma`, with a
 * PostgreSQL of its own for the time it takes.
 */
async function main(): Promise<string> {
  const name = process.argv[2];
  if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
    throw new Error("Name the migration in lower case: npm run migration -- add_something");
  }
  const server = await startTestServer();
  try {
    const created = await createMigration(server.url, name);
    return created === null
      ? "The migrations already say what schema.prisma says."
      : `prisma/migrations/${created}`;
  } finally {
    await server.stop();
  }
}

process.stdout.write(`${await main()}\n`);
