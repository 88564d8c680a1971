import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import type { ShownPage } from "./pages";
import type { Texts } from "./texts";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

/** The pictures of the README; made anew only when KEYWARD_README_PICTURES=1 asks for it. */
const README_PICTURES: ReadonlyMap<string, string> = new Map([
  ["keys-en-light-1440", "keys-light-en.png"],
  ["tool-encrypt-en-light-1440", "tool-light-en.png"],
  ["audit-en-dark-1440", "audit-dark-en.png"],
]);
const README_FOLDER = path.resolve(import.meta.dirname, "..", "docs", "screenshots");
const PICTURES = path.resolve(import.meta.dirname, "..", "test-results", "screenshots");

/** Opens a page in both sizes: axe finds nothing, nothing is wider than the window, and a picture is taken. */
export async function inspectPage(
  page: Page,
  shown: ShownPage,
  { t, look }: { t: Texts; look: string },
): Promise<void> {
  await page.goto(shown.path);
  await expect(page.getByRole("heading", { name: shown.title(t), exact: true }).first()).toBeVisible();
  await page.waitForLoadState("load");
  await expect(page.getByText(t("ui.loading"), { exact: true })).toHaveCount(0);
  await shown.open?.(page, t);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    // Without frames of other origins, axe need not finish in a page of its own: half the time.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const found = violations.map(({ id, nodes }) => ({
      id,
      where: nodes.map(({ html }) => html.slice(0, 200)),
    }));
    expect.soft(found, `axe on ${shown.name} at ${size.width} px`).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(overflow, `${shown.name} is not wider than ${size.width} px`).toBe(0);
    const picture = `${shown.name}-${look}-${size.width}`;
    await page.screenshot({ path: path.join(PICTURES, `${picture}.png`), fullPage: true });
    const readmePicture = README_PICTURES.get(picture);
    if (process.env.KEYWARD_README_PICTURES === "1" && readmePicture !== undefined) {
      await page.screenshot({ path: path.join(README_FOLDER, readmePicture) });
    }
  }
}
