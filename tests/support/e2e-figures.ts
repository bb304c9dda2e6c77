import { expect, type Page } from "@playwright/test";

/** What a dashboard says of one task. */
export interface TaskNumbers {
  asked: number;
  done: number;
}

const HEADS = ["完成率", "要求办理", "已办结"];
const numberIn = (text: string | null) => Number((text ?? "").replace(/[^\d.-]/g, ""));

/** The whole year of a region's dashboard. */
export const dashboardOf = (regionCode: string) => `/desk/dashboard/${regionCode}?period=year`;

/** Opens a region's dashboard and reads what it says of one task. */
export async function taskNumbers(
  page: Page,
  regionCode: string,
  rootTaskId: string,
): Promise<TaskNumbers> {
  await page.goto(dashboardOf(regionCode));
  const row = page.locator(".task-table tr", { has: page.locator(`th a[href*="${rootTaskId}"]`) });
  const cell = (head: string) => row.locator("td").nth(HEADS.indexOf(head)).textContent();
  return { asked: numberIn(await cell("要求办理")), done: numberIn(await cell("已办结")) };
}

/** Opens a region's dashboard and reads done and asked of all carriers. */
export async function regionNumbers(page: Page, regionCode: string): Promise<TaskNumbers> {
  await page.goto(dashboardOf(regionCode));
  const note = await page
    .locator(".figure", { hasText: "完成率" })
    .locator(".figure-note")
    .textContent();
  const [done, asked] = (note ?? "").split("÷").map(numberIn);
  return { done: done ?? Number.NaN, asked: asked ?? Number.NaN };
}

/** Follows a number to its list and counts the list, page by page, to its end. */
export async function countList(page: Page): Promise<number> {
  let count = 0;
  for (;;) {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/任务$/);
    count += await page.locator("#main tbody tr").count();
    const next = page.getByRole("link", { name: "下一页" });
    if (!(await next.isVisible())) return count;
    const href = await next.getAttribute("href");
    await page.goto(href ?? "");
  }
}
