import fc from "fast-check";
import { expect, test } from "vitest";
import type { PolicyDocument, PolicyStatement } from "./policy-document";
import { evaluatePolicies } from "./policy-engine";

const KEY_ARN = "acs:kms:local-1:1234567890123456:key/key-loc1";

const request = (action: string, conditions: Record<string, string> = {}) => ({
  action,
  resourceArn: KEY_ARN,
  conditions,
});

const policy = (...statements: PolicyStatement[]): PolicyDocument => ({
  Version: "1",
  Statement: statements,
});

test("what no statement names is refused", () => {
  const policies = [policy({ Effect: "Allow", Action: "kms:Encrypt", Resource: "*" })];

  const decision = evaluatePolicies(policies, request("kms:Decrypt"));

  expect(decision).toEqual({ allowed: false, reason: "no-match" });
});

test("no policy at all allows nothing", () => {
  expect(evaluatePolicies([], request("kms:ListKeys")).allowed).toBe(false);
});

test("a Deny wins over any Allow, in whatever order they stand", () => {
  const allow: PolicyStatement = { Effect: "Allow", Action: "*", Resource: "*" };
  const deny: PolicyStatement = { Effect: "Deny", Action: "kms:Decrypt", Resource: "*" };

  expect(evaluatePolicies([policy(allow, deny)], request("kms:Decrypt")).reason).toBe("explicit-deny");
  expect(evaluatePolicies([policy(deny), policy(allow)], request("kms:Decrypt")).statement).toBe(deny);
  expect(evaluatePolicies([policy(deny), policy(allow)], request("kms:Encrypt")).allowed).toBe(true);
});

test("actions match in any case, resources only in the exact case", () => {
  const allows = (Action: string, Resource: string) =>
    evaluatePolicies([policy({ Effect: "Allow", Action, Resource })], request("kms:Encrypt")).allowed;

  expect(allows("KMS:encrypt", "*")).toBe(true);
  expect(allows("kms:Encrypt", KEY_ARN)).toBe(true);
  expect(allows("kms:Encrypt", KEY_ARN.toUpperCase())).toBe(false);
});

test("a condition the engine does not know keeps an Allow from applying and lets a Deny apply", () => {
  const Condition = { Teleport: { "acs:Planet": ["mars"] } };
  const allow = policy({ Effect: "Allow", Action: "*", Resource: "*", Condition });
  const deny = policy({ Effect: "Deny", Action: "*", Resource: "*", Condition });
  const allowAll = policy({ Effect: "Allow", Action: "*", Resource: "*" });

  expect(evaluatePolicies([allow], request("kms:Encrypt")).reason).toBe("no-match");
  expect(evaluatePolicies([allowAll, deny], request("kms:Encrypt")).reason).toBe("explicit-deny");
});

const statementArbitrary: fc.Arbitrary<PolicyStatement> = fc.record({
  Effect: fc.constantFrom("Allow" as const, "Deny" as const),
  Action: fc.oneof(
    fc.constantFrom("*", "kms:*", "kms:Encrypt", "kms:Decrypt", "kms:*crypt"),
    fc.array(fc.constantFrom("kms:Encrypt", "kms:List*"), { maxLength: 2 }),
  ),
  Resource: fc.constantFrom("*", KEY_ARN, "acs:kms:*:*:key/*", "acs:kms:*:*:secret/*"),
  Condition: fc.constantFrom(
    {},
    { Bool: { "acs:SecureTransport": "true" } },
    { Bool: { "acs:SecureTransport": "false" } },
    { Unheard: { of: "it" } },
  ),
});

/** The rules written as they are read, over regular expressions, with a secure transport. */
function oracle(statements: readonly PolicyStatement[], action: string): boolean {
  const pattern = (text: string, flags: string) =>
    new RegExp(`^${text.replace(/[.+^${}()|[\]\\/]/g, "\\$&").replaceAll("*", ".*")}$`, flags);
  const names = (value: string | readonly string[], text: string, flags: string) =>
    [value].flat().some((one) => pattern(String(one), flags).test(text));
  const applies = (statement: PolicyStatement) => {
    const condition = JSON.stringify(statement.Condition ?? {});
    if (condition.includes("false")) return false;
    if (condition.includes("Unheard") && statement.Effect === "Allow") return false;
    return names(statement.Action, action, "i") && names(statement.Resource, KEY_ARN, "");
  };
  const effects = statements.filter(applies).map((statement) => statement.Effect);
  return effects.includes("Allow") && !effects.includes("Deny");
}

test("every set of statements is decided as the rules read", () => {
  const facts = { "acs:SecureTransport": "true" };
  const action = fc.constantFrom("kms:Encrypt", "kms:Decrypt", "kms:ListKeys", "KMS:ENCRYPT");
  fc.assert(
    fc.property(fc.array(statementArbitrary, { maxLength: 6 }), action, (statements, name) => {
      const { allowed } = evaluatePolicies([policy(...statements)], request(name, facts));

      expect(allowed).toBe(oracle(statements, name));
    }),
    { numRuns: 2000 },
  );
});

test("adding a Deny never allows more", () => {
  fc.assert(
    fc.property(fc.array(statementArbitrary, { maxLength: 6 }), statementArbitrary, (statements, extra) => {
      const before = evaluatePolicies([policy(...statements)], request("kms:Encrypt")).allowed;
      const denied = policy(...statements, { ...extra, Effect: "Deny" });

      const after = evaluatePolicies([denied], request("kms:Encrypt")).allowed;

      expect(after && !before).toBe(false);
    }),
  );
});
