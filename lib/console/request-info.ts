import { isIP } from "node:net";

/** What a request says of where it came from. */
export interface RequestInfo {
  readonly sourceIp: string;
  readonly userAgent: string;
}

const USER_AGENT_LENGTH_MAX = 512;

/**
 * Reads the caller's address as the console process wrote it down: its own socket last, and before it what each
 * of our proxies added. What stands further left was said by the caller and is not believed.
 */
export function requestInfo(headers: Headers, proxyHops: number): RequestInfo {
  const addresses = (headers.get("x-forwarded-for") ?? "").split(",").map((address) => address.trim());
  const sourceIp = addresses.at(-1 - proxyHops) ?? addresses[0] ?? "";
  const plain = sourceIp.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
  return {
    sourceIp: isIP(plain) === 0 ? "" : plain,
    userAgent: (headers.get("user-agent") ?? "").slice(0, USER_AGENT_LENGTH_MAX),
  };
}
