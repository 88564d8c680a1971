import "server-only";
import type { Operation } from "@/lib/operation/define-operation";
import type { Loaded } from "./action-state";
import { publicError } from "./public-error";
import { loadService } from "./service";
import { requireCaller } from "./session";

/**
 * Runs a read for a server component. Whoever has no session is sent to sign in and then back to `returnTo`;
 * every other refusal is given to the page, which shows what is missing.
 */
export async function loadPage<Input, Result>(
  operation: Operation<Input, Result>,
  input: Input,
  { returnTo }: { returnTo?: string } = {},
): Promise<Loaded<Result>> {
  const caller = await requireCaller(returnTo);
  try {
    const { services } = await loadService();
    return { ok: true, result: await operation({ caller, services }, input) };
  } catch (error) {
    return { ok: false, error: publicError(error) };
  }
}
