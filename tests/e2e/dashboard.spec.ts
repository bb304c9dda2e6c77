import { readFile } from "node:fs/promises";
import { expectAccessible, expectReflow } from "@/tests/support/e2e-pages";
import { expect, type Page, test } from "@/tests/support/e2e-test";

/*
 * A region's dashboard as an office reads it: narrowed by the address alone, drilled from province to
 * county under the same filter, compared, and taken as a file that says what the page says. The figures
 * are those of a past quarter's county in which no other spec works.
 */

const CITY = "/desk/dashboard/420600";

async function fileOf(page: Page, card: string, name: "CSV" | "Excel"): Promise<Buffer> {
  const box = page.locator("section.card", { has: page.getByRole("heading", { name: card }) });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    box.getByRole("link", { name, exact: true }).first().click(),
  ]);
  return readFile(await download.path());
}

/** The text of a table's cells as a reader sees them: without the words that only screen readers hear. */
async function cellsOf(page: Page, table: string): Promise<string[][]> {
  return page
    .locator(table)
    .first()
    .locator("tr")
    .evaluateAll((rows) =>
      rows
        .filter((row) => row.querySelector("td"))
        .map((row) =>
          [...row.children].map((cell) => {
            const copy = cell.cloneNode(true) as HTMLElement;
            for (const hidden of copy.querySelectorAll(".sr-only, i")) hidden.remove();
            return (copy.textContent ?? "").trim();
          }),
        ),
    );
}

function linesOf(csv: Buffer): string[][] {
  const [table = ""] = csv.toString("utf8").replace("\uFEFF", "").split("\r\n\r\n");
  return table.split("\r\n").map((line) => line.split(","));
}

test("filters stand in the address, can be taken away one by one, and go down with the reader", async ({
  open,
}) => {
  const page = await open({ login: "office" });
  await page.goto("/desk/dashboard/420000");
  await page.getByRole("list", { name: "时段" }).getByRole("link", { name: "二季度" }).click();
  await expect(page).toHaveURL(/period=q2/);
  await page.getByRole("list", { name: "载体" }).getByRole("link", { name: "村居" }).click();
  await expect(page).toHaveURL(/carrier=village/);
  await page.getByText("按层级筛选").click();
  await page.getByRole("list", { name: "层级" }).getByRole("link", { name: "村（社区）" }).click();
  await expect(page).toHaveURL(/level=village/);

  const map = page.locator(".tiles");
  await map.getByRole("link", { name: /^襄阳/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("襄阳市驾驶舱");
  await page.locator(".tiles").getByRole("link", { name: /^南漳/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("南漳县驾驶舱");
  await expect(page).toHaveURL(/period=q2.*carrier=village.*level=village/);

  // The list behind a number is as long as the number says.
  const asked = page.locator("a.figure", { hasText: "要求办理" });
  const count = Number(
    ((await asked.locator(".figure-value").textContent()) ?? "").replace(/\D/g, ""),
  );
  expect(count).toBeGreaterThan(0);
  await expect(asked).toHaveAttribute("href", /level=village/);

  const crumbs = page.getByRole("navigation", { name: "位置" });
  await crumbs.getByRole("link", { name: "襄阳市" }).click();
  await expect(page).toHaveURL(/420600.*period=q2.*level=village/);
  const chosen = page.getByRole("list", { name: "已选条件" });
  await chosen.getByRole("link", { name: /只看村（社区）/ }).click();
  await expect(page).not.toHaveURL(/level=/);
  await expect(page).toHaveURL(/carrier=village/);
  await page.getByRole("link", { name: "清除", exact: true }).click();
  await expect(page).toHaveURL(/dashboard\/420600$/);
});

test("views and comparisons are words and figures, never a rank", async ({ open, picture }) => {
  const page = await open({ login: "office" });
  await page.goto(`${CITY}?period=q2`);
  const views = page.getByRole("navigation", { name: "查看方式" });
  for (const [name, heading] of [
    ["分载体", "各载体办结进度"],
    ["分牵头单位", "按牵头单位"],
    ["分层级", "层级 × 地区 完成率"],
    ["分时段", "时段 × 地区 完成率"],
  ] as const) {
    await views.getByRole("link", { name }).click();
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
    await expect(views.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
    expect(await page.locator("main").textContent()).not.toMatch(/第 ?\d+ ?名|排名第|名次/);
    await expectAccessible(page);
  }
  await page.getByRole("list", { name: "与什么比较" }).getByRole("link", { name: "上期" }).click();
  await expect(page.getByText(/^完成率 .*上期（一季度）/)).toBeVisible();
  await expect(page.getByText(/^(相当|[▲▼] [高低] \d+ 个百分点)$/).first()).toBeVisible();
  await page
    .getByRole("list", { name: "与什么比较" })
    .getByRole("link", { name: "另一个地区" })
    .click();
  await page.getByLabel("地区名称或代码").fill("南漳");
  await page.getByRole("button", { name: "比较", exact: true }).click();
  await expect(page).toHaveURL(/compare=region.*with=/);
  await expect(page.getByText(/^完成率 .*南漳县/)).toBeVisible();
  await picture(page, "dashboard-compared");
});

test("everything is there without script, and a table as a file says what the page says", async ({
  open,
}) => {
  const page = await open({ login: "office", script: false });
  await page.goto(`${CITY}?period=q1`);
  for (const summary of await page.getByText("以表格查看").all()) await summary.click();
  await expect(page.getByRole("table", { name: /累计办结进度/ })).toBeVisible();
  await expect(page.getByRole("table", { name: /各地完成率示意方格图/ })).toBeVisible();

  const rows = await cellsOf(page, ".figure-table");
  const shown = rows.map((row) => row.map((cell) => cell.replaceAll(",", "")));
  const [head = [], ...taken] = linesOf(await fileOf(page, "分县市区明细", "CSV"));
  expect(head.at(-1)).toBe("数字编码");
  expect(taken.map((line) => line.slice(0, -1))).toEqual(shown);
  expect(taken.every((line) => /^[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(line.at(-1) ?? ""))).toBe(true);

  const cells = await cellsOf(page, ".heat");
  const [, ...matrix] = linesOf(await fileOf(page, "载体 × 地区 完成率", "CSV"));
  expect(matrix.map((line) => line.slice(0, -1).map((cell) => cell.replace("%", "")))).toEqual(
    cells,
  );
  const book = await fileOf(page, "载体 × 地区 完成率", "Excel");
  expect(book.subarray(0, 2).toString()).toBe("PK");
});

test("the office marks a day on the trend, changes the words and takes them away", async ({
  open,
}) => {
  const page = await open({ login: "office" });
  const text = `试写说明${Date.now() % 100_000}`;
  await page.goto("/desk/dashboard/429005/notes");
  await page.getByLabel("说明", { exact: true }).fill(text);
  await page.getByRole("button", { name: "加到走势上" }).click();
  await expect(page.getByText(text)).toBeVisible();
  await page.getByRole("link", { name: `修改：${text}` }).click();
  await expect(page.getByRole("heading", { name: "修改说明" })).toBeVisible();
  await page.getByLabel("说明", { exact: true }).fill(`${text}改`);
  await page.getByRole("button", { name: "保存修改" }).click();
  await expect(page.getByText(`${text}改`)).toBeVisible();
  await expectAccessible(page);
  const line = page.locator("li", { hasText: `${text}改` });
  await line.getByRole("button", { name: "删除" }).click();
  await expect(page.getByText(`${text}改`)).toHaveCount(0);

  const lead = await open({ login: "xian", refused: true });
  expect((await lead.goto("/desk/dashboard/420624/notes"))?.status()).toBe(403);
});

test("a county directly under the province shows its townships, also where these are many", async ({
  open,
}) => {
  const page = await open({ login: "office" });
  await page.goto("/desk/dashboard/420000");
  await page.locator(".tiles").getByRole("link", { name: /^潜江/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("潜江市驾驶舱");
  await expect(page.getByRole("heading", { name: "分乡镇街道明细" })).toBeVisible();
});

test("what a dashboard shows is kept as a view, or frozen, under the same filter", async ({
  open,
}) => {
  const page = await open({ login: "office" });
  await page.goto("/desk/dashboard/420000?period=q2&carrier=village&level=village");
  const views = page.getByRole("list", { name: "我的视图" });
  await expect(views.getByRole("link", { name: "保存此视图" })).toBeVisible();
  await page.getByRole("link", { name: "定稿这些数字" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("定稿新一期");
  await expect(page.getByLabel("时段（按到期日）")).toHaveValue("q2");
  await expect(page.getByLabel("载体")).toHaveValue("village");
  await expect(page.getByLabel("单位层级")).toHaveValue("village");

  const supervisor = await open({ login: "jiwei" });
  await supervisor.goto(CITY);
  await expect(supervisor.getByRole("link", { name: "定稿这些数字" })).toHaveCount(0);
});

test("a dashboard fits a small phone", async ({ open }) => {
  const page = await open({ login: "office", width: 360 });
  for (const view of ["", "&view=carrier", "&view=lead", "&view=level&compare=region"]) {
    await page.goto(`${CITY}?period=q2${view}`);
    await expectReflow(page);
  }
});
