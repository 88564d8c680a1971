import type { Command } from "commander";
import { createAdministrator } from "@/lib/access/create-administrator";
import { readPassword } from "./read-password";
import { runAsOperator } from "./run-as-operator";

interface Options {
  user: string;
  accountName?: string;
  json?: boolean;
}

/** `keyward admin create`: the first account and its administrator, without a browser. */
export function registerAdminCreate(program: Command): void {
  program
    .command("admin")
    .description("administrators")
    .command("create")
    .description("make the first account and its administrator")
    .requiredOption("--user <name>", "the name to sign in with: lower-case letters, digits, . - _")
    .requiredOption("--password-stdin", "read the password from the first line of standard input")
    .option("--account-name <name>", "what the account is called")
    .option("--json", "answer in JSON")
    .action(async ({ user, accountName, json }: Options) => {
      const { accountId, userId } = await runAsOperator(createAdministrator, {
        userName: user,
        password: await readPassword(),
        ...(accountName === undefined ? {} : { accountName }),
      });
      const sentence = `The account ${accountId} and its administrator ${user} (${userId}) are made.`;
      process.stdout.write(`${json ? JSON.stringify({ accountId, userId }) : sentence}\n`);
    });
}
