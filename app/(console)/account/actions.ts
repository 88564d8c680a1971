"use server";

import { endSession } from "@/lib/console/end-session";

/** Ends the session. The browser then leaves by `/api/auth/signed-out`, which makes it forget the rest. */
export async function signOutAction(): Promise<void> {
  await endSession();
}
