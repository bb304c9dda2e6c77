import { HOME } from "@/prisma/seed/demo/scope";
import type { Database } from "@/tests/support/e2e-database";
import { expectAccessible, expectReflow } from "@/tests/support/e2e-pages";
import { expect, type Page, test } from "@/tests/support/e2e-test";

/*
 * The year of a list, as offices would live it: last year's list becomes the draft, the guard's findings
 * are mended and answered, the office consents, the list goes to one city, is tightened there and reaches
 * a county, one village is granted an extension, and a second version is issued with a comparison.
 */

const YEAR = 2027;
const TASK = "CJ-04";

test.setTimeout(420_000);

const idIn = (page: Page) => /lists\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";

/** Writes into a cell of the sheet by keyboard, in place of what stands there. */
async function write(page: Page, code: string, column: string, text: string): Promise<void> {
  const head = page.getByRole("columnheader", { name: column, exact: true });
  const at = await head.getAttribute("aria-colindex");
  const row = page.getByRole("row").filter({
    has: page.getByRole("gridcell", { name: code, exact: true }),
  });
  await row.locator(`[aria-colindex="${at}"]`).click();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^已保存/)).toBeVisible();
}

const errors = (page: Page) =>
  page.getByRole("toolbar", { name: "编辑" }).getByText(/^要改 \d+ 处$/);

/** Gives the same reason wherever the guard asks for one, then hands the list to the office. */
async function handIn(page: Page, changeNote?: string): Promise<void> {
  const asked = page.locator("#guard li").filter({ hasText: "还没有说明理由" });
  while ((await asked.count()) > 0) {
    const before = await asked.count();
    await asked.first().getByText("说明理由", { exact: true }).click();
    await asked
      .first()
      .getByLabel(/的理由$/)
      .fill("列入年度检查计划，合并开展，不另行部署");
    await asked.first().getByRole("button", { name: "保存理由" }).click();
    await expect(asked).toHaveCount(before - 1);
  }
  if (changeNote) await page.getByLabel("调整说明").fill(changeNote);
  await page.getByRole("button", { name: "提交办公室同意" }).click();
  await expect(page.getByText("待同意").first()).toBeVisible();
}

async function consent(page: Page, listId: string): Promise<void> {
  await page.goto(`/desk/lists/${listId}`);
  await page.getByLabel("同意意见").fill("办公室主任会议审核同意");
  await page.getByRole("button", { name: "记录同意" }).click();
  await expect(page.getByText("已经同意").first()).toBeVisible();
}

/** Issues to some levels of one region and waits for the end. */
async function issue(
  page: Page,
  listId: string,
  scope: { levels: string[]; region?: string },
): Promise<void> {
  const query = new URLSearchParams({ periods: "upcoming" });
  for (const level of scope.levels) query.append("levels", level);
  if (scope.region) query.append("regionCodes", scope.region);
  await page.goto(`/desk/lists/${listId}/issue?${query}`);
  await page.getByRole("button", { name: /^确认下发/ }).click();
  await expect(page.getByRole("status").filter({ hasText: /已下发/ })).toBeVisible({
    timeout: 60_000,
  });
}

interface Asked {
  id: string;
  period: number;
  due: string;
  target: string;
  status: string;
}

/** What the village is asked of the task in the year, by period. */
async function askedOf(database: Database, village: string): Promise<Asked[]> {
  return database.rows<Asked>(
    `select a.id::text, a.period, a.due_on::text as due, a.status,
       round(coalesce(a.target, t.target), 1)::text as target
     from assignment a join task t on t.id = a.task_id
     join organisation o on o.id = a.organisation_id
     where o.region_code = $1 and a.year = $2 and t.code = $3 order by a.period`,
    [village, YEAR, TASK],
  );
}

test("a year's list, from last year's to its second version", async ({
  open,
  database,
  picture,
}) => {
  await database.changing(async () => {
    const sheng = await open({ login: "sheng" });
    const keep = async (page: Page, name: string) => {
      await expectReflow(page);
      await expectAccessible(page);
      await picture(page, `list-year-${name}`);
    };

    await test.step("last year's list is this year's draft", async () => {
      await sheng.goto(`/desk/lists/new?kind=task&place=${HOME.province}%3Avillage&year=${YEAR}`);
      await sheng
        .getByRole("listitem")
        .filter({ hasText: "本地区上年清单" })
        .getByRole("link")
        .click();
      await sheng.getByRole("button", { name: "存为草稿，去编辑" }).click();
      await sheng.waitForURL(/\/edit$/);
      await expect(sheng.getByRole("gridcell", { name: "三资问题清理整改" })).toBeVisible();
    });
    const listId = idIn(sheng);

    await test.step("the guard speaks as one types, and blocks what must not be asked", async () => {
      await write(sheng, TASK, "具体举措", "逐项核查合同，各村每日打卡上报");
      await saved(sheng);
      await expect(errors(sheng)).toHaveText("要改 1 处");
      await keep(sheng, "01-guard-in-editor");
      await sheng.goto(`/desk/lists/${listId}`);
      await expect(sheng.locator("#guard")).toContainText("打卡");
      await sheng.getByRole("button", { name: "提交办公室同意" }).click();
      await expect(sheng.getByText(/CJ-04/).first()).toBeVisible();
      await expect(sheng.getByText("待同意")).toHaveCount(0);
      await keep(sheng, "02-guard-on-list");
      await sheng.goto(`/desk/lists/${listId}/edit`);
      await write(sheng, TASK, "具体举措", "逐项核查合同，问题销号");
      await saved(sheng);
      await expect(errors(sheng)).toHaveCount(0);
    });

    await test.step("warnings are answered, and the office returns it once", async () => {
      await sheng.goto(`/desk/lists/${listId}`);
      await handIn(sheng);
      const office = await open({ login: "office" });
      await office.goto(`/desk/lists/${listId}`);
      await expect(office.locator("#guard")).toContainText("列入年度检查计划");
      await office.getByRole("button", { name: "退回修改" }).first().click();
      await office.getByLabel("第 1 条：任务").selectOption({ label: "CJ-10 对村巡察与交叉监督" });
      await office.getByLabel("意见", { exact: true }).first().fill("任期覆盖率请按年度分解");
      await office.getByRole("dialog").getByRole("button", { name: "退回修改" }).click();
      await expect(
        office.getByRole("dialog").getByRole("link", { name: "退回理由：请填写此项" }),
      ).toBeVisible();
      await office.getByLabel("退回理由").fill("个别任务的期限请再核对");
      await keep(office, "03-return");
      await office.getByRole("dialog").getByRole("button", { name: "退回修改" }).click();
      await expect(office.locator("#main").getByText("草稿").first()).toBeVisible();
      await sheng.goto(`/desk/lists/${listId}`);
      await expect(sheng.getByText("任期覆盖率请按年度分解").first()).toBeVisible();
      await keep(sheng, "04-remarks");
      await handIn(sheng);
      await consent(office, listId);
      await keep(office, "05-consent");
    });

    await test.step("it is issued to one city, which acknowledges it", async () => {
      await issue(sheng, listId, { levels: ["city"], region: HOME.city });
      await keep(sheng, "06-issued");
      const shi = await open({ login: "shi" });
      await shi.goto(`/desk/lists/${listId}/acknowledgements`);
      await shi.getByRole("button", { name: "签收" }).click();
      await expect(shi.getByText(/已签收|您单位已于/).first()).toBeVisible();
      await keep(shi, "07-acknowledged");
    });

    const lowerId =
      await test.step("the city tightens it and breaks it down to a county", async () => {
        const shi = await open({ login: "shi" });
        await shi.goto(`/desk/lists/${listId}`);
        await shi.getByRole("button", { name: "制定襄阳市的清单" }).click();
        await shi.waitForURL((url) => !url.pathname.includes(listId));
        const id = idIn(shi);
        await shi.goto(`/desk/lists/${id}/edit`);
        await write(shi, TASK, "目标值", "≥97%");
        await saved(shi);
        await errors(shi).click();
        await expect(shi.getByText(/比上级.*宽|低于上级|放宽/).first()).toBeVisible();
        await keep(shi, "08-looser-is-marked");
        await shi.goto(`/desk/lists/${id}`);
        await shi.getByRole("button", { name: "提交办公室同意" }).click();
        await expect(shi.getByText(/上级/).first()).toBeVisible();
        await expect(shi.getByText("待同意")).toHaveCount(0);
        await shi.goto(`/desk/lists/${id}/edit`);
        await write(shi, TASK, "目标值", "≥99%");
        await write(shi, TASK, "完成时限", "3月20日、6月20日、9月20日、12月20日");
        await saved(shi);
        await expect(errors(shi)).toHaveCount(0);
        await keep(shi, "09-tightened");
        await shi.goto(`/desk/lists/${id}`);
        await handIn(shi);
        const shiban = await open({ login: "shiban" });
        await consent(shiban, id);
        await issue(shi, id, { levels: ["county", "township", "village"], region: HOME.county });
        await keep(shi, "10-city-issued");
        return id;
      });

    const last = await test.step("the village is asked by the city's terms", async () => {
      const asked = await askedOf(database, HOME.village);
      expect(asked.map(({ due }) => due)).toEqual(
        ["03-20", "06-20", "09-20", "12-20"].map((day) => `${YEAR}-${day}`),
      );
      expect(asked.every(({ target }) => target === "99.0")).toBe(true);
      return asked[3]?.id ?? "";
    });

    await test.step("an extension climbs to the city, whose term it breaks", async () => {
      const cun = await open({ login: "cun", width: 360 });
      await cun.goto(`/desk/assignments/${last}/adjust`);
      await cun.getByLabel("申请延到哪一天").fill(`${YEAR}-12-24`);
      await cun.getByLabel("原因").fill("汛期山路中断，两份合同要等交通恢复后到现场核对");
      await keep(cun, "11-ask-extension");
      await cun.getByRole("button", { name: "提交申请" }).click();
      await expect(cun.getByRole("heading", { level: 1 })).toContainText("三资问题清理整改");
      const page = new URL(cun.url()).pathname;
      for (const login of ["xian", "shi"]) {
        const decider = await open({ login });
        await decider.goto("/desk/adjustments");
        await decider
          .getByRole("link", { name: /三资问题清理整改/ })
          .first()
          .click();
        await decider.getByRole("radio", { name: /^同意/ }).check();
        await decider.getByLabel("说明").fill("情况属实");
        await keep(decider, `12-decide-${login}`);
        await decider.getByRole("button", { name: "提交办理意见" }).click();
        await expect(decider.getByText("情况属实").first()).toBeVisible();
      }
      await cun.goto(page);
      await keep(cun, "13-granted");
      expect((await askedOf(database, HOME.village))[3]?.due).toBe(`${YEAR}-12-24`);
    });

    await test.step("a second version is compared, consented to and issued", async () => {
      await sheng.goto(`/desk/lists/${listId}`);
      await sheng.getByRole("button", { name: "修订下一版" }).click();
      await sheng.waitForURL((url) => !url.pathname.includes(listId));
      const next = idIn(sheng);
      await sheng.goto(`/desk/lists/${next}/edit`);
      await write(sheng, TASK, "目标值", "100%");
      await sheng.getByRole("gridcell", { name: "CJ-10", exact: true }).click();
      await sheng.getByRole("button", { name: "删除行" }).click();
      await saved(sheng);
      await sheng.goto(`/desk/lists/${next}/compare`);
      await expect(sheng.locator("main")).toContainText("对村巡察与交叉监督");
      await expect(sheng.locator("main")).toContainText("100%");
      await keep(sheng, "14-comparison");
      await sheng.goto(`/desk/lists/${next}`);
      await handIn(sheng, "三资整改率提高到百分之百，巡察任务改由统筹协调清单安排");
      await consent(await open({ login: "office" }), next);
      await sheng.goto(`/desk/lists/${next}/issue`);
      await expect(sheng.getByText("对已下发任务的影响").first()).toBeVisible();
      await keep(sheng, "15-what-follows");
      await issue(sheng, next, { levels: ["city"], region: HOME.city });
    });

    await test.step("what is open follows, what was granted stays, and the counters are exact", async () => {
      const asked = await askedOf(database, HOME.village);
      expect(asked.every(({ target }) => target === "100.0")).toBe(true);
      expect(asked[3]?.due).toBe(`${YEAR}-12-24`);
      const dropped = await database.rows(
        `select 1 from assignment a join task t on t.id = a.task_id
         where a.year = $1 and t.code = 'CJ-10' and (a.status <> 'cancelled' or a.change_reason is null)`,
        [YEAR],
      );
      expect(dropped).toEqual([]);
      expect(await database.rows("select * from counter_difference")).toEqual([]);
      const cun = await open({ login: "cun" });
      await cun.goto(`/desk/assignments/${last}`);
      await expect(cun.locator("main")).toContainText("情况属实");
      await keep(cun, "16-timeline");
      await sheng.goto(`/desk/lists/${lowerId}`);
    });
  });
});
