import { expect, test } from "vitest";
import { limitConcurrency } from "./limit";

test("no more than so many pieces of work run at once, in order, and all are done", async () => {
  const inTurn = limitConcurrency(2);
  let running = 0;
  let mostRunning = 0;
  const order: number[] = [];

  await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      inTurn(async () => {
        running += 1;
        mostRunning = Math.max(mostRunning, running);
        order.push(index);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
      }),
    ),
  );

  expect(mostRunning).toBe(2);
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("work that fails makes room for the next", async () => {
  const inTurn = limitConcurrency(1);

  const failing = inTurn(() => Promise.reject(new Error("failed")));
  const next = inTurn(async () => "done");

  await expect(failing).rejects.toThrow("failed");
  expect(await next).toBe("done");
});
