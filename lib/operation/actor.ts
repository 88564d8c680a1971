/** Who calls, as ActionTrail's `userIdentity` tells it apart. */
export type Actor = UserActor | SystemActor | AnonymousActor;

/** A person with a session. */
export interface UserActor {
  readonly type: "ram-user";
  readonly accountId: string;
  readonly principalId: string;
  readonly userName: string;
  /** Read with the session, once for every call, so that a change acts on the next one. */
  readonly policyNames: readonly string[];
  /** The public ID of the session, not the one in the cookie. */
  readonly sessionId: string;
}

/** The service itself, and its operator at the command line. */
export interface SystemActor {
  readonly type: "system";
  readonly accountId: string;
  readonly principalId: "scheduler" | "command-line";
  readonly userName: string;
}

/** Somebody without a session: at the sign-in and set-up pages only. */
export interface AnonymousActor {
  readonly type: "anonymous";
  readonly accountId: "";
  readonly principalId: "";
  readonly userName: "";
}

export const ANONYMOUS: AnonymousActor = { type: "anonymous", accountId: "", principalId: "", userName: "" };
