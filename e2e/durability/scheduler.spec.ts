import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { type RunningService, runningServiceFile } from "@/lib/platform/running-service";
import { signInClient } from "../console-client";
import { type KeywardServer, startKeyward } from "../keyward-server";

const USER = "durable-admin";
const PASSWORD = randomBytes(18).toString("base64url");

let server: KeywardServer;

test.beforeAll(async () => {
  test.setTimeout(600_000);
  server = await startKeyward();
  await server.runCommand(["admin", "create", "--user", USER, "--password-stdin"], PASSWORD);
});

test.afterAll(() => server.stop());

test("a key whose time has come is destroyed, also after kill -9 of the scheduler", async () => {
  test.setTimeout(120_000);
  const client = await signInClient(server.url, USER, PASSWORD);
  const instance = await client.callAction<{ kmsInstanceId: string }>("/instances", "createInstanceAction", {
    instanceType: "SOFTWARE",
    instanceName: "doomed",
  });
  if (instance.status !== "done") throw new Error(`The instance was refused: ${JSON.stringify(instance)}`);
  const dkmsInstanceId = instance.result.kmsInstanceId;
  await client.callAction("/instances", "connectInstanceAction", dkmsInstanceId);
  const newKey = async () => {
    const state = await client.callAction<{ keyMetadata: { keyId: string } }>(
      "/keys/create",
      "createKeyAction",
      {
        dkmsInstanceId,
      },
    );
    if (state.status !== "done") throw new Error(`The key was refused: ${JSON.stringify(state)}`);
    return state.result.keyMetadata.keyId;
  };

  await expectDestroyed(await newKey());
  const killedPid = await schedulerPid();
  process.kill(killedPid, "SIGKILL");
  await expectDestroyed(await newKey());

  expect(await schedulerPid()).not.toBe(killedPid);
});

async function schedulerPid(): Promise<number> {
  const running = JSON.parse(await readFile(runningServiceFile(server.home), "utf8")) as RunningService;
  if (running.schedulerPid === null) throw new Error("The service does not say its schedulerPid.");
  return running.schedulerPid;
}

/** Lets the waiting period of a key be over, and waits until the key is gone and its end is in the audit log. */
async function expectDestroyed(keyId: string): Promise<void> {
  const db = new pg.Client({ connectionString: await server.databaseUrl() });
  await db.connect();
  try {
    await db.query("UPDATE kms_key SET state = 'PendingDeletion', delete_at = now() WHERE id = $1", [keyId]);
    await expect
      .poll(async () => (await db.query("SELECT 1 FROM kms_key WHERE id = $1", [keyId])).rowCount, {
        timeout: 60_000,
      })
      .toBe(0);
    const { rows } = await db.query<{ actor_id: string; error_code: string }>(
      "SELECT actor_id, error_code FROM audit_event WHERE resource_name = $1 AND event_name = 'DeleteKey'",
      [keyId],
    );
    expect(rows).toEqual([{ actor_id: "scheduler", error_code: "" }]);
  } finally {
    await db.end();
  }
}
