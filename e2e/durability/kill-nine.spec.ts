import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { type RunningService, runningServiceFile } from "@/lib/platform/running-service";
import { type ConsoleClient, signInClient } from "../console-client";
import { type KeywardServer, startKeyward } from "../keyward-server";

const OPERATIONS = 1000;
const AT_A_TIME = 8;
const USER = "durable-admin";
const PASSWORD = randomBytes(18).toString("base64url");

/** What was acknowledged: the caller had the answer in hand. */
interface Acknowledged {
  requestIds: string[];
  keyIds: string[];
  ciphertexts: { ciphertextBlob: string; plaintext: string }[];
}

let server: KeywardServer;

test.beforeAll(async () => {
  test.setTimeout(600_000);
  server = await startKeyward();
  await server.runCommand(["admin", "create", "--user", USER, "--password-stdin"], PASSWORD);
});

test.afterAll(() => server.stop());

test("after kill -9 of the console and of PostgreSQL among 1,000 operations, nothing acknowledged is lost", async () => {
  test.setTimeout(600_000);
  const client = await signInClient(server.url, USER, PASSWORD);
  const instance = await client.callAction<{ kmsInstanceId: string }>("/instances", "createInstanceAction", {
    instanceType: "SOFTWARE",
    instanceName: "durable",
  });
  if (instance.status !== "done") throw new Error(`The instance was refused: ${JSON.stringify(instance)}`);
  const { kmsInstanceId } = instance.result;
  await client.callAction("/instances", "connectInstanceAction", kmsInstanceId);
  const acknowledged: Acknowledged = { requestIds: [], keyIds: [], ciphertexts: [] };

  const killed = await runOperations(client, kmsInstanceId, acknowledged);

  expect(killed).toEqual(["consolePid", "databasePid"]);
  expect(acknowledged.requestIds.length).toBeGreaterThan(OPERATIONS / 2);
  await expectAllAudited(acknowledged.requestIds);
  await expectAllDecrypt(client, acknowledged);
});

/** Runs the operations, and kills the console a third and PostgreSQL two thirds of the way. */
async function runOperations(
  client: ConsoleClient,
  kmsInstanceId: string,
  acknowledged: Acknowledged,
): Promise<string[]> {
  const killed: string[] = [];
  let started = 0;
  const worker = async () => {
    while (started < OPERATIONS) {
      started += 1;
      if (started === Math.floor(OPERATIONS / 3)) killed.push(await killNine("consolePid"));
      if (started === Math.floor((OPERATIONS * 2) / 3)) killed.push(await killNine("databasePid"));
      const isAnswered = await oneOperation(client, kmsInstanceId, acknowledged, started);
      if (!isAnswered) await expectHealthy();
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return killed;
}

/** A fifth of the operations make keys, the others use them. `false` when there was no answer at all. */
async function oneOperation(
  client: ConsoleClient,
  dkmsInstanceId: string,
  acknowledged: Acknowledged,
  number: number,
): Promise<boolean> {
  const keyId = acknowledged.keyIds[number % Math.max(1, acknowledged.keyIds.length)];
  try {
    if (keyId === undefined || number % 5 === 0) {
      const state = await client.callAction<{ keyMetadata: { keyId: string } }>(
        "/keys/create",
        "createKeyAction",
        {
          dkmsInstanceId,
          description: `durable ${number}`,
        },
      );
      if (state.status !== "done") return false;
      acknowledged.requestIds.push(state.requestId);
      acknowledged.keyIds.push(state.result.keyMetadata.keyId);
      return true;
    }
    const plaintext = randomBytes(32).toString("base64");
    const state = await client.callAction<{ ciphertextBlob: string }>("/tool", "encryptAction", {
      keyId,
      plaintext,
    });
    if (state.status !== "done") return false;
    acknowledged.requestIds.push(state.requestId);
    acknowledged.ciphertexts.push({ ciphertextBlob: state.result.ciphertextBlob, plaintext });
    return true;
  } catch {
    // No answer: the console was killed while it had the call. Whether it took effect is open; nothing is expected.
    return false;
  }
}

async function killNine(which: "consolePid" | "databasePid"): Promise<string> {
  const running = JSON.parse(await readFile(runningServiceFile(server.home), "utf8")) as RunningService;
  const pid = running[which];
  if (pid === undefined || pid === null) throw new Error(`The service does not say its ${which}.`);
  process.kill(pid, "SIGKILL");
  return which;
}

async function expectHealthy(): Promise<void> {
  await expect
    .poll(
      () =>
        fetch(`${server.url}/api/health`).then(
          (response) => response.status,
          () => 0,
        ),
      { timeout: 60_000 },
    )
    .toBe(200);
}

async function expectAllAudited(requestIds: readonly string[]): Promise<void> {
  await expectHealthy();
  const db = new pg.Client({ connectionString: await server.databaseUrl() });
  await db.connect();
  try {
    const { rows } = await db.query<{ event_id: string }>(
      "SELECT event_id::text FROM audit_event WHERE event_id = ANY($1::uuid[]) AND error_code = ''",
      [requestIds],
    );
    expect(new Set(rows.map((row) => row.event_id))).toEqual(new Set(requestIds));
    expect(rows).toHaveLength(requestIds.length);
  } finally {
    await db.end();
  }
}

/** Every key made still encrypts and decrypts, and every ciphertext handed out opens. */
async function expectAllDecrypt(client: ConsoleClient, acknowledged: Acknowledged): Promise<void> {
  for (const { ciphertextBlob, plaintext } of acknowledged.ciphertexts) {
    const state = await client.callAction<{ plaintext: string }>("/tool", "decryptAction", {
      ciphertextBlob,
    });
    expect(state).toMatchObject({ status: "done", result: { plaintext } });
  }
  for (const keyId of acknowledged.keyIds) {
    const encrypted = await client.callAction<{ ciphertextBlob: string }>("/tool", "encryptAction", {
      keyId,
      plaintext: "AAEC",
    });
    if (encrypted.status !== "done")
      throw new Error(`The key ${keyId} does not encrypt: ${JSON.stringify(encrypted)}`);
    const { ciphertextBlob } = encrypted.result;
    const decrypted = await client.callAction("/tool", "decryptAction", { ciphertextBlob });
    expect(decrypted).toMatchObject({ status: "done", result: { plaintext: "AAEC" } });
  }
}
