import { expect, test } from "vitest";
import { isGuessable } from "./guessable-password";

const NAMES = ["alice", "Acme Corporation"];

test.each([
  ["a common word with digits", "password1234567890"],
  ["common words one after the other", "adminadminwelcome1"],
  ["the product", "keyward-keyward-1"],
  ["the user's name", "alice-alice-2026-11"],
  ["a word of the account's name", "Corporation123456"],
  ["one piece again and again", "xk7xk7xk7xk7xk7"],
  ["one character", "aaaaaaaaaaaaaaaaaa"],
  ["a run of digits", "123456789012345"],
  ["a run over the keyboard", "qwertyuiopasdfgh"],
  ["a run backwards", "zyxwvutsrqponmlk"],
  ["a phrase everybody knows", "Correct Horse Battery Staple"],
])("%s is easy to guess", (_what, password) => {
  expect(isGuessable(password, NAMES)).toBe(true);
});

test.each([
  ["unrelated words", "brass otter lantern"],
  ["a common word among others", "the password of a gray heron"],
  ["random characters", "q8#Vr!2mZ@x5&Lw"],
  ["random digits", "830174652917365"],
  ["Chinese words", "春眠不觉晓处处闻啼鸟夜来风雨声"],
])("%s are not refused", (_what, password) => {
  expect(isGuessable(password, NAMES)).toBe(false);
});
