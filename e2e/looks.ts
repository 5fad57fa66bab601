import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { root } from "./server";

const WIDTHS: readonly number[] = [320, 768, 1280];
const THEMES = ["light", "dark"] as const;
const LOOKS = join(root, "test-results/looks");
/** `LOOKS=1 npm run test:e2e -- screens`: pictures are dear, and only people look at them. */
const takesPictures = Boolean(process.env.LOOKS);
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What is not asked about costs the most: telling of each element that is in order where it stands. */
const ASKED: Parameters<AxeBuilder["options"]>[0] = { resultTypes: ["violations"], preload: false };
const ASKED_OF_LOOKS = { ...ASKED, resultTypes: ["violations", "incomplete"] } satisfies typeof ASKED;

/** No violation of WCAG 2.2 AA that a machine can find, in light and in dark [ANY-1]. */
export async function expectAccessible(page: Page): Promise<void> {
  // Without motion: a colour on its way to another is neither.
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectNothingFound(axeOn(page).withTags(RULES).disableRules(["color-contrast"]), page.url());
  // Between light and dark nothing differs but the colours.
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const looks = await page.evaluate(markLooks, { mark: LOOKED_AT, judged: [...judged] });
    if (looks.length === 0) continue;
    const axe = axeOn(page, THERE_ALREADY).options(ASKED_OF_LOOKS).include(`[${LOOKED_AT}]`);
    const contrast = axe.withRules(["color-contrast"]);
    const unsure = await expectNothingFound(contrast, `${page.url()} in ${colorScheme}`);
    for (const [index, look] of looks.entries())
      if (look && !unsure.some((html) => html.includes(`${LOOKED_AT}="${index}"`))) judged.add(look);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** @returns the elements that axe could not judge */
async function expectNothingFound(axe: AxeBuilder, where: string): Promise<string[]> {
  const { violations, incomplete } = await axe.analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, target }) => `${target} ${html}`).join(" | ")}`,
  );
  expect(found, where).toEqual([]);
  return incomplete.flatMap(({ nodes }) => nodes.map(({ html }) => html));
}

const LOOKED_AT = "data-looked-at";

/** The looks in which nothing was found on a page before, in this process. */
const judged = new Set<string>();

/**
 * Runs in the page: marks one text of each look that was not judged before, the first one to be seen. Contrast hangs on the
 * ink, on all grounds below it and on the letters' size and weight, and axe takes most of its time for asking it of the
 * fiftieth row like the first. What is positioned may lie on anything, so each such element is a look of its own, on each
 * page anew. @returns the looks by the numbers they are marked with; empty is one that is this page's alone
 */
function markLooks({ mark, judged }: { mark: string; judged: string[] }): string[] {
  const LIES = "lies";
  const CLEAR = "rgba(0, 0, 0, 0) none 1 none";
  const grounds = new Map<Element, string>();
  const groundOf = (element: Element | null): string => {
    if (!element) return "";
    const known = grounds.get(element);
    if (known !== undefined) return known;
    const { backgroundColor, backgroundImage, opacity, filter, position } = getComputedStyle(element);
    const lies = ["static", "relative"].includes(position) ? "" : `/${LIES} ${grounds.size}`;
    const own = `${backgroundColor} ${backgroundImage} ${opacity} ${filter}`;
    const ground = `${groundOf(element.parentElement)}${own === CLEAR ? "" : `/${own}`}${lies}`;
    grounds.set(element, ground);
    return ground;
  };
  const lookOf = (element: Element): string => {
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    const isOff = element.closest(":disabled, [aria-disabled=true]") !== null;
    return `${color} ${fontSize} ${fontWeight} ${textShadow} ${isOff}${groundOf(element)}`;
  };
  const saysSomething = (element: Element): boolean =>
    element.matches("input, select, textarea") ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1;

  const seen = new Set(judged);
  const looks: string[] = [];
  for (const element of document.body.querySelectorAll("*")) {
    element.removeAttribute(mark);
    if (!saysSomething(element) || !isSeen(element)) continue;
    const look = lookOf(element);
    if (seen.has(look)) continue;
    element.setAttribute(mark, String(looks.length));
    seen.add(look);
    looks.push(look.includes(LIES) ? "" : look);
  }
  return looks;
}

/** In place of axe's source, which the page has from the first look. */
const THERE_ALREADY = "void axe";

/** In the page alone: no page here has frames, and otherwise axe opens a tab of its own for each look. */
const axeOn = (page: Page, axeSource?: string): AxeBuilder =>
  new AxeBuilder({ page, ...(axeSource && { axeSource }) }).setLegacyMode().options({ ...ASKED });

/** A screen at three widths: none of them scrolls sideways [ANY-1]; with LOOKS=1, pictures in light and dark besides. */
export async function look(page: Page, name: string, { fullPage = true, widths = WIDTHS } = {}): Promise<void> {
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const overlay = page.locator("[role=alertdialog], dialog[open], [popover]:popover-open");
    if (!fullPage) await overlay.scrollIntoViewIfNeeded();
    await expectNoSidewaysScroll(page, `${name} at ${width} px`);
    for (const colorScheme of takesPictures ? THEMES : []) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const path = join(LOOKS, `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage, animations: "disabled" });
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (before) await page.setViewportSize(before);
}

async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const widths = await page.evaluate(() => [document.scrollingElement?.scrollWidth ?? 0, window.innerWidth] as const);
  expect(widths[0], `${what}: no wider than the window`).toBeLessThanOrEqual(widths[1]);
}
