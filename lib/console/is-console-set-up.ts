import "server-only";
import { isSetUp } from "@/lib/access/is-set-up";
import { loadService } from "./service";

/** Whether there is anybody who could sign in. */
export async function isConsoleSetUp(): Promise<boolean> {
  const { services } = await loadService();
  return isSetUp(services.db);
}
