import path from "node:path";
import { z } from "zod";

const PORT_RULE = "must be a port from 1 to 65535";

const port = (fallback: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, PORT_RULE)
    .transform(Number)
    .pipe(z.number().min(1, PORT_RULE).max(65535, PORT_RULE))
    .default(fallback);

const settingsSchema = z.object({
  KEYWARD_HOME: z.string().min(1).default("./.keyward"),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: "must be a PostgreSQL address: postgresql://user:password@host:port/database",
    })
    .optional(),
  KEYWARD_BIND: z
    .union([z.ipv4(), z.ipv6(), z.literal("localhost")], "must be an IP address")
    .default("127.0.0.1"),
  KEYWARD_CONSOLE_PORT: port(3000),
  KEYWARD_CONSOLE_URL: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
  KEYWARD_REGION: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,30}[a-z0-9]$/, "must be 2 to 32 lower-case letters, digits and hyphens")
    .default("local-1"),
  KEYWARD_LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error"], "must be debug, info, warn or error")
    .default("info"),
  KEYWARD_ROOT_KEY_FILE: z.string().min(1).optional(),
  KEYWARD_PROXY_HOPS: z.coerce
    .number("must be a number from 0 to 9")
    .int("must be a number from 0 to 9")
    .min(0, "must be a number from 0 to 9")
    .max(9, "must be a number from 0 to 9")
    .default(0),
  KEYWARD_RECENT_USE_DAYS: z.coerce
    .number("must be a number from 0 to 365")
    .int("must be a number from 0 to 365")
    .min(0, "must be a number from 0 to 365")
    .max(365, "must be a number from 0 to 365")
    .default(30),
  KEYWARD_IMPORT_PKCS1: z.enum(["on", "off"], "must be on or off").default("off"),
  NEXTAUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
});

export interface Config {
  /** Absolute path of the folder that holds everything the service keeps on disk. */
  readonly home: string;
  /** Absent when the embedded database is to be used. */
  readonly databaseUrl: string | undefined;
  readonly bind: string;
  readonly consolePort: number;
  /** The address people open, without a slash at the end. */
  readonly consoleUrl: string;
  readonly region: string;
  readonly logLevel: "debug" | "info" | "warn" | "error";
  /** Absolute path of the root key of the file seal. */
  readonly rootKeyFile: string;
  /** How many reverse proxies stand before the console; each adds the address of its caller. */
  readonly proxyHops: number;
  /** A key used within so many days is not disabled, deleted or moved away from without a reason; 0 = never asked. */
  readonly recentUseDays: number;
  /** Whether imports may be wrapped with RSAES_PKCS1_V1_5, which is open to padding-oracle attacks. */
  readonly isPkcs1ImportAllowed: boolean;
  /** Encrypts the console's cookies; the supervisor makes one and gives it to the console. */
  readonly sessionSecret: string | undefined;
}

/** A setting is wrong. The message names it and says what it must be; it does not repeat the value. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/**
 * Reads and checks the settings.
 *
 * @throws ConfigError
 */
export function loadConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = settingsSchema.safeParse(present);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(
      `The setting ${issue?.path.join(".") ?? "?"} is wrong: it ${issue?.message ?? "is not valid"}.`,
    );
  }
  const settings = parsed.data;
  const home = path.resolve(settings.KEYWARD_HOME);
  const host = settings.KEYWARD_BIND.includes(":") ? `[${settings.KEYWARD_BIND}]` : settings.KEYWARD_BIND;
  const reachableHost = host === "0.0.0.0" || host === "[::]" ? "localhost" : host;
  return {
    home,
    databaseUrl: settings.DATABASE_URL,
    bind: settings.KEYWARD_BIND,
    consolePort: settings.KEYWARD_CONSOLE_PORT,
    consoleUrl: (
      settings.KEYWARD_CONSOLE_URL ?? `http://${reachableHost}:${settings.KEYWARD_CONSOLE_PORT}`
    ).replace(/\/+$/, ""),
    region: settings.KEYWARD_REGION,
    logLevel: settings.KEYWARD_LOG_LEVEL,
    rootKeyFile: path.resolve(settings.KEYWARD_ROOT_KEY_FILE ?? path.join(home, "root.key")),
    proxyHops: settings.KEYWARD_PROXY_HOPS,
    recentUseDays: settings.KEYWARD_RECENT_USE_DAYS,
    isPkcs1ImportAllowed: settings.KEYWARD_IMPORT_PKCS1 === "on",
    sessionSecret: settings.NEXTAUTH_SECRET,
  };
}

/** Everything this process was given, for a child that is to have the same settings. */
export function inheritedEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env };
}
