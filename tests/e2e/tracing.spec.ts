import type { Locator, Page } from "@playwright/test";
import { codeOf, fixedForm, spellCode } from "@/lib/domain/counters/codes/rules";
import type { FigureQuestion } from "@/lib/domain/counters/codes/types";
import { HOME } from "@/prisma/seed/demo/scope";
import type { Database } from "@/tests/support/e2e-database";
import { expect, test } from "@/tests/support/e2e-test";

test.setTimeout(120_000);

/** Clicks and counts: what a reviewer does between a red tile and the photograph. */
function counting() {
  let clicks = 0;
  return {
    count: () => clicks,
    async click(target: Locator) {
      await target.click();
      clicks += 1;
    },
  };
}

const photographs = ".chain-thumbs a:has(img)";

/** Of the assignments of a list, the first that shows a photograph; its row is what gets clicked. */
async function withPhotograph(page: Page): Promise<string> {
  const rows = await page
    .locator("#main tbody th a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const list = page.url();
  for (const href of rows) {
    await page.goto(href);
    if ((await page.locator(photographs).count()) > 0) {
      await page.goto(list);
      return href;
    }
  }
  throw new Error("no report of the list has a photograph");
}

test("from a red tile to the photograph in at most six clicks, and back under the same filter", async ({
  open,
}) => {
  const page = await open({ login: "jiwei" });
  await page.goto(`/desk/dashboard/${HOME.city}?period=to_date`);
  const hand = counting();
  await test.step("red tile → its dashboard", async () => {
    await hand.click(page.locator(".tiles a:has(.light-overdue)").first());
    await expect(page).toHaveURL(/dashboard\/4206\d\d\?.*period=to_date/);
  });
  await test.step("completion → its formula with the values", async () => {
    await hand.click(page.locator(".dash-numbers .figure", { hasText: "完成率" }));
    await expect(page.locator(".explain-sentence")).toContainText(
      /完成率 = 已办结 [\d,]+ ÷ 要求办理/,
    );
  });
  await test.step("what is done → the list of exactly that", async () => {
    await hand.click(page.locator(".explain-parts a", { hasText: "已办结" }));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("任务");
  });
  const list = page.url();
  const href = await withPhotograph(page);
  await test.step("one of them → its chain", async () => {
    await hand.click(page.locator(`#main tbody a[href="${href}"]`));
    const chain = page.locator(".chain");
    await expect(chain).toContainText(/第 \d+ 次/);
    await expect(chain).toContainText("通过");
  });
  await test.step("thumbnail → the photograph", async () => {
    await hand.click(page.locator(photographs).first());
    await expect(page).toHaveURL(/\/desk\/evidence\//);
    const photograph = page.locator("#main img").first();
    await expect(photograph).toBeVisible();
    const width = await photograph.evaluate((image: HTMLImageElement) =>
      image.decode().then(() => image.naturalWidth),
    );
    expect(width).toBeGreaterThan(100);
  });
  expect(hand.count()).toBeLessThanOrEqual(6);

  await test.step("and back: to the report, its list, the dashboard above it", async () => {
    await page.goBack();
    await expect(page.locator(".chain")).toBeVisible();
    await page.getByRole("navigation", { name: "清单里的前后" }).getByText("返回清单").click();
    const region = new URL(list).searchParams.get("regionCode");
    await expect(page).toHaveURL((url) => url.pathname === "/desk/assignments");
    const { searchParams } = new URL(page.url());
    expect([searchParams.get("show"), searchParams.get("regionCode")]).toEqual(["done", region]);
    await page.locator(`#main tbody a[href="${href}"]`).click();
    const crumbs = page.getByRole("navigation", { name: "位置" });
    await expect(crumbs).toContainText("襄阳市");
    await crumbs.getByRole("link", { name: "襄阳市" }).click();
    await expect(page).toHaveURL(new RegExp(`dashboard/${HOME.city}\\?.*period=to_date`));
  });
});

test("a list is walked through from one report to the next", async ({ open }) => {
  const page = await open({ login: "jiwei" });
  await page.goto(`/desk/assignments?regionCode=${HOME.city}&show=done&carrierCode=carriers`);
  const links = page.locator("#main tbody th a");
  const [first, second] = await links.evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  await page.goto(first ?? "");
  const walk = page.getByRole("navigation", { name: "清单里的前后" });
  await walk.getByRole("link", { name: "下一项" }).click();
  await expect(page).toHaveURL(new RegExp(`${(second ?? "").split("?")[0]}\\?`));
  await walk.getByRole("link", { name: "上一项" }).click();
  await expect(page).toHaveURL(new RegExp(`${(first ?? "").split("?")[0]}\\?`));
});

/** Gives a figure its code as an export does. */
async function code(database: Database, regionCode: string): Promise<string> {
  const question: FigureQuestion = {
    measure: "completion",
    period: "year",
    regionCode,
    year: 2026,
  };
  const fixed = fixedForm(question);
  await database.rows(
    "insert into figure_code (code, question) values ($1, $2::jsonb) on conflict do nothing",
    [codeOf(fixed), fixed],
  );
  return spellCode(codeOf(fixed));
}

test("a short code typed anyhow leads back to its figure, and says so where it is none", async ({
  open,
  database,
}) => {
  const page = await open({ login: "jiwei" });
  const known = await code(database, HOME.city);
  await page.goto("/desk/f");
  await page.getByLabel("数字编码").fill(known.toLowerCase().replace("-", ""));
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`数字编码 ${known}`);
  await expect(page.locator("#main")).toContainText("襄阳市 · 完成率");
  await page.goto("/desk/today");
  await page.getByRole("banner").getByRole("button", { name: /^搜索/ }).waitFor();
  await page.keyboard.press("Control+k");
  await page
    .getByRole("combobox", { name: "搜索任务、单位、填报和页面" })
    .fill(known.toLowerCase());
  await expect(page.getByRole("option", { name: known })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "看怎么算出来的" }).click();
  await expect(page.locator(".explain-sentence")).toContainText("完成率 = ");
  await page.goto("/desk/f/0000-000A");
  await expect(page.getByText("没有这个编码")).toBeVisible();
});

test("a code from beyond one's reach opens nothing but says where to ask", async ({
  open,
  database,
}) => {
  const page = await open({ login: "xiang" });
  await page.goto(`/desk/f/${await code(database, HOME.province)}`);
  await expect(page.locator("#main")).toContainText("不在您的查看范围内");
  await expect(page.locator("#main")).not.toContainText(/\d+(\.\d)?%/);
});

test("the busiest organisations print on two A4 pages at most", async ({ open, database }) => {
  const busiest = await database.rows<{ id: string }>(
    `select id from (select distinct on (kind) organisation_id as id, organisation_kind as kind, count(*) as n
       from assignment where node_code = $1 and year = 2026 group by 1, 2 order by 2, 3 desc) one`,
    [HOME.county],
  );
  expect(busiest.length).toBeGreaterThan(2);
  const page = await open({ login: "jiwei" });
  for (const { id } of busiest) {
    await page.goto(`/desk/organisations/${id}?year=2026`);
    const paper = await page.pdf({ format: "A4", preferCSSPageSize: true });
    const pages = paper.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length, id).toBeGreaterThan(0);
    expect(pages.length, id).toBeLessThanOrEqual(2);
  }
});
