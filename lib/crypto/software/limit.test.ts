import { expect, test } from "vitest";
import { limitConcurrency } from "./limit";

const LIMITS = { max: 100, maxPerOwner: 100 };

test("no more than so many pieces of work run at once, in order, and all are done", async () => {
  const inTurn = limitConcurrency(2, LIMITS);
  let running = 0;
  let mostRunning = 0;
  const order: number[] = [];

  await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      inTurn("owner", async () => {
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
  const inTurn = limitConcurrency(1, LIMITS);

  const failing = inTurn("owner", () => Promise.reject(new Error("failed")));
  const next = inTurn("owner", async () => "done");

  await expect(failing).rejects.toThrow("failed");
  expect(await next).toBe("done");
});

test("who asks for too much is refused without keeping others from their turn", async () => {
  const inTurn = limitConcurrency(1, { max: 100, maxPerOwner: 2 });
  const order: string[] = [];
  const work = (name: string) => inTurn(name, async () => void order.push(name));

  const busy = [work("busy"), work("busy"), work("busy")];
  const tooMuch = work("busy");
  const other = work("other");

  await expect(tooMuch).rejects.toMatchObject({ code: "Rejected.Throttling" });
  await Promise.all([...busy, other]);
  expect(order).toEqual(["busy", "busy", "other", "busy"]);
});
