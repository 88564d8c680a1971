"use server";

import { revalidatePath } from "next/cache";
import { endMyOtherSessions } from "@/lib/access/end-my-other-sessions";
import { endMySession } from "@/lib/access/end-my-session";
import type { ActionState } from "@/lib/console/action-state";
import { runAction } from "@/lib/console/run-action";

type Ended = ActionState<{ endedCount: number }>;

export async function endMySessionAction(sessionId: string): Promise<Ended> {
  const state = await runAction(endMySession, { sessionId });
  revalidatePath("/account/sessions");
  return state;
}

export async function endMyOtherSessionsAction(): Promise<Ended> {
  const state = await runAction(endMyOtherSessions, {});
  revalidatePath("/account/sessions");
  return state;
}
