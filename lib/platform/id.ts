import { randomInt } from "node:crypto";

const LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";
const DIGITS = "0123456789";
const REGION_LETTERS = 3;
const RANDOM_CHARACTERS = 18;
const ACCOUNT_ID_DIGITS = 16;
const USER_ID_DIGITS = 18;

/** `key-loc…`: three letters that come from the region, then 18 random letters and digits (93 bits). */
export function newKeyId(region: string): string {
  return `key-${newResourceSuffix(region)}`;
}

/** `kst-loc…`: as a key ID. */
export function newInstanceId(region: string): string {
  return `kst-${newResourceSuffix(region)}`;
}

/** 16 digits, the first not 0. */
export function newAccountId(): string {
  return randomNumber(ACCOUNT_ID_DIGITS);
}

/** 18 digits, the first not 0. */
export function newUserId(): string {
  return randomNumber(USER_ID_DIGITS);
}

function newResourceSuffix(region: string): string {
  const letters = region.replaceAll(/[^a-z]/g, "").slice(0, REGION_LETTERS);
  return letters.padEnd(REGION_LETTERS, "z") + randomText(LETTERS_AND_DIGITS, RANDOM_CHARACTERS);
}

function randomNumber(digits: number): string {
  return randomText(DIGITS.slice(1), 1) + randomText(DIGITS, digits - 1);
}

/** `randomInt` draws again instead of taking a remainder, so every character is equally likely. */
function randomText(characters: string, length: number): string {
  return Array.from({ length }, () => characters.charAt(randomInt(characters.length))).join("");
}
