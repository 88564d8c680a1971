import { describe, expect, test } from "vitest";
import { emptyTestDatabase, testDatabase } from "@/lib/testing/database";
import { onServer } from "@/lib/testing/database-server";
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

  test("that failed half-way change nothing, and are tried again", async () => {
    const url = await emptyTestDatabase();
    await onServer(url, OBSTACLE);
    const pending = await findPendingMigrations(url);

    await expect(deployMigrations(url)).rejects.toThrow("no tag table today");
    await expect(onServer(url, 'SELECT * FROM "account"')).rejects.toThrow("does not exist");
    await onServer(url, "DROP EVENT TRIGGER obstacle");

    expect(await deployMigrations(url)).toEqual(pending);
    expect(await findSchemaDrift(url)).toBe("");
  });

  test("are missing something when a table is not there", async () => {
    const database = await testDatabase();
    await database.db.$executeRawUnsafe('DROP TABLE "alias"');

    const drift = await findSchemaDrift(database.url);

    expect(drift).toContain('CREATE TABLE "alias"');
    await database.stop();
  });
});

/** Lets every statement pass but one in the middle of the first migration. */
const OBSTACLE = `
  CREATE SCHEMA obstacle;
  CREATE FUNCTION obstacle.refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF to_regclass('public.tag') IS NOT NULL THEN RAISE EXCEPTION 'no tag table today'; END IF;
  END $$;
  CREATE EVENT TRIGGER obstacle ON ddl_command_end EXECUTE FUNCTION obstacle.refuse();`;
