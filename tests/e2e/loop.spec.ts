import path from "node:path";
import { HOME } from "@/prisma/seed/demo/scope";
import type { Database } from "@/tests/support/e2e-database";
import {
  countList,
  dashboardOf,
  regionNumbers,
  type TaskNumbers,
  taskNumbers,
} from "@/tests/support/e2e-figures";
import { expectSoundAtEveryWidth } from "@/tests/support/e2e-pages";
import { expect, type Page, test } from "@/tests/support/e2e-test";
import { type Duty, fillIn, goToCheck, pagesOf, submit } from "@/tests/support/e2e-work";

const WORKBOOK = path.resolve("tests/fixtures/清廉村居2026任务清单.xlsx");
const TASK = "乡村振兴项目公示监督";
const PUBLIC_NAME = "三次公示齐全的项目数";
const PRIVATE = "本村项目三公示内部台账编号甲乙丙";

test.setTimeout(240_000);

async function importList(page: Page): Promise<string> {
  await page.goto("/desk/lists");
  await page.getByRole("link", { name: "导入 Excel" }).first().click();
  await page.getByLabel("Excel 工作簿").setInputFiles(WORKBOOK);
  await page.getByRole("button", { name: "上传并预览" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "导入预览" })).toBeVisible();
  await expect(page.locator("#main")).toContainText("读懂 14 项任务");
  await expect(page.getByLabel("载体", { exact: true })).toHaveValue("village");
  await expect(page.getByLabel("年度")).toHaveValue("2026");
  await page.getByLabel("公开方式").selectOption("public");
  await page.getByLabel("佐证至少几份").fill("1");
  const sources = page.getByRole("combobox", { name: /^CJ-12 数据来源/ });
  await sources.selectOption("report");
  await page.getByRole("combobox", { name: "CJ-12 填报形式" }).selectOption("ratio");
  await page.getByRole("textbox", { name: "CJ-12 分子" }).fill(PUBLIC_NAME);
  await page.getByRole("textbox", { name: "CJ-12 分母" }).fill("应公示的项目");
  await page.getByRole("button", { name: "下一步：看看会改动什么" }).click();
  await page.getByRole("button", { name: "确认，存为清单草稿" }).click();
  await expect(page.getByText(/已存为草稿，新增 \d+ 条、修改 \d+ 条/)).toBeVisible();
  await page.getByText("已处理所选工作表").locator("..").getByRole("link").click();
  await expect(page.getByText("第 2 版").first()).toBeVisible();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

const count = (text: string | null) => Number(/[\d,]+/.exec(text ?? "")?.[0].replace(/,/g, ""));

interface Issued {
  /** What confirming was to make. */
  promised: number;
  /** What the end of issuing says. */
  told: number;
}

async function issue(page: Page, listId: string): Promise<Issued> {
  await page.goto(`/desk/lists/${listId}`);
  await page.getByRole("link", { name: "下发清单" }).click();
  const confirm = page.getByRole("button", { name: /^确认下发 [\d,]+ 条/ });
  const promised = count(await confirm.textContent());
  await confirm.click();
  const done = page.getByRole("status").filter({ hasText: /已下发 [\d,]+ 条任务/ });
  await expect(done).toBeVisible({ timeout: 60_000 });
  return { promised, told: count(await done.textContent()) };
}

/** Of the list's own year: another test issues the next one's beside this. */
const assignments = async (database: Database) =>
  (
    await database.one<{ count: number }>(
      "select count(*)::int as count from assignment where year = 2026",
    )
  ).count;

/** The dashboards of the village's township, county, city and province, each read by its own people. */
async function everyLevel(
  pages: Record<string, Page>,
  duty: Duty,
): Promise<Record<string, { task: TaskNumbers; all: TaskNumbers }>> {
  const found: Record<string, { task: TaskNumbers; all: TaskNumbers }> = {};
  for (const [region, page] of Object.entries(pages)) {
    const all = await regionNumbers(page, region);
    found[region] = { task: await taskNumbers(page, region, duty.rootTaskId), all };
  }
  return found;
}

async function reports(phone: Page, duty: Duty): Promise<void> {
  await phone.goto("/desk/today");
  const line = phone.locator(".todo-row", {
    has: phone.locator(`a[href="${pagesOf(duty).fill}"]`),
  });
  await expect(line).toContainText(TASK);
  await line.getByRole("link", { name: /去填报|补报/ }).click();
  await fillIn(phone, duty, { numerator: "6", denominator: "6", narrative: PRIVATE });
  await phone.reload();
  await expect(phone.getByLabel("进展情况"), "the draft was kept").toHaveValue(PRIVATE);
  await fillIn(phone, duty, {
    numerator: "6",
    denominator: "6",
    narrative: PRIVATE,
    photo: "公示栏.jpg",
  });
  await goToCheck(phone);
  await expect(phone.locator("#main")).toContainText("公示栏.jpg");
  expect(await submit(phone)).toMatch(/\d{6,}/);
  await expect(phone.locator(".receipt")).toContainText("审核");
}

async function returnsWithReason(page: Page, duty: Duty): Promise<void> {
  await page.goto("/desk/reviews");
  await page
    .locator(`a[href="${pagesOf(duty).review}"]`)
    .first()
    .click();
  await expect(page.locator("#main")).toContainText(PRIVATE);
  await page.getByText("退回", { exact: false }).last().scrollIntoViewIfNeeded();
  await page.keyboard.press("r");
  await page.getByLabel("补充说明").fill("请补上公示的起止日期");
  await page.getByRole("button", { name: "退回修改" }).click();
  await expect(page.getByText(/上一项已退回|已退回，填报单位会收到消息/)).toBeVisible();
}

async function corrects(phone: Page, duty: Duty): Promise<void> {
  await phone.goto("/desk/today");
  await expect(phone.getByRole("region", { name: "需要先处理" })).toContainText(
    "请补上公示的起止日期",
  );
  await phone.locator(`a[href="${pagesOf(duty).fill}"]`, { hasText: "修改重报" }).click();
  await expect(phone.getByLabel("进展情况")).toHaveValue(PRIVATE);
  const narrative = `${PRIVATE}，11 月 1 日至 10 日公示`;
  await fillIn(phone, duty, { numerator: "6", denominator: "6", narrative });
  await goToCheck(phone);
  await submit(phone);
  await expect(phone.getByText("已收到第 2 次提交")).toBeVisible();
}

async function approves(page: Page, duty: Duty): Promise<void> {
  await page.goto(pagesOf(duty).review);
  await expect(page.locator("#main")).toContainText("11 月 1 日至 10 日公示");
  await expect(page.locator("#main")).toContainText("请补上公示的起止日期");
  await page.getByRole("button", { name: /^通过/ }).click();
  await expect(page.getByText(/上一项已通过|已通过，数据已计入/)).toBeVisible();
}

/** From the province's number down to the photo, by links alone. */
async function drillDown(page: Page, duty: Duty): Promise<void> {
  await page.goto(dashboardOf(HOME.province));
  for (const region of [HOME.city, HOME.county, HOME.township]) {
    await page.locator(`.figure-table a[href*="/desk/dashboard/${region}"]`).first().click();
    await expect(page).toHaveURL(new RegExp(`/desk/dashboard/${region}\\b`));
  }
  await page
    .locator(".figure-table")
    .getByRole("link", { name: duty.organisationName })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(duty.organisationName);
  await page
    .locator(`a[href="${pagesOf(duty).history}"]`)
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(TASK);
  await expect(page.locator("#main")).toContainText("2 次提交");
  const file = page.locator('#main a[href^="/api/evidence/"]', { hasText: "公示栏.jpg" }).first();
  const answer = await page.request.get((await file.getAttribute("href")) ?? "");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toMatch(/^image\//);
}

/** Each number of the township's head opens a list of exactly that many. */
async function numbersOpenLists(page: Page): Promise<void> {
  await page.goto(dashboardOf(HOME.township));
  const figures = await page.locator("a.figure").evaluateAll((links) =>
    links.slice(1).map((link) => ({
      href: link.getAttribute("href") ?? "",
      shown: Number(link.querySelector(".figure-value")?.textContent?.replace(/\D/g, "")),
    })),
  );
  expect(figures.length).toBeGreaterThanOrEqual(6);
  for (const { href, shown } of figures.filter((one) => one.shown <= 60)) {
    await page.goto(href);
    expect(await countList(page), href).toBe(shown);
  }
}

async function freeze(page: Page, title: string): Promise<string> {
  await page.goto("/desk/editions/new?purpose=public");
  await page.getByLabel("标题").fill(title);
  await page.getByRole("button", { name: "定稿", exact: true }).click();
  await expect(page.getByText("由您定稿，请办公室另一位同志核对后发布")).toBeVisible();
  await expect(page.getByRole("button", { name: "发布这一期" })).toHaveCount(0);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

async function publicTask(page: Page): Promise<void> {
  await page.goto("/carriers/village");
  await expect(page.locator("article", { hasText: TASK })).toContainText(PUBLIC_NAME);
}

/** Gives a reason for each finding of the guard that asks for one. */
async function answerGuard(page: Page): Promise<void> {
  const open = page.locator("#guard li", { hasText: "还没有说明理由" });
  for (let left = await open.count(); left > 0; left -= 1) {
    await open.first().locator("summary").click();
    await open.first().getByRole("textbox").fill("由业务系统按月生成，不另外要人填报");
    await open.first().getByRole("button", { name: "保存理由" }).click();
    await expect(open).toHaveCount(left - 1);
  }
}

test("a task goes from the province's workbook to a village and back into every number", async ({
  open,
  database,
  claim,
  picture,
}) => {
  const lead = await open({ login: "sheng" });
  const office = await open({ login: "office" });
  const second = await open({ login: "office2" });
  const visitor = await open({ script: false, refused: true });
  const reader = await open();

  const listId = await test.step("the province's lead imports its workbook", () =>
    importList(lead));
  await test.step("nothing of a draft is public", async () => {
    await visitor.goto("/carriers/village");
    await expect(visitor.locator("#main")).not.toContainText("第 2 版");
    await expect(visitor.locator("article", { hasText: PUBLIC_NAME })).toHaveCount(0);
  });
  await test.step("the office consents", async () => {
    await answerGuard(lead);
    await lead.getByLabel("调整说明").fill("公示监督改由村里填报，统计三次公示齐全的项目");
    await lead.getByRole("button", { name: "提交办公室同意" }).click();
    await expect(lead.getByText("等待领导小组办公室同意")).toBeVisible();
    await expect(lead.getByRole("link", { name: "下发清单" })).toHaveCount(0);
    await office.goto(`/desk/lists/${listId}`);
    await office.getByLabel("同意意见").fill("办公室 11 月 20 日审核同意");
    await office.getByRole("button", { name: "记录同意" }).click();
    await expect(office.getByText("已经同意，等待牵头单位下发")).toBeVisible();
  });
  await test.step("it is issued to real villages, as many as was said", async () => {
    const before = await assignments(database);
    const { promised, told } = await database.alone(() => issue(lead, listId));
    expect(told).toBe(promised);
    expect(await assignments(database)).toBe(before + promised);
    await publicTask(visitor);
  });

  const duty = await claim({
    status: "not_started",
    listId,
    taskTitle: TASK,
    townshipCode: HOME.township,
  });
  const phone = await open({ login: duty.reporter, width: 360 });
  const reviewer = await open({ login: duty.reviewer });
  await test.step("a village reports on a phone", () =>
    database.changing(() => reports(phone, duty)));
  await test.step("its township returns it with a reason", () =>
    database.changing(() => returnsWithReason(reviewer, duty)));
  await test.step("the village corrects it", () => database.changing(() => corrects(phone, duty)));

  const readers = {
    [HOME.township]: reviewer,
    [HOME.county]: await open({ login: "xian" }),
    [HOME.city]: await open({ login: "shi" }),
    [HOME.province]: lead,
  };
  await test.step("approval changes every level by exactly one, at once", () =>
    database.alone(async () => {
      const before = await everyLevel(readers, duty);
      await approves(reviewer, duty);
      const after = await everyLevel(readers, duty);
      for (const [region, then] of Object.entries(before)) {
        expect(after[region], region).toEqual({
          task: { ...then.task, done: then.task.done + 1 },
          all: { ...then.all, done: then.all.done + 1 },
        });
      }
      await numbersOpenLists(readers[HOME.county] as Page);
    }));
  await test.step("the province's number opens down to the photo", () => drillDown(lead, duty));
  await picture(lead, "loop-history");

  await test.step("the public sees the edition only once a second person has released it", () =>
    publishes({ database, office, second, visitor, reader, picture }));
});

/** A page of the loop that stands only here. */
async function soundFor(
  page: Page,
  address: string,
  picture: Picture,
  name: string,
): Promise<void> {
  await page.goto(address);
  await expectSoundAtEveryWidth(page, (shown) => picture(shown, name));
}

type Picture = (page: Page, name: string) => Promise<void>;

interface Publishing {
  reader: Page;
  picture: Picture;
  database: Database;
  office: Page;
  second: Page;
  visitor: Page;
}

async function publishes({
  database,
  office,
  second,
  visitor,
  ...more
}: Publishing): Promise<void> {
  const title = "湖北省清廉建设推进情况（全程测试）";
  const editionId = await database.alone(() => freeze(office, title));
  await visitor.goto("/editions");
  await expect(visitor.locator("#main")).not.toContainText(title);
  expect((await visitor.goto(`/editions/${editionId}`))?.status()).toBe(404);

  await second.goto(`/desk/editions/${editionId}`);
  await second.getByRole("button", { name: "发布这一期" }).click();
  await expect(second.getByText("已发布").first()).toBeVisible();
  expect((await visitor.goto(`/editions/${editionId}`))?.status()).toBe(200);
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(title);
  const { fingerprint } = await database.one<{ fingerprint: string }>(
    "select fingerprint from edition where id = $1",
    [editionId],
  );
  await expect(visitor.locator(".fingerprint").first()).toContainText(fingerprint);
  for (const address of ["/", "/editions", `/editions/${editionId}`, "/carriers/village"]) {
    await visitor.goto(address);
    await expect(visitor.locator("body"), address).not.toContainText(PRIVATE);
  }
  await visitor.goto("/");
  await expect(visitor.locator(`a[href="/editions/${editionId}"]`)).toBeVisible();
  await soundFor(more.reader, `/editions/${editionId}`, more.picture, "edition-released");
  await soundFor(more.reader, "/", more.picture, "home-with-edition");
}
