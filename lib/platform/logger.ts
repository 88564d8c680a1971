import { type DestinationStream, destination, type Logger as PinoLogger, pino, stdSerializers } from "pino";

export type Logger = PinoLogger;

const STDERR = 2;

/** Names under which secrets travel, whatever their case. Not `ciphertextBlob`: that is no secret. */
const SECRET_NAMES = new Set([
  "password",
  "passwordhash",
  "newpassword",
  "secret",
  "secretdata",
  "accesskeysecret",
  "token",
  "setuptoken",
  "sessionid",
  "sessiontoken",
  "csrftoken",
  "plaintext",
  "material",
  "keymaterial",
  "rootkey",
  "kek",
  "pin",
  "authorization",
  "cookie",
  "cookies",
  "set-cookie",
  "databaseurl",
  "database_url",
]);

const REMOVED = "[removed]";
const DEEPEST = 8;

/**
 * Opens the log: one JSON object a line, on stderr, so that stdout stays for what scripts read.
 *
 * Fields with the name of a secret and all bytes are removed at any depth; passwords are removed from
 * addresses. That is a net below the rule that nobody logs them, not a licence to.
 */
export function createLogger(
  options: { name: string; level: "debug" | "info" | "warn" | "error" },
  stream: DestinationStream = destination({ dest: STDERR, sync: true }),
): Logger {
  return pino(
    {
      name: options.name,
      level: options.level,
      base: { name: options.name },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }), log: (fields) => removeSecretFields(fields, 0) },
    },
    stream,
  );
}

function removeSecretFields(fields: Record<string, unknown>, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      SECRET_NAMES.has(name.toLowerCase()) ? REMOVED : removeSecrets(value, depth + 1),
    ]),
  );
}

function removeSecrets(value: unknown, depth: number): unknown {
  if (typeof value === "string") {
    return removeAddressPasswords(value);
  }
  if (typeof value !== "object" || value === null || value instanceof Date) {
    return value;
  }
  if (depth > DEEPEST || ArrayBuffer.isView(value)) {
    return REMOVED;
  }
  if (value instanceof Error) {
    return describeError(value, depth);
  }
  if (Array.isArray(value)) {
    return value.map((element) => removeSecrets(element, depth + 1));
  }
  return removeSecretFields({ ...value }, depth);
}

function describeError(error: Error, depth: number): Record<string, unknown> {
  const {
    type,
    message,
    stack,
    aggregateErrors: _aggregate,
    raw: _raw,
    ...fields
  } = stdSerializers.errWithCause(error);
  return {
    type,
    message: removeAddressPasswords(message),
    stack: removeAddressPasswords(stack),
    ...removeSecretFields(fields, depth),
  };
}

function removeAddressPasswords(text: string): string {
  return text.replaceAll(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:)[^\s@]+@/gi, `$1${REMOVED}@`);
}
