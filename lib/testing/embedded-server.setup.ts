import type { TestProject } from "vitest/node";
import { makeTemplateDatabase, startTestServer } from "./database-server";

/** The integration tests' database as most installations have it: the embedded server. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  await makeTemplateDatabase(server.url);
  project.provide("databaseServerUrl", server.url);
  return server.stop;
}
