import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Caller, OperationContext, OperationServices } from "@/lib/operation/operation-context";
import { loadConfig } from "@/lib/platform/config";
import { type DatabasePool, openDatabase } from "@/lib/platform/db";
import { newAccountId, newUserId } from "@/lib/platform/id";
import { createLogger } from "@/lib/platform/logger";
import { prepareService } from "@/lib/runtime/prepare-service";
import { openService, type Service } from "@/lib/runtime/service";

const FULL_ACCESS = "AliyunKMSFullAccess";

export interface TestService {
  readonly db: DatabasePool;
  readonly databaseUrl: string;
  /** KEYWARD_HOME, with the root key. */
  readonly home: string;
  readonly service: Service;
  /** A new user of a new account, or of the account given, with the policies given. */
  newCaller(options?: {
    accountId?: string;
    policyNames?: readonly string[];
    userName?: string;
  }): Promise<Caller>;
  /** Context of a new user with full access, or of the caller given; parts of the services can be replaced. */
  context(caller?: Caller, overrides?: Partial<OperationServices>): Promise<OperationContext>;
  stop(): Promise<void>;
}

/** The whole service on a migrated database, with a root key of its own. */
export async function serviceOnDatabase(databaseUrl: string): Promise<TestService> {
  const db = openDatabase(databaseUrl);
  const home = await mkdtemp(path.join(tmpdir(), "keyward-test-"));
  const config = loadConfig({ KEYWARD_HOME: home });
  await prepareService(config, databaseUrl);
  const service = await openService({
    config,
    databaseUrl,
    log: createLogger({ level: "error", name: "test" }, { write: () => undefined }),
  });
  const newCaller = (options = {}) => insertCaller(db, options);
  return {
    db,
    databaseUrl,
    home,
    service,
    newCaller,
    async context(caller, overrides = {}) {
      return {
        caller: caller ?? (await newCaller()),
        services: { ...service.services, ...overrides },
      };
    },
    async stop() {
      await service.close();
      await db.$disconnect();
      await rm(home, { recursive: true });
    },
  };
}

async function insertCaller(
  db: DatabasePool,
  options: { accountId?: string; policyNames?: readonly string[]; userName?: string },
): Promise<Caller> {
  const policyNames = options.policyNames ?? [FULL_ACCESS];
  const accountId = options.accountId ?? newAccountId();
  const principalId = newUserId();
  const userName = options.userName ?? `user-${principalId}`;
  if (options.accountId === undefined)
    await db.account.create({ data: { id: accountId, accountName: "Test" } });
  await db.user.create({ data: { id: principalId, accountId, userName, passwordHash: "-" } });
  await db.userPolicy.createMany({
    data: policyNames.map((policyName) => ({ accountId, userId: principalId, policyName })),
  });
  return {
    actor: { type: "ram-user", accountId, principalId, userName, policyNames, sessionId: "test-session" },
    door: "console",
    sourceIp: "127.0.0.1",
    userAgent: "test",
    secureTransport: false,
  };
}
