import { expect, type Page, test } from "@/tests/support/e2e-test";

const WALL = "/desk/dashboard/420000/screen?period=year";
/** The sizes that walls have, and how large one unit of the drawing is there. */
const SIZES = [
  { width: 1920, height: 1080, unit: 1 },
  { width: 3840, height: 2160, unit: 2 },
  { width: 3840, height: 1080, unit: 1 },
];
/** Glyphs may be a little higher than their line; what is cut off is more. */
const AIR = 12;
const SMALLEST = 16;

/** What does not fit: parts with more in them than they show, and letters too small to read from afar. */
async function unfit(page: Page, unit: number) {
  return page.evaluate(
    ({ air, least }) => {
      const all = [...document.querySelectorAll<HTMLElement>(".wall *:not(svg *, .sr-only, i)")];
      const cut = all.filter(
        (one) =>
          getComputedStyle(one).display !== "inline" &&
          one.clientWidth > 0 &&
          (one.scrollWidth > one.clientWidth + air || one.scrollHeight > one.clientHeight + air),
      );
      const hasText = (one: HTMLElement) =>
        [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      const small = all.filter(
        (one) => hasText(one) && Number.parseFloat(getComputedStyle(one).fontSize) < least,
      );
      const { scrollWidth, scrollHeight } = document.documentElement;
      return {
        cut: cut.map((one) => `${one.tagName}.${one.className}`),
        small: small.map((one) => one.textContent),
        scrolls: scrollWidth > innerWidth || scrollHeight > innerHeight,
      };
    },
    { air: AIR * unit, least: SMALLEST * unit - 0.5 },
  );
}

for (const { width, height, unit } of SIZES) {
  test(`the wall shows everything at ${width} × ${height}`, async ({ open, picture }) => {
    const page = await open({ login: "office", width, height });
    for (const view of ["all", "matrix", "map", "trend"]) {
      await page.goto(`${WALL}&view=${view}`);
      await expect(page.getByText(/^数据截至/)).toBeVisible();
      expect(await unfit(page, unit)).toEqual({ cut: [], small: [], scrolls: false });
      await picture(page, `wall-${width}-${height}-${view}`);
    }
  });
}

test("a tour is set, stepped, paused and left with the keyboard", async ({ open }) => {
  const page = await open({ login: "office", width: 1920, height: 1080 });
  await page.goto(WALL);
  await expect(page.getByText(/后核对更新/)).toBeVisible();
  await page.keyboard.press("t");
  await page.getByRole("button", { name: "加一屏" }).click();
  await page.getByLabel("第 2 屏地区").selectOption("420600");
  await page.getByLabel("第 2 屏画面").selectOption("map");
  await page.getByRole("button", { name: "开始轮播" }).click();
  await expect(page.getByText(/^轮播 1\/2，2\d 秒后换屏/)).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/420600\/screen.*view=map.*step=1/);
  await page.keyboard.press(" ");
  await expect(page.getByText("已暂停")).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/420000\/screen/);
  await expect(page.getByText("已暂停")).toBeVisible();
  await page.keyboard.press(" ");
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/tour=/);
});

test("a wall whose line is cut keeps its figures and says so", async ({ open }) => {
  const page = await open({ login: "office", width: 1920, height: 1080, refused: true });
  await page.goto(`${WALL}&tour=420000.all.all.600_420600.all.all.600`);
  await expect(page.getByText(/^轮播 1\/2/)).toBeVisible();
  await page.context().setOffline(true);
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText(/^连接中断，显示的是/)).toBeVisible();
  await expect(page).toHaveURL(/420000\/screen/);
  await page.context().setOffline(false);
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/420600\/screen/);
  await expect(page.getByText(/^数据截至/)).toBeVisible();
});
