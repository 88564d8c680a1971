"use server";

import { revalidatePath } from "next/cache";
import type { NewInstance } from "@/components/instances/create-instance-form";
import type { ActionState } from "@/lib/console/action-state";
import { runAction } from "@/lib/console/run-action";
import { connectKmsInstance } from "@/lib/instances/connect-kms-instance";
import { createKmsInstance } from "@/lib/instances/create-kms-instance";

export async function createInstanceAction(
  instance: NewInstance,
): Promise<ActionState<{ kmsInstanceId: string }>> {
  return runAction(createKmsInstance, instance);
}

export async function connectInstanceAction(kmsInstanceId: string): Promise<ActionState> {
  const state = await runAction(connectKmsInstance, { kmsInstanceId });
  revalidatePath("/", "layout");
  return state;
}
