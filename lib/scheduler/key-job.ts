import type { OperationContext } from "@/lib/operation/operation-context";
import type { DueFor } from "./store";

/** Something that is done to each key whose time has come. */
export interface KeyJob {
  readonly due: DueFor;
  /** One transaction with its audit event. Throws when it was not done. */
  readonly run: (ctx: OperationContext, keyId: string) => Promise<void>;
}
