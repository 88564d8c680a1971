import type { Command } from "commander";
import { loadConfig } from "@/lib/platform/config";
import { deployMigrations, findPendingMigrations } from "@/prisma/migrate";
import { withDatabaseServer } from "./with-database";

export function registerMigrate(program: Command): void {
  program
    .command("migrate")
    .description("bring the database to this version; start does the same")
    .option("--status", "only tell what is missing")
    .option("--json", "answer in JSON")
    .action(async ({ status, json }: { status?: boolean; json?: boolean }) => {
      const names = await withDatabaseServer(loadConfig(), (databaseUrl) =>
        status ? findPendingMigrations(databaseUrl) : deployMigrations(databaseUrl),
      );
      process.stdout.write(
        `${json ? JSON.stringify({ [status ? "pending" : "applied"]: names }) : sentence(names, status)}\n`,
      );
    });
}

function sentence(names: readonly string[], isStatus = false): string {
  if (names.length === 0) {
    return "The database is up to date.";
  }
  return `${isStatus ? "Not applied yet" : "Applied"}: ${names.join(", ")}`;
}
