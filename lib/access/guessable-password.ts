import { KmsError } from "@/lib/platform/errors";

/** Words that long passwords are made of by people who do not want a long password. */
const COMMON_WORDS = [
  "password",
  "passwort",
  "passw0rd",
  "p@ssw0rd",
  "p@ssword",
  "pa55word",
  "contraseña",
  "motdepasse",
  "mima",
  "administrator",
  "admin",
  "welcome",
  "letmein",
  "changeme",
  "default",
  "secret",
  "iloveyou",
  "woaini",
  "monkey",
  "dragon",
  "football",
  "baseball",
  "superman",
  "batman",
  "princess",
  "sunshine",
  "trustno1",
  "whatever",
  "qwerty",
  "qwertz",
  "azerty",
  "abc123",
  "master",
  "login",
  "root",
  "test",
  "user",
  "hello",
  "please",
  "summer",
  "winter",
  "spring",
  "autumn",
  "company",
];

/** Passphrases that everybody has read. */
const FAMOUS_PASSPHRASES = [
  "correcthorsebatterystaple",
  "tobeornottobe",
  "maytheforcebewithyou",
  "thequickbrownfoxjumpsoverthelazydog",
  "thequickbrownfox",
  "opensesameopensesame",
  "loremipsumdolorsitamet",
];

/** Runs over a keyboard or the alphabet, each also walked backwards and round and round. */
const RUNS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "1234567890",
  "qwertyuiopasdfghjklzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
];

const PRODUCT_WORDS = ["keyward", "kms"];

/** What has to be left when common words, names, digits and marks are taken away. */
const LETTERS_LEFT_MIN = 6;
const DISTINCT_CHARACTERS_MIN = 5;
const SHORTEST_NAME = 3;

/**
 * Refuses a password that is long but easy to guess: a known phrase, common words and names with digits
 * between, one piece again and again, a run over the keyboard. An offline list; no rules of composition.
 *
 * Source: OWASP ASVS 5.0.0, 6.2.4 and 6.2.11.
 *
 * @throws KmsError InvalidParameter
 */
export function requireHardToGuess(password: string, names: readonly string[]): void {
  if (isGuessable(password, names)) {
    throw new KmsError("InvalidParameter", { parameter: "Password", problem: "guessable" });
  }
}

export function isGuessable(password: string, names: readonly string[]): boolean {
  const text = password.normalize("NFKC").toLowerCase();
  const plain = text.replace(/[\s\p{P}\p{S}]/gu, "");
  return (
    new Set(text).size < DISTINCT_CHARACTERS_MIN ||
    FAMOUS_PASSPHRASES.includes(plain) ||
    isRepetition(text) ||
    isRun(plain) ||
    hasOnlyKnownWords(text, names)
  );
}

/** `abcabcabcabcabc`: found where the text meets itself again when it is written twice. */
function isRepetition(text: string): boolean {
  return (text + text).indexOf(text, 1) < text.length;
}

function isRun(text: string): boolean {
  return RUNS.some((run) => {
    const endless = run.repeat(Math.ceil(text.length / run.length) + 1);
    return endless.includes(text) || [...endless].reverse().join("").includes(text);
  });
}

/** Random passwords of digits or marks hold no known word and are not judged here. */
function hasOnlyKnownWords(text: string, names: readonly string[]): boolean {
  const nameWords = names
    .flatMap((name) => [name, ...name.split(/[\s\p{P}]+/u)])
    .map((name) => name.toLowerCase())
    .filter((name) => name.length >= SHORTEST_NAME);
  const words = [...PRODUCT_WORDS, ...nameWords, ...COMMON_WORDS].sort((a, b) => b.length - a.length);
  const left = words.reduce((rest, word) => rest.replaceAll(word, ""), text);
  if (left === text) return false;
  return [...left.replace(/[^\p{L}]/gu, "")].length < LETTERS_LEFT_MIN;
}
