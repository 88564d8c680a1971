import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { findFreePort, requirePortFree } from "./free-port";

const HOST = "127.0.0.1";

test("a port in use is refused with the setting to change; a preferred one is given up", async () => {
  const port = await findFreePort(HOST);
  const server = createServer().listen(port, HOST);
  await once(server, "listening");

  await expect(requirePortFree(port, HOST, "KEYWARD_CONSOLE_PORT")).rejects.toThrow(
    `Port ${port} on ${HOST} is in use; set KEYWARD_CONSOLE_PORT to another port, or free this one.`,
  );
  expect(await findFreePort(HOST, port)).not.toBe(port);

  server.close();
  await once(server, "close");
  await requirePortFree(port, HOST, "KEYWARD_CONSOLE_PORT");
  expect(await findFreePort(HOST, port)).toBe(port);
});

test("an address that this machine does not have is named as such", async () => {
  await expect(requirePortFree(3000, "192.0.2.1", "KEYWARD_CONSOLE_PORT")).rejects.toThrow("KEYWARD_BIND");
});
