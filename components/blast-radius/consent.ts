import type { BlastRadius } from "@/lib/blast-radius/schema";
import { overrideReasonSchema } from "@/lib/keys/schema";

/** When the name must be typed: always, or only for what was used recently. */
export type AsksName = "always" | "when-used";

/** What somebody has to give before an act goes on. */
export interface ConsentNeeds {
  readonly name: boolean;
  readonly reason: boolean;
}

/** What goes to the operation with the act. */
export interface Consent {
  readonly overrideReason?: string;
}

export type ConsentFault = "reason" | "name";

/**
 * What an act needs, by what is known of the use of its key.
 *
 * @param radius `null` when it could not be read: then the service decides, and `wasRefused` says that it did.
 */
export function consentNeeds(
  asksName: AsksName,
  radius: Pick<BlastRadius, "isRecentlyUsed"> | null,
  wasRefused: boolean,
): ConsentNeeds {
  const isUsed = radius?.isRecentlyUsed === true || wasRefused;
  return { name: asksName === "always" || isUsed, reason: isUsed };
}

/** What is still missing, in the order of the fields. */
export function consentFaults(
  needs: ConsentNeeds,
  entered: { reason: string; typedName: string; name: string },
): readonly ConsentFault[] {
  const isReason = entered.reason.trim() !== "" && overrideReasonSchema.safeParse(entered.reason).success;
  const isName = entered.typedName.trim() === entered.name.trim();
  return [
    ...(needs.reason && !isReason ? (["reason"] as const) : []),
    ...(needs.name && !isName ? (["name"] as const) : []),
  ];
}
