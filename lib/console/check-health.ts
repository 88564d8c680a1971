import "server-only";
import { loadService } from "./service";

export interface Health {
  readonly status: "ok" | "unavailable";
  /** What does not work, without a word about why: strangers may ask. */
  readonly part?: "database" | "seal";
}

/** Whether this process could answer an operation now. */
export async function checkHealth(): Promise<Health> {
  try {
    const service = await loadService();
    if (service.services.isSealed()) return { status: "unavailable", part: "seal" };
    await service.checkHealth();
    return { status: "ok" };
  } catch (error) {
    return {
      status: "unavailable",
      part: error instanceof Error && error.name === "SealError" ? "seal" : "database",
    };
  }
}
