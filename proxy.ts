import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy, securityHeaders } from "@/lib/console/security-headers";
import { loadConfig } from "@/lib/platform/config";

const NONCE_BYTES = 16;

/** Gives every page its headers and a fresh nonce. It decides nothing about who may see what. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(NONCE_BYTES))).toString("base64");
  const requestHeaders = new Headers(request.headers);
  requestHeaders.set("x-nonce", nonce);
  requestHeaders.set("x-keyward-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  requestHeaders.set("Content-Security-Policy", contentSecurityPolicy(nonce));

  const response = NextResponse.next({ request: { headers: requestHeaders } });
  const isHttps = loadConfig().consoleUrl.startsWith("https:");
  for (const [name, value] of Object.entries(securityHeaders({ nonce, isHttps }))) {
    response.headers.set(name, value);
  }
  return response;
}

/** All but files of the build, which have their headers in next.config.ts. */
export const config = { matcher: ["/((?!_next/static/|icon\\.svg$).*)"] };
