import type { Config } from "@/lib/platform/config";
import { startDatabaseServer } from "@/lib/supervisor/database-server";
import { type EmbeddedDatabase, startEmbeddedDatabase } from "@/lib/supervisor/embedded-database";
import { KeptProcess } from "@/lib/supervisor/kept-process";

type RestartListener = (change: { hasMoved: boolean }) => Promise<void>;

/** The database of a running service: somebody else's, or ours and started again whenever it ends. */
export class KeptDatabase {
  readonly #process: KeptProcess<EmbeddedDatabase> | null;
  #url: string;
  #listener: RestartListener = async () => undefined;

  /** @throws StartError */
  static async start(options: { config: Config; say: (line: string) => void }): Promise<KeptDatabase> {
    const { config, say } = options;
    if (config.databaseUrl !== undefined) {
      say("Connecting to the database");
      const { url } = await startDatabaseServer(config, say);
      return new KeptDatabase(null, url);
    }
    say("Starting the database");
    const process: KeptProcess<EmbeddedDatabase> = await KeptProcess.start({
      name: "The database",
      launch: () => startEmbeddedDatabase({ home: config.home, say }),
      say,
      onRestarted: ({ url }) => database.#handleRestart(url),
    });
    const database = new KeptDatabase(process, process.current.url);
    return database;
  }

  private constructor(process: KeptProcess<EmbeddedDatabase> | null, url: string) {
    this.#process = process;
    this.#url = url;
  }

  get url(): string {
    return this.#url;
  }

  /** `null` when the server is not ours. */
  get pid(): number | null {
    return this.#process?.current.pid ?? null;
  }

  /** `hasMoved`: the old port was taken meanwhile, so those who are connected need the new address. */
  onRestarted(listener: RestartListener): void {
    this.#listener = listener;
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
  }

  kill(): void {
    this.#process?.kill();
  }

  async #handleRestart(url: string): Promise<void> {
    const hasMoved = url !== this.#url;
    this.#url = url;
    await this.#listener({ hasMoved });
  }
}
