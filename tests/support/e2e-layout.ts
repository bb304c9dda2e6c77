import type { Page } from "@playwright/test";

/** Controls and words that leave their part of the page unseen: nobody can scroll to them. */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    return [...document.querySelectorAll("main :is(h1, h2, h3, p, a, button, input, select, dd)")]
      .filter((one) => one.checkVisibility() && !one.closest(".sr-only, svg, .site-map"))
      .filter((one) => !one.closest('[tabindex="0"]'))
      .filter((one) => one.getBoundingClientRect().right > room + 1)
      .map((one) => one.outerHTML.slice(0, 120));
  });
}

/** Words below 12 px on the screen, also within a drawing that is shown smaller than it was drawn. */
export async function smallLetters(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const one = node.parentElement;
      if (!one || !node.textContent?.trim() || !one.checkVisibility()) continue;
      if (one.closest(".sr-only, .skip-link, script, style")) continue;
      const scale = one.closest("svg")?.getScreenCTM()?.a ?? 1;
      const size = Number.parseFloat(getComputedStyle(one).fontSize) * scale;
      if (size < 11.95)
        found.push(`${size.toFixed(1)} px “${node.textContent.trim().slice(0, 20)}”`);
    }
    return found;
  });
}

/** Parts that stand beside each other; a name and its value may, and signs with their words. */
export async function columns(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("main :is(ul, ol, form, div, dl):not(.facts)")]
      .filter((one) => one.checkVisibility() && getComputedStyle(one).display === "grid")
      .filter((one) => one.matches("ul, ol, form, .site-page, .site-browser, .figures, .voices dl"))
      .filter((one) => getComputedStyle(one).gridTemplateColumns.trim().split(/\s+/).length > 1)
      .map((one) => `${one.tagName}.${one.className}`),
  );
}
