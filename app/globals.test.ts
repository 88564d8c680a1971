import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const CSS = readFileSync(fileURLToPath(new URL("./globals.css", import.meta.url)), "utf8");
const TEXT_CONTRAST = 4.5;
const CONTROL_CONTRAST = 3;

/** The tokens of a theme, as relative luminances (WCAG 2.2). Veils, shadows and what is not opaque are left out. */
function luminancesOf(selector: string): Map<string, number> {
  const start = CSS.indexOf(`${selector} {`);
  const block = CSS.slice(start, CSS.indexOf("\n}", start));
  const tokens = [...block.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g)];
  return new Map(
    tokens.map(([, name = "", lightness, chroma, hue]) => [
      name,
      luminance(Number(lightness), Number(chroma), Number(hue)),
    ]),
  );
}

/** Source: CSS Color 4, oklch to linear sRGB; channels out of range are clipped. */
function luminance(lightness: number, chroma: number, hue: number): number {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (channel: number) => Math.min(1, Math.max(0, channel));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const SURFACES = ["bg", "surface", "sunken"];
const SOFTS = ["accent-soft", "ok-soft", "warn-soft", "bad-soft", "idle-soft"];
const INKS = ["ink", "ink-2", "ink-3"];
const TONES = ["accent", "ok", "warn", "bad", "idle"];

const TEXT_PAIRS = [
  ...INKS.flatMap((ink) => [...SURFACES, ...SOFTS].map((under) => [ink, under] as const)),
  ...TONES.flatMap((tone) => [...SURFACES, `${tone}-soft`].map((under) => [tone, under] as const)),
  ["accent", "idle-soft"] as const,
  ["accent-ink", "accent"] as const,
  ["accent-ink", "accent-hover"] as const,
  ["bad-ink", "bad"] as const,
  ["bad-ink", "bad-hover"] as const,
];

describe.each([
  ["light", ":root"],
  ["dark", '[data-theme="dark"]'],
])("in the %s theme", (_theme, selector) => {
  const tokens = luminancesOf(selector);

  function contrast(over: string, under: string): number {
    const [a, b] = [tokens.get(over), tokens.get(under)];
    if (a === undefined || b === undefined) {
      throw new Error(`There is no token ${a === undefined ? over : under}.`);
    }
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  test.each(TEXT_PAIRS)("text in %s can be read on %s", (over, under) => {
    expect(contrast(over, under)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
  });

  test.each(SURFACES)("the line of a control can be seen on %s", (under) => {
    expect(contrast("line-strong", under)).toBeGreaterThanOrEqual(CONTROL_CONTRAST);
  });
});

test("both themes define the same tokens", () => {
  expect([...luminancesOf('[data-theme="dark"]').keys()]).toEqual([...luminancesOf(":root").keys()]);
});
