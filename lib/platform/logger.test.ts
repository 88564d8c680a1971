import { expect, test } from "vitest";
import { createLogger } from "./logger";

const SECRET = "correct horse battery staple";

function captureLog() {
  const lines: string[] = [];
  const log = createLogger({ name: "test", level: "info" }, { write: (line) => void lines.push(line) });
  return { log, lines };
}

test("fields with the name of a secret are removed at any depth", () => {
  const { log, lines } = captureLog();

  log.info({ request: { headers: { Cookie: SECRET, authorization: SECRET }, plaintext: SECRET } }, "call");
  log.info({ users: [{ userName: "alice", Password: SECRET }] }, "call");

  expect(lines.join("")).not.toContain(SECRET);
  expect(lines.join("")).toContain("alice");
});

test("bytes are never written", () => {
  const { log, lines } = captureLog();

  log.info({ result: { data: Buffer.from(SECRET) } }, "call");

  expect(lines.join("")).toContain('"data":"[removed]"');
});

test("the password of a database address is removed from errors and their causes", () => {
  const { log, lines } = captureLog();
  const cause = new Error(
    `cannot reach postgresql://keyward:${encodeURIComponent(SECRET)}@127.0.0.1:5432/keyward`,
  );

  log.error({ err: new Error("no database", { cause }) }, "call failed");

  expect(lines.join("")).not.toContain("battery");
  expect(lines.join("")).toContain("127.0.0.1:5432");
});

test("a line below the level is not written", () => {
  const { log, lines } = captureLog();

  log.debug("detail");

  expect(lines).toEqual([]);
});
