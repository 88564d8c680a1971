import { Command } from "commander";
import { registerAdminCreate } from "./admin-create";
import { explainFailure } from "./explain-failure";
import { registerMigrate } from "./migrate";
import { registerStart } from "./start";
import { registerUserCreate } from "./user-create";

/** `keyward …`: each command is a file that registers itself here, in one line. */
const program = new Command("keyward").description("Self-hosted key management service").showHelpAfterError();
registerStart(program);
registerMigrate(program);
registerAdminCreate(program);
registerUserCreate(program);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${explainFailure(error)}\n`);
  process.exitCode = 1;
}
