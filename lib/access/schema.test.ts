import { expect, test } from "vitest";
import { parseInput } from "@/lib/operation/parse-input";
import { createUserSchema, setUpAccountSchema, signInSchema, userNameSchema } from "./schema";

const SET_UP = {
  setupToken: "t",
  accountName: "Acme",
  userName: "alice",
  password: "brass otter lantern",
};

test.each(["Alice", " alice ", "ALICE"])("the user name %s is alice", (typed) => {
  expect(userNameSchema.parse(typed)).toBe("alice");
});

test.each(["", "a b", "-alice", "alice.", "a".repeat(65), "al\0ice", "爱丽丝", "alice@acme"])(
  "the user name %j is refused",
  (typed) => {
    expect(userNameSchema.safeParse(typed).success).toBe(false);
  },
);

test.each([
  ["x".repeat(14), "tooShort"],
  ["x".repeat(257), "tooLong"],
  ["😀".repeat(14), "tooShort"],
])("a password out of bounds is refused by its count of characters", (password, problem) => {
  const parse = () => parseInput(setUpAccountSchema, { ...SET_UP, password });

  expect(parse).toThrow(
    expect.objectContaining({ code: "InvalidParameter", parameter: "Password", problem }),
  );
});

test.each(["x".repeat(15), "😀".repeat(256), "  spaces at both ends  "])(
  "a password within bounds is taken as it is",
  (password) => {
    expect(parseInput(setUpAccountSchema, { ...SET_UP, password }).password).toBe(password);
  },
);

test("a missing password is named, and an unknown parameter is not taken", () => {
  const { password: _password, ...rest } = SET_UP;

  expect(() => parseInput(setUpAccountSchema, rest)).toThrow(
    expect.objectContaining({ code: "MissingParameter", parameter: "Password" }),
  );
  expect(() => parseInput(setUpAccountSchema, { ...SET_UP, policyNames: [] })).toThrow(
    expect.objectContaining({ problem: "unknownParameter" }),
  );
});

test("only policies that exist can be attached", () => {
  const user = { userName: "bob", password: SET_UP.password, policyNames: ["AdministratorAccess"] };

  expect(() => parseInput(createUserSchema, user)).toThrow(
    expect.objectContaining({ code: "InvalidParameter" }),
  );
});

test("a sign-in takes any name and any password, so that their form tells nothing", () => {
  expect(signInSchema.safeParse({ userName: "no such form!", password: "x" }).success).toBe(true);
});
