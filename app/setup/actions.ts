"use server";

import type { SetUpInput } from "@/components/access/set-up-problems";
import type { CreatedUser } from "@/lib/access/schema";
import { setUpAccount } from "@/lib/access/set-up-account";
import type { ActionState } from "@/lib/console/action-state";
import { runAction } from "@/lib/console/run-action";

export async function setUpAccountAction(
  input: SetUpInput & { setupToken: string },
): Promise<ActionState<CreatedUser>> {
  return runAction(setUpAccount, input);
}
