import { expect, test } from "vitest";
import en from "./en.json";
import zhCn from "./zh-CN.json";

type Tree = { [key: string]: string | Tree };

/** Every text by its full key. */
function textsOf(tree: Tree, prefix = ""): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") {
      texts.set(prefix + key, value);
    } else {
      for (const [inner, text] of textsOf(value, `${prefix}${key}.`)) {
        texts.set(inner, text);
      }
    }
  }
  return texts;
}

/** The names and kinds of the ICU arguments and the tags of a text, without the words in their branches. */
function argumentsOf(text: string): string[] {
  const names = [...text.matchAll(/\{\s*([A-Za-z_]\w*)\s*(?:,\s*(\w+))?\s*[,}]/g)].map(
    ([, name, kind]) => `${name}:${kind ?? "text"}`,
  );
  const tags = [...text.matchAll(/<(\w+)>/g)].map(([, tag]) => `<${tag}>`);
  return [...new Set([...names, ...tags])].sort();
}

const ENGLISH = textsOf(en);
const CHINESE = textsOf(zhCn);

test("the argument finder sees plain, formatted, branched and marked-up arguments", () => {
  expect(argumentsOf("{a} {b, number} {c, plural, one {# of {d}} other {#}} <link>x</link>")).toEqual([
    "<link>",
    "a:text",
    "b:number",
    "c:plural",
    "d:text",
  ]);
});

test("English and Chinese have the same texts", () => {
  expect(ENGLISH.size).toBeGreaterThan(100);
  expect([...CHINESE.keys()].sort()).toEqual([...ENGLISH.keys()].sort());
});

test("a text takes the same arguments in both languages", () => {
  const differing = [...ENGLISH].filter(
    ([key, text]) => argumentsOf(text).join() !== argumentsOf(CHINESE.get(key) ?? "").join(),
  );

  expect(differing.map(([key]) => key)).toEqual([]);
});

test("no text is empty, apologizes in slang or shouts", () => {
  const bad = [...ENGLISH, ...CHINESE].filter(
    ([, text]) => text.trim() === "" || /oops|are you sure|[!！]/i.test(text),
  );

  expect(bad).toEqual([]);
});
