import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** The narrowest screen, and the three for which pages are laid out. */
export const WIDTHS = [320, 360, 768, 1280] as const;
const HEIGHT = 900;

/** Gives a page another width. */
export async function at(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: HEIGHT });
}

/** No rule of axe is broken on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  // Our pages have no frames, and only what is broken is looked at: that spares axe most of its work.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  const broken = violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 5).map((node) => `${node.target.join(" ")}: ${node.html}`);
    return { rule: id, places };
  });
  expect(broken, `axe on ${page.url()} at ${page.viewportSize()?.width}`).toEqual([]);
}

/** What is pressed is called by the words that are seen on it, so that it can be asked for aloud. */
export async function expectNamedAsSeen(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await axe.withRules("label-content-name-mismatch").analyze();
  const broken = violations.flatMap(({ nodes }) => nodes.map(({ html }) => html.slice(0, 160)));
  expect(broken, `names on ${page.url()}`).toEqual([]);
}

/** Nothing has to be scrolled sideways to be read: tables and the like scroll within themselves. */
export async function expectReflow(page: Page): Promise<void> {
  const measured = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const wide = [...document.body.querySelectorAll("*")]
      .filter((one) => one.getBoundingClientRect().right > room + 1)
      .slice(-3)
      .map((one) => one.outerHTML.slice(0, 160));
    return { over: document.documentElement.scrollWidth - room, wide };
  });
  expect(measured.over > 0 ? measured : null, `reflow of ${page.url()}`).toBeNull();
}

/**
 * The page stands as it should at every width: accessible, and never wider than the screen. `keep` may
 * take a picture at each of the three widths for which it is laid out.
 */
export async function expectSoundAtEveryWidth(
  page: Page,
  keep: (page: Page) => Promise<void> = async () => undefined,
): Promise<void> {
  for (const width of WIDTHS) {
    await at(page, width);
    await expectReflow(page);
    if (width === WIDTHS[0]) continue;
    await expectAccessible(page);
    await keep(page);
  }
}
