import type { Person } from "./steps";

/** Those who work with the service in the tests. */
export const PEOPLE = {
  alice: { userName: "alice", password: "correct horse battery 7 alice" },
  casey: { userName: "casey", password: "correct horse battery 7 casey" },
  robin: { userName: "robin", password: "correct horse battery 7 robin" },
} as const satisfies Record<string, Person>;

export type PersonName = keyof typeof PEOPLE;

/** What each may do besides the administrator. */
export const POLICIES = {
  casey: "AliyunKMSCryptoUserAccess",
  robin: "AliyunKMSReadOnlyAccess",
} as const;
