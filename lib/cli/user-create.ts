import type { Command } from "commander";
import { createUser } from "@/lib/access/create-user";
import { SYSTEM_POLICY_NAMES, type SystemPolicyName } from "@/lib/access/system-policies";
import { readPassword } from "./read-password";
import { runAsOperator } from "./run-as-operator";

interface Options {
  user: string;
  policy: string[];
  json?: boolean;
}

/** `keyward user create`: one more person in the account. */
export function registerUserCreate(program: Command): void {
  program
    .command("user")
    .description("people who sign in to the console")
    .command("create")
    .description("add a person to the account")
    .requiredOption("--user <name>", "the name to sign in with: lower-case letters, digits, . - _")
    .requiredOption("--policy <name...>", `what they may do: ${SYSTEM_POLICY_NAMES.join(", ")}`)
    .requiredOption("--password-stdin", "read the password from the first line of standard input")
    .option("--json", "answer in JSON")
    .action(async ({ user, policy, json }: Options) => {
      const { accountId, userId } = await runAsOperator(createUser, {
        userName: user,
        password: await readPassword(),
        // The operation checks them, and names the parameter.
        policyNames: policy as SystemPolicyName[],
      });
      const sentence = `The user ${user} (${userId}) is made.`;
      process.stdout.write(`${json ? JSON.stringify({ accountId, userId }) : sentence}\n`);
    });
}
