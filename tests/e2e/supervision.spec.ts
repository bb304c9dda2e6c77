import { readFileSync } from "node:fs";
import { readWorkbook } from "@/lib/platform/spreadsheet/reader";
import { dayAt, weekdayOf } from "@/lib/shared/dates";
import { expect, test } from "@/tests/support/e2e-test";

test("what is proposed goes out by a person's hand, the village answers, and the answer is accepted", async ({
  open,
  database,
  picture,
}) => {
  const { id, village, name } = await database.one<{ id: string; village: string; name: string }>(`
    select so.id, o.region_code as village, o.name
    from supervision_order so join organisation o on o.id = so.organisation_id
    where so.status = 'proposed' and so.region_code = '420624' and o.kind = 'village'
      and exists (select 1 from account a where a.login = o.region_code)
    order by so.id limit 1`);
  const address = `/desk/supervision/orders/${id}`;
  const before = await open({ login: village, width: 360, refused: true });
  await before.goto(address);
  await expect(before.getByRole("heading", { level: 1 })).not.toContainText(name);

  const supervisor = await open({ login: "jiwei" });
  await supervisor.goto("/desk/supervision");
  await picture(supervisor, "supervision");
  await supervisor.getByRole("link", { name: "跟踪督促" }).last().click();
  await supervisor.getByRole("link", { name: "辖区内全部" }).click();
  await expect(supervisor.getByRole("table")).toBeVisible();
  await picture(supervisor, "supervision-orders");
  await supervisor.goto(address);
  await supervisor.getByLabel("答复期限（工作日）").fill("0");
  await supervisor.getByRole("button", { name: "发出", exact: true }).click();
  await expect(supervisor.getByText("至少 1 个工作日").first()).toBeVisible();
  await supervisor.getByLabel("内容").fill("请本周内补报，并写明为什么晚。");
  await supervisor.getByLabel("答复期限（工作日）").fill("3");
  await supervisor.getByRole("button", { name: "发出", exact: true }).click();
  await expect(supervisor.getByText("已发出，单位会在消息和今日待办里看到")).toBeVisible();
  const [word] = await Promise.all([
    supervisor.waitForEvent("download"),
    supervisor.getByRole("link", { name: "下载 Word" }).click(),
  ]);
  expect(
    readFileSync(await word.path())
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");

  const unit = await open({ login: village, width: 360 });
  await unit.goto("/desk/today");
  await unit
    .getByRole("link", { name: /去答复/ })
    .first()
    .click();
  await unit.locator(`a[href="${address}"]`).click();
  await expect(unit.getByText("请本周内补报，并写明为什么晚。")).toBeVisible();
  await picture(unit, "supervision-order-360");
  await unit.getByLabel("原因、措施和日期").fill("会计换人，台账正在补，本周五前报送。");
  await unit.getByRole("button", { name: "送出答复" }).click();
  await expect(unit.getByText("答复已送出，发出督促的办公室会看到")).toBeVisible();

  await supervisor.goto(address);
  await expect(supervisor.getByText("会计换人，台账正在补，本周五前报送。")).toBeVisible();
  await supervisor.getByRole("button", { name: "确定" }).click();
  await expect(supervisor.getByText("已认可答复并了结，单位会在消息里看到")).toBeVisible();
});

test("a list is kept as a view, subscribed to, and its file comes from the worker", async ({
  open,
  picture,
}) => {
  test.setTimeout(120_000);
  const page = await open({ login: "xianban" });
  await page.goto("/desk/assignments?show=done&regionCode=420624");
  await page.getByRole("link", { name: "保存此视图" }).click();
  const name = `办结-${Date.now()}`;
  await page.getByLabel("名字").fill(name);
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const today = weekdayOf(dayAt(new Date())) || 7;
  await page.getByLabel("哪一天").selectOption(`weekly:${today}`);
  await page.getByRole("button", { name: "订阅", exact: true }).click();
  await expect(page.getByText("已订阅，到那一天生成")).toBeVisible();
  const link = page.getByRole("link", { name: /^下载/ });
  await expect(async () => {
    await page.reload();
    await expect(link).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 90_000 });
  await picture(page, "views-subscription");
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const [sheet] = await readWorkbook(readFileSync(await file.path()));
  expect(sheet?.cells.find((cell) => cell.row === 1 && cell.column === 10)?.text).toBe("单位");
  expect(sheet?.rows).toBeGreaterThan(1);

  await page.goto("/desk/assignments");
  await expect(page.getByRole("link", { name })).toBeVisible();
  await page.goto("/desk/views");
  await page.getByRole("button", { name: new RegExp(`删除\\s*${name}`) }).click();
  await expect(page.getByText(`已删除视图“${name}”`)).toBeVisible();
  await page.getByRole("button", { name: "撤销删除" }).click();
  await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  // The next run keeps the same page.
  await page.getByRole("button", { name: new RegExp(`删除\\s*${name}`) }).click();
  await expect(page.getByText(`已删除视图“${name}”`)).toBeVisible();
});

test("analysis, feedback and guidance open, and their numbers open lists", async ({
  open,
  picture,
}) => {
  const page = await open({ login: "jiwei" });
  for (const [path, title] of [
    ["analysis", "综合分析"],
    ["feedback", "信息反馈"],
    ["guidance?carrier=village", "分类指导"],
  ]) {
    await page.goto(`/desk/supervision/${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(title ?? "");
    await picture(page, `supervision-${path?.split("?")[0]}`);
  }
  await page.goto("/desk/supervision/analysis");
  const number = page.locator("#cross a[href*='show=overdue']").first();
  const count = Number((await number.textContent())?.replaceAll(",", ""));
  expect(count).toBeGreaterThan(0);
  await number.click();
  await expect(page).toHaveURL(/\/desk\/assignments/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("任务");
  const rows = await page.getByRole("row").count();
  expect(rows - 1).toBe(Math.min(count, 50));
});
