import { once } from "node:events";
import { type FileHandle, open, rm } from "node:fs/promises";
import { createConnection, createServer } from "node:net";
import path from "node:path";

/** Bytes of a socket's path that every system takes. Source: sun_path of unix(7) has 108 on Linux, 104 on macOS. */
const LONGEST_SOCKET_PATH = 100;

export interface LifeSocket {
  close(): Promise<void>;
}

/** Listens on a socket file and answers nothing. The system ends it with the process, however that ends. */
export async function listenForLife(file: string): Promise<LifeSocket> {
  return withShortPath(file, async (shortPath) => {
    const server = createServer((connection) => connection.destroy());
    server.listen(shortPath);
    await once(server, "listening");
    server.unref();
    return {
      async close() {
        server.close();
        await once(server, "close");
        await rm(file, { force: true });
      },
    };
  });
}

/** Whether a living process listens on the socket file. */
export async function isListenedTo(file: string): Promise<boolean> {
  return withShortPath(file, async (shortPath) => {
    const connection = createConnection(shortPath);
    try {
      await once(connection, "connect");
      return true;
    } catch (error) {
      if (isNobodyThere(error)) return false;
      throw error;
    } finally {
      connection.destroy();
    }
  });
}

function isNobodyThere(error: unknown): boolean {
  if (!(error instanceof Error && "code" in error)) return false;
  return error.code === "ECONNREFUSED" || error.code === "ENOENT" || error.code === "ENOTSOCK";
}

/** A long path is reached through its open folder, where the system has /proc. */
async function withShortPath<Result>(
  file: string,
  work: (shortPath: string) => Promise<Result>,
): Promise<Result> {
  if (Buffer.byteLength(file) <= LONGEST_SOCKET_PATH) return work(file);
  const folder: FileHandle = await open(path.dirname(file), "r");
  try {
    return await work(`/proc/self/fd/${folder.fd}/${path.basename(file)}`);
  } finally {
    await folder.close();
  }
}
