import { once } from "node:events";
import { createServer } from "node:net";

/** Tells whether a server could listen there now. */
export async function isPortFree(port: number, host: string): Promise<boolean> {
  return (await tryListen(port, host)) !== null;
}

/** A port nobody listens on: the preferred one if it is free. */
export async function findFreePort(host: string, preferredPort?: number): Promise<number> {
  if (preferredPort !== undefined && (await isPortFree(preferredPort, host))) {
    return preferredPort;
  }
  const port = await tryListen(0, host);
  if (port === null) {
    throw new Error(`No port is free on ${host}.`);
  }
  return port;
}

/** @returns the port that was got, or `null` when it is taken or not permitted. */
async function tryListen(port: number, host: string): Promise<number | null> {
  const server = createServer();
  try {
    server.listen({ port, host, exclusive: true });
    await once(server, "listening");
    const address = server.address();
    return typeof address === "object" && address !== null ? address.port : null;
  } catch (error) {
    if (isListenError(error)) {
      return null;
    }
    throw error;
  } finally {
    if (server.listening) {
      server.close();
      await once(server, "close");
    }
  }
}

function isListenError(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "EADDRINUSE" || code === "EACCES" || code === "EADDRNOTAVAIL";
}
