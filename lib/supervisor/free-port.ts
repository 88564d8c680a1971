import { once } from "node:events";
import { createServer } from "node:net";
import { StartError } from "@/lib/supervisor/start-error";

/**
 * Makes sure that a server could listen there now.
 *
 * @throws StartError that names the setting to change.
 */
export async function requirePortFree(port: number, host: string, setting: string): Promise<void> {
  const result = await tryListen(port, host);
  if (typeof result === "string") {
    throw new StartError(
      `${PORT_PROBLEMS[result](port, host)}; set ${setting} to another port, or free this one.`,
    );
  }
}

/** A port nobody listens on: the preferred one if it is free. */
export async function findFreePort(host: string, preferredPort?: number): Promise<number> {
  for (const port of [preferredPort ?? 0, 0]) {
    const result = await tryListen(port, host);
    if (typeof result === "number") {
      return result;
    }
  }
  throw new StartError(`No port is free on ${host}.`);
}

const PORT_PROBLEMS = {
  EADDRINUSE: (port, host) => `Port ${port} on ${host} is in use`,
  EACCES: (port, host) => `Port ${port} on ${host} is not permitted to this user`,
  EADDRNOTAVAIL: (_port, host) => `${host} is not an address of this machine (KEYWARD_BIND)`,
} satisfies Record<string, (port: number, host: string) => string>;

type PortProblem = keyof typeof PORT_PROBLEMS;

/** @returns the port that was got, or why it was not. */
async function tryListen(port: number, host: string): Promise<number | PortProblem> {
  const server = createServer();
  try {
    server.listen({ port, host, exclusive: true });
    await once(server, "listening");
    const address = server.address();
    return typeof address === "object" && address !== null ? address.port : port;
  } catch (error) {
    const problem = findPortProblem(error);
    if (problem === null) {
      throw error;
    }
    return problem;
  } finally {
    if (server.listening) {
      server.close();
      await once(server, "close");
    }
  }
}

function findPortProblem(error: unknown): PortProblem | null {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "EADDRINUSE" || code === "EACCES" || code === "EADDRNOTAVAIL" ? code : null;
}
