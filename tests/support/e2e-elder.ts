import { expect, type Page } from "@playwright/test";

/** Pixels on the screen at which something that is pressed is large enough for 长者模式. */
const TARGET = 60;
/** The least size of text there, in CSS pixels. */
const TEXT = 18;
const CONTRAST = 7;

/** What is pressed and smaller than it should be; links in the midst of a sentence are text. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const isInText = (one: Element) =>
      [...(one.parentElement?.childNodes ?? [])].some(
        (near) =>
          near.nodeType === Node.TEXT_NODE && /\p{Script=Han}/u.test(near.textContent ?? ""),
      ) || Boolean(one.closest(".prose p, .prose li, table"));
    return [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
      .filter((one) => !one.classList.contains("skip-link"))
      .filter((one) => !(one instanceof HTMLInputElement && one.type === "hidden"))
      .filter((one) => one.checkVisibility() && !isInText(one))
      .flatMap((one) => {
        // A box or dot is pressed through its label, a card through the link's cover.
        const shown =
          one.closest("label") ?? (one.matches(".place h3 a") ? one.closest("li") : one);
        const { width, height } = (shown ?? one).getBoundingClientRect();
        if (width < 2 || height < 2) return [];
        const isLarge = height >= least - 0.5 && width >= least - 0.5;
        return isLarge
          ? []
          : [`${Math.round(width)}×${Math.round(height)} ${one.outerHTML.slice(0, 120)}`];
      });
  }, TARGET);
}

/** Text that is smaller, or paler, than 长者模式 promises. */
export async function poorText(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ least, contrast }) => {
      const parse = (text: string) => (text.match(/[\d.]+/g) ?? []).map(Number);
      const light = (rgb: number[]) =>
        rgb.slice(0, 3).reduce((sum, part, at) => {
          const value = part / 255;
          const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
          return sum + linear * ([0.2126, 0.7152, 0.0722][at] ?? 0);
        }, 0);
      const behind = (one: Element): number[] => {
        for (let at: Element | null = one; at; at = at.parentElement) {
          const colour = parse(getComputedStyle(at).backgroundColor);
          if (colour.length === 3 || (colour[3] ?? 0) > 0.99) return colour;
        }
        return [255, 255, 255];
      };
      const found: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const one = node.parentElement;
        if (!one || !node.textContent?.trim() || !one.checkVisibility()) continue;
        if (one.closest(".skip-link, .sr-only, script, style, [aria-hidden='true'], svg")) continue;
        const style = getComputedStyle(one);
        const [a, b] = [light(parse(style.color)), light(behind(one))].sort((x, y) => y - x);
        const ratio = ((a ?? 0) + 0.05) / ((b ?? 0) + 0.05);
        const size = Number.parseFloat(style.fontSize);
        if (ratio >= contrast && size >= least) continue;
        found.push(
          `${ratio.toFixed(1)}:1 ${size}px “${node.textContent.trim().slice(0, 30)}” .${one.className}`,
        );
      }
      return found;
    },
    { least: TEXT, contrast: CONTRAST },
  );
}

/** 长者模式 keeps what it promises on this page. */
export async function expectElder(page: Page): Promise<void> {
  expect(await smallTargets(page), `targets on ${page.url()}`).toEqual([]);
  expect(await poorText(page), `text on ${page.url()}`).toEqual([]);
}
