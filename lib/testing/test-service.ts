import { testDatabase } from "./database";
import { serviceOnDatabase, type TestService } from "./service-on-database";

export type { TestService } from "./service-on-database";

/** The whole service on a database of its own, with a root key of its own. For `*.int.test.ts`. */
export async function testService(): Promise<TestService> {
  const database = await testDatabase();
  const service = await serviceOnDatabase(database.url);
  return {
    ...service,
    async stop() {
      await service.stop();
      await database.stop();
    },
  };
}
