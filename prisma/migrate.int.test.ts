import { describe, expect, test } from "vitest";
import { emptyTestDatabase, testDatabase } from "@/lib/testing/database";
import { deployMigrations, findPendingMigrations, findSchemaDrift } from "./migrate";

describe("migrations", () => {
  test("lead to exactly what schema.prisma says", async () => {
    const database = await testDatabase();

    const drift = await findSchemaDrift(database.url);

    expect(drift).toBe("");
    await database.stop();
  });

  test("are applied once, also when several processes deploy at the same moment", async () => {
    const url = await emptyTestDatabase();
    const pendingBefore = await findPendingMigrations(url);

    const deployments = await Promise.all([
      deployMigrations(url),
      deployMigrations(url),
      deployMigrations(url),
    ]);

    expect(pendingBefore.length).toBeGreaterThan(0);
    expect(deployments.flat()).toEqual(pendingBefore);
    expect(await findPendingMigrations(url)).toEqual([]);
  });

  test("are missing something when a table is not there", async () => {
    const database = await testDatabase();
    await database.db.$executeRawUnsafe('DROP TABLE "alias"');

    const drift = await findSchemaDrift(database.url);

    expect(drift).toContain('CREATE TABLE "alias"');
    await database.stop();
  });
});
