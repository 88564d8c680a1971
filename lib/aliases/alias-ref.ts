import { type ResourceRef, resourceRef, type Scope } from "@/lib/operation/resource";

/** Names an alias: by `alias/<name>` for people, by `acs:kms:<region>:<account>:alias/<name>` for policies. */
export function aliasRef(scope: Scope, aliasName: string): ResourceRef {
  const container = resourceRef(scope, "ACS::KMS::Alias");
  return { ...container, name: aliasName, arn: container.arn.replace(/alias$/, aliasName) };
}
