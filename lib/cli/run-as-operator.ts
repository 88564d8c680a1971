import type { SystemActor } from "@/lib/operation/actor";
import type { Operation } from "@/lib/operation/define-operation";
import { loadConfig } from "@/lib/platform/config";
import { createLogger } from "@/lib/platform/logger";
import { openService } from "@/lib/runtime/service";
import { withDatabase } from "./with-database";

const COMMAND_LINE: SystemActor = {
  type: "system",
  accountId: "",
  principalId: "command-line",
  userName: "command-line",
};

/** Runs an operation as whoever may use this command line, whether or not the service runs. */
export async function runAsOperator<Input, Result>(
  operation: Operation<Input, Result>,
  input: Input,
): Promise<Result> {
  const config = loadConfig();
  return withDatabase(config, async (databaseUrl) => {
    const log = createLogger({ name: "command-line", level: config.logLevel });
    const service = await openService({ config, databaseUrl, log });
    try {
      const caller = {
        actor: COMMAND_LINE,
        door: "command-line",
        sourceIp: "",
        userAgent: "keyward",
        secureTransport: false,
      } as const;
      return await operation({ caller, services: service.services }, input);
    } finally {
      await service.close();
    }
  });
}
