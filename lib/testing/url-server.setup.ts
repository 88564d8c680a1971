import type { TestProject } from "vitest/node";
import { loadConfig } from "@/lib/platform/config";
import { startDatabaseServer } from "@/lib/supervisor/database-server";
import { makeTemplateDatabase, makeTestHome, startTestServer } from "./database-server";

/** The integration tests' database as those have it who run their own: reached by DATABASE_URL. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const foreign = await startTestServer();
  const config = loadConfig({ DATABASE_URL: foreign.url, KEYWARD_HOME: await makeTestHome() });
  const server = await startDatabaseServer(config, () => undefined);
  await makeTemplateDatabase(server.url);
  project.provide("databaseServerUrl", server.url);
  return async () => {
    await server.stop();
    await foreign.stop();
  };
}
