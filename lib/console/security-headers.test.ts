import { expect, test } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "./security-headers";

test("scripts run only with the nonce of their response", () => {
  const scripts = contentSecurityPolicy("abc123")
    .split("; ")
    .find((directive) => directive.startsWith("script-src"));

  expect(scripts).toBe("script-src 'self' 'nonce-abc123' 'strict-dynamic'");
});

test.each([
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
  "connect-src 'self'",
])("the policy holds %s", (directive) => {
  expect(contentSecurityPolicy("n").split("; ")).toContain(directive);
});

test("pages are never stored, sniffed, framed or named to other sites", () => {
  expect(securityHeaders({ nonce: "n", isHttps: false })).toMatchObject({
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
  });
});

test("strict transport security is sent only over https", () => {
  expect(securityHeaders({ nonce: "n", isHttps: false })).not.toHaveProperty("Strict-Transport-Security");
  expect(securityHeaders({ nonce: "n", isHttps: true })).toHaveProperty("Strict-Transport-Security");
});
