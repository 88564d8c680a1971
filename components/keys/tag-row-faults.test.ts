import { expect, test } from "vitest";
import { tagRowFaults } from "./tag-row-faults";

test("rows that can be sent have no fault", () => {
  const faults = tagRowFaults([
    { tagKey: "env", tagValue: "prod" },
    { tagKey: "team", tagValue: "" },
  ]);

  expect(faults).toEqual([
    { isKeyWrong: false, isValueWrong: false },
    { isKeyWrong: false, isValueWrong: false },
  ]);
});

test.each(["", "aliyun-x", "a{b"])("the key %j is at fault, and only its row", (tagKey) => {
  const faults = tagRowFaults([
    { tagKey, tagValue: "" },
    { tagKey: "env", tagValue: "" },
  ]);

  expect(faults.map(({ isKeyWrong }) => isKeyWrong)).toEqual([true, false]);
});

test("of two rows with one key the later is at fault", () => {
  const faults = tagRowFaults([
    { tagKey: "env", tagValue: "prod" },
    { tagKey: "env", tagValue: "test" },
  ]);

  expect(faults.map(({ isKeyWrong }) => isKeyWrong)).toEqual([false, true]);
});

test("a value that is not allowed is at fault", () => {
  expect(tagRowFaults([{ tagKey: "env", tagValue: "a{b" }])).toEqual([
    { isKeyWrong: false, isValueWrong: true },
  ]);
});
