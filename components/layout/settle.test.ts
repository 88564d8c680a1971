import { expect, test } from "vitest";
import { settle } from "./settle";

test("an answer is passed on as it is", async () => {
  const answer = { status: "done", result: 1, requestId: "r" } as const;

  await expect(settle(Promise.resolve(answer))).resolves.toBe(answer);
});

test("a lost connection is a refusal that a page can show", async () => {
  const settled = await settle(Promise.reject(new TypeError("Failed to fetch")));

  expect(settled).toMatchObject({ status: "refused", code: "ServiceUnavailableTemporary" });
});
