import { configDefaults, defineConfig } from "vitest/config";

const INTEGRATION_TESTS = "**/*.int.test.ts";
const ALL_TESTS = ["{app,components,lib,prisma,bench,messages}/**/*.test.{ts,tsx}"];
const TEST_TIMEOUT_MS = 60_000;
const CRYPTO_WORKER = "lib/testing/crypto-worker.setup.ts";

const resolve = { alias: { "@/": `${import.meta.dirname}/` } };

/** The same integration tests twice: on the embedded database, and on one that DATABASE_URL names. */
const integration = (name: string, globalSetup: string, exclude: string[] = []) => ({
  resolve,
  test: {
    name,
    include: [`{app,lib,prisma}/${INTEGRATION_TESTS}`],
    exclude: [...configDefaults.exclude, ...exclude],
    globalSetup: [CRYPTO_WORKER, globalSetup],
    testTimeout: TEST_TIMEOUT_MS,
    hookTimeout: TEST_TIMEOUT_MS,
  },
});

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: ALL_TESTS,
          globalSetup: [CRYPTO_WORKER],
          exclude: [...configDefaults.exclude, INTEGRATION_TESTS],
        },
      },
      integration("integration-embedded", "lib/testing/embedded-server.setup.ts"),
      // Once is enough for the supervisor's tests, which start servers of their own, for the scheduler's, which start a
      // hundred processes, and for those whose work is cryptography, which is the same on every server.
      integration("integration-url", "lib/testing/url-server.setup.ts", [
        "lib/supervisor/**",
        "lib/scheduler/killed-scheduler.int.test.ts",
        "lib/key-import/**",
        "lib/key-use/**",
      ]),
    ],
  },
});
