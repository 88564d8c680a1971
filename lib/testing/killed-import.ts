import { importKeyMaterial } from "@/lib/key-import/import-key-material";
import type { Caller } from "@/lib/operation/operation-context";
import { loadConfig } from "@/lib/platform/config";
import { createLogger } from "@/lib/platform/logger";
import { openService } from "@/lib/runtime/service";
import { killAtStatement } from "./kill-at-statement";

/** What a killed import is asked to do. Its material is wrapped. */
export interface KilledImport {
  readonly caller: Caller;
  readonly input: Parameters<typeof importKeyMaterial>[1];
}

/** An ImportKeyMaterial that is killed at its n-th SQL statement; as `killed-scheduler.ts`. */
async function main(moment: string, n: number, { caller, input }: KilledImport): Promise<void> {
  const config = loadConfig();
  const log = createLogger({ name: "killed-import", level: "error" });
  const service = await openService({ config, databaseUrl: config.databaseUrl ?? "", log });
  await service.checkHealth();
  killAtStatement(moment, n);
  await importKeyMaterial({ caller, services: service.services }, input);
  process.exit(0);
}

const [moment = "", n = "", asked = ""] = process.argv.slice(2);
await main(moment, Number(n), JSON.parse(asked));
