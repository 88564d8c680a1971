"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { endSession } from "@/lib/console/end-session";

/** Ends the session and leaves every page of the console behind. */
export async function signOutAction(): Promise<void> {
  await endSession();
  redirect("/api/auth/signed-out" as Route);
}
