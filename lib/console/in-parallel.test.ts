import fc from "fast-check";
import { expect, test } from "vitest";
import { inParallel } from "./in-parallel";

test("every item is worked on once, answers come in order, and never more at a time than allowed", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: 5 }), { maxLength: 30 }),
      fc.integer({ min: 1, max: 8 }),
      async (turns, limit) => {
        let running = 0;
        let most = 0;

        const answers = await inParallel([...turns.entries()], limit, async ([index, count]) => {
          running += 1;
          most = Math.max(most, running);
          for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
          running -= 1;
          return index;
        });

        expect(answers).toEqual([...turns.keys()]);
        expect(most).toBeLessThanOrEqual(limit);
      },
    ),
  );
});
