import { expect, test } from "vitest";
import { searchParameters } from "./search-parameters";

test("repeated parameters keep their values and order", () => {
  const parameters = searchParameters({ state: ["Enabled", "Disabled"], q: "a b", none: undefined });

  expect(parameters.getAll("state")).toEqual(["Enabled", "Disabled"]);
  expect(parameters.get("q")).toBe("a b");
  expect(parameters.has("none")).toBe(false);
});
