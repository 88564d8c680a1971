import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import next from "next";
import { loadConfig } from "@/lib/platform/config";
import { createLogger } from "@/lib/platform/logger";
import { projectRoot } from "@/lib/platform/project-root";
import { refuseRequest } from "@/lib/supervisor/refuse-request";

const MAX_HEADER_BYTES = 32_768;
const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 60_000;
/** Longer than most proxies keep theirs, so that a proxy never reuses a connection that we are closing. */
const KEEP_ALIVE_MS = 65_000;
const DRAIN_MS = 10_000;
/**
 * Next.js sends an action that was posted to a page without it to this very server, with the headers of the
 * first request. By a secret among them we know it again: its caller is the one of the first request.
 */
const OWN_HEADER = "x-keyward-own";

/** The console process: Next.js behind a server with limits. It lives no longer than its supervisor. */
async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLogger({ name: "console", level: config.logLevel });
  const ownToken = randomBytes(32).toString("base64url");
  const app = next({ dev: false, dir: projectRoot(), hostname: config.bind, port: config.consolePort });
  const handle = app.getRequestHandler();
  await app.prepare();

  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    (request, response) => {
      if (request.headers[OWN_HEADER] !== ownToken) {
        const refusal = refuseRequest(request);
        if (refusal !== null) {
          // The rest of the body is not waited for.
          response.writeHead(refusal, { Connection: "close", "Cache-Control": "no-store" }).end();
          return;
        }
        stampSourceIp(request, config.proxyHops);
        request.headers[OWN_HEADER] = ownToken;
      }
      handle(request, response).catch((error: unknown) => {
        log.error({ err: error }, "a request failed outside of the application");
        response.destroy();
      });
    },
  );
  // There are no WebSockets here; Next.js leaves some of them open for good.
  server.on("upgrade", (_request, socket) => socket.destroy());
  server.on("error", (error) => {
    log.error({ err: error }, "the console cannot listen");
    process.exit(1);
  });
  process.once("SIGTERM", () => void drain(server));
  // The supervisor is gone; nobody would stop or restart this process.
  process.once("disconnect", () => process.exit(0));
  server.listen(config.consolePort, config.bind);
}

/** Next.js would believe any `X-Forwarded-For`; only what our own proxies say counts, and the socket always. */
function stampSourceIp(request: IncomingMessage, proxyHops: number): void {
  const socketAddress = request.socket.remoteAddress ?? "";
  const said = proxyHops === 0 ? undefined : request.headers["x-forwarded-for"];
  request.headers["x-forwarded-for"] =
    said === undefined ? socketAddress : `${String(said)}, ${socketAddress}`;
}

/** Finishes what is being answered, then ends. */
async function drain(server: Server): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeIdleConnections();
  });
  clearTimeout(timer);
  process.exit(0);
}

await main();
