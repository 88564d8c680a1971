import { z } from "zod";
import { inputText } from "@/lib/operation/input-text";
import { SYSTEM_POLICY_NAMES } from "./system-policies";

/** Bounds and shapes of people's parameters; shared by the operations and the forms. Safe in a browser. */

/** Characters. Source: OWASP ASVS 5.0.0, 6.2.1 and 6.2.9: 15 advised, at least 64 allowed. */
export const PASSWORD_LENGTH = { min: 15, max: 256 } as const;
/** Source: RAM, user names; lower case is ours, so that one name is one person. */
export const USER_NAME_LENGTH = { min: 1, max: 64 } as const;
/** Ours. */
export const ACCOUNT_NAME_LENGTH = { min: 1, max: 64 } as const;
/** Long enough for any password, short enough not to be work. */
const TYPED_PASSWORD_MAX = 1024;

/** How many characters a person would count; a character outside the basic plane is one. */
export function passwordLength(password: string): number {
  return [...password].length;
}

export const userNameSchema = inputText()
  .trim()
  .toLowerCase()
  .min(USER_NAME_LENGTH.min)
  .max(USER_NAME_LENGTH.max)
  .regex(/^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/);

/** A new password: any characters, only its length is ruled here. Whether it is easy to guess is checked apart. */
export const newPasswordSchema = z
  .string()
  .refine((password) => passwordLength(password) >= PASSWORD_LENGTH.min, {
    params: { problem: "tooShort", min: PASSWORD_LENGTH.min },
  })
  .refine((password) => passwordLength(password) <= PASSWORD_LENGTH.max, {
    params: { problem: "tooLong", max: PASSWORD_LENGTH.max },
  });

const accountNameSchema = inputText().trim().min(ACCOUNT_NAME_LENGTH.min).max(ACCOUNT_NAME_LENGTH.max);

export const createAdministratorSchema = z.strictObject({
  accountName: accountNameSchema.default("Default account"),
  userName: userNameSchema,
  password: newPasswordSchema,
});

export const setUpAccountSchema = z.strictObject({
  setupToken: z.string().min(1).max(128),
  accountName: accountNameSchema,
  userName: userNameSchema,
  password: newPasswordSchema,
});

export const createUserSchema = z.strictObject({
  userName: userNameSchema,
  password: newPasswordSchema,
  policyNames: z.array(z.enum(SYSTEM_POLICY_NAMES)).min(1).max(SYSTEM_POLICY_NAMES.length),
});

/** What was typed is not judged: a wrong name and a wrong password get one answer, whatever their form. */
export const signInSchema = z.strictObject({
  userName: z.string().min(1).max(TYPED_PASSWORD_MAX),
  password: z.string().min(1).max(TYPED_PASSWORD_MAX),
});

export const endMySessionSchema = z.strictObject({ sessionId: z.uuid() });

/** A person, as the operations that make one answer. */
export interface CreatedUser {
  readonly accountId: string;
  readonly userId: string;
}

/** A signed-in browser as its owner sees it; instants are ISO 8601. */
export interface SessionSummary {
  /** Ends the session; not usable to sign in. */
  readonly sessionId: string;
  readonly isCurrent: boolean;
  readonly createdAt: string;
  /** At most a minute old. */
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly sourceIp: string;
  readonly userAgent: string;
}
