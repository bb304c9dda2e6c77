import { HOME } from "@/prisma/seed/demo/scope";
import { expect, type Page, test } from "@/tests/support/e2e-test";
import { pagesOf, report } from "@/tests/support/e2e-work";
import { letReportsWait } from "@/tests/support/review-queue";

const WON = /上一项已通过/;
const RETURNED = /上一项已退回/;

/** What a reviewer is told after the decision. */
async function outcomeOf(page: Page): Promise<string> {
  const told = page.locator("#main").getByRole("alert").or(page.getByText(WON));
  await expect(told).toBeVisible();
  return (await told.textContent()) ?? "";
}

test("of two who approve at once one wins, and the other is told who was faster", async ({
  open,
  claim,
  database,
}) => {
  const duty = await claim({ status: "not_started", townshipCode: HOME.township });
  const village = await open({ login: duty.reporter });
  const one = await open({ login: duty.reviewer });
  const other = await open({ login: "xiang" });
  await database.changing(async () => {
    await report(village, duty);
    const both = [one, other];
    for (const page of both) await page.goto(pagesOf(duty).review);
    await Promise.all(both.map((page) => page.getByRole("button", { name: /^通过/ }).click()));
    const outcomes = await Promise.all(both.map((page) => outcomeOf(page)));
    expect(
      outcomes.filter((told) => WON.test(told)),
      outcomes.join("; "),
    ).toHaveLength(1);
    const lost = outcomes.find((told) => !WON.test(told));
    expect(lost).toMatch(/党委政府.*通过/);
  });
  const { count } = await database.one<{ count: number }>(
    `select count(*)::int as count from review v join report r on r.id = v.report_id
     where r.assignment_id = $1`,
    [duty.id],
  );
  expect(count).toBe(1);
});

test("a return points at a paragraph and a file, and the village finds both marked", async ({
  open,
  claim,
  database,
}) => {
  const duty = await claim({ status: "not_started" });
  const village = await open({ login: duty.reporter });
  const township = await open({ login: duty.reviewer });
  const narrative = "一、逐份核对合同。\n二、结果在公开栏公示。";
  await database.changing(async () => {
    await report(village, duty, { narrative, photo: `公示-${duty.id}.jpg` });
    await township.goto(pagesOf(duty).review);
    await township.keyboard.press("r");
    await township.getByLabel("重报日期").evaluate((box: HTMLInputElement) => {
      box.type = "text";
      box.value = "2026-02-30";
    });
    await township.getByRole("button", { name: "退回修改" }).click();
    await expect(township.locator("#dueOn-error")).toContainText("没有这一天");
    await township.getByLabel("重报日期").fill("2026-12-01");
    await township.getByRole("button", { name: "退回修改" }).click();
    await expect(township.locator("#dueOn-error")).toHaveCount(0);
    await expect(township.locator("#reason-error")).toContainText("请选择或写明退回的原因");

    await township.locator("[data-paragraph='2'] .point-button").click();
    await expect(township.getByRole("textbox", { name: "对进展情况第 2 段的意见" })).toBeFocused();
    await township.keyboard.type("写明公示的起止日期");
    await township.getByRole("button", { name: /对材料公示.*提意见/ }).click();
    await township.keyboard.type("看不清日期，请重拍");
    await township.getByRole("button", { name: "没有写清做了什么、覆盖多少" }).click();
    await township.getByLabel("补充说明").fill("改好后再报");
    await township.keyboard.press("Control+Enter");
    await expect(township.getByText(RETURNED)).toBeVisible();
  });
  await village.goto("/desk/today");
  await expect(village.locator("#main")).toContainText("改好后再报");
  await village.goto(pagesOf(duty).fill);
  const notes = village.locator(".returned-notes li");
  await expect(notes).toHaveCount(3);
  await expect(notes.nth(0)).toContainText("进展情况第 2 段：写明公示的起止日期");
  await expect(notes.nth(0).locator("mark")).toHaveText("二、结果在公开栏公示。");
  await expect(notes.nth(1)).toContainText(`材料“公示-${duty.id}.jpg”：看不清日期，请重拍`);
  await notes.nth(0).getByRole("link").click();
  await expect(village).toHaveURL(/#narrative$/);
});

test("a reviewer approves and returns without script", async ({ open, claim, database }) => {
  const one = await claim({ status: "not_started" });
  const other = await claim({ status: "not_started" });
  const first = await open({ login: one.reporter });
  const second = await open({ login: other.reporter });
  await database.changing(async () => {
    await report(first, one);
    await report(second, other);
    const approving = await open({ login: one.reviewer, script: false });
    await approving.goto(pagesOf(one).review);
    await approving.getByRole("button", { name: /^通过/ }).click();
    await expect(approving.getByText(WON)).toBeVisible();
    const returning = await open({ login: other.reviewer, script: false });
    await returning.goto(pagesOf(other).review);
    await returning.getByText(/^退回/).first().click();
    await returning.getByLabel("指出一处").selectOption("paragraph:1");
    await returning.getByLabel("这一处要改什么").fill("请写明覆盖多少户");
    await returning.getByRole("button", { name: "退回修改" }).click();
    await expect(returning.getByText(RETURNED)).toBeVisible();
  });
  await second.goto(pagesOf(other).fill);
  await expect(second.locator(".returned-notes")).toContainText(
    "进展情况第 1 段：请写明覆盖多少户",
  );
});

test("a doubt leaves the queue for a tab of its own, with the words it was raised by", async ({
  open,
  claim,
  database,
}) => {
  const duty = await claim({ status: "not_started" });
  const village = await open({ login: duty.reporter });
  const township = await open({ login: duty.reviewer });
  await database.changing(async () => {
    await report(village, duty);
    await township.goto(pagesOf(duty).review);
    await township.keyboard.press("q");
    await expect(township.getByLabel("哪里存疑")).toBeFocused();
    await township.keyboard.type("户数和台账对不上");
    await township.keyboard.press("Control+Enter");
    await expect(township.getByText(/上一项已转核查/)).toBeVisible();
  });
  await township.goto("/desk/reviews?tab=doubted");
  await township
    .locator(`a[href^="${pagesOf(duty).review}"]`)
    .first()
    .click();
  await expect(township.locator("#main")).toContainText("户数和台账对不上");
  await expect(township.getByRole("button", { name: /^通过/ })).toHaveCount(0);
});

test("what is ticked is approved one by one; what a check asks about has no box", async ({
  open,
  database,
}) => {
  await database.changing(async () => {
    const ids = await letReportsWait((text, values) => database.rows(text, values), {
      ...{ nodeCode: "429021", taskCodes: ["CJ-14"], count: 6, from: Date.now() % 1_000_000 },
    });
    const [task] = await database.rows<{ id: string }>(
      "select root_task_id as id from assignment where id = $1",
      [ids[0]],
    );
    const desk = await open({ login: "shennongjia-nyj" });
    await desk.goto(`/desk/reviews?rootTaskId=${task?.id}`);
    const mine = (figure: string) => desk.locator(".queue-row", { hasText: figure });
    await expect(mine("19 / 20").first()).toContainText("没有达到目标");
    await expect(mine("19 / 20").first().getByRole("checkbox")).toHaveCount(0);
    const boxes = mine("20 / 20").getByRole("checkbox");
    const [kept, lost] = [boxes.nth(0), boxes.nth(1)];
    const taken = (await lost.getAttribute("value"))?.split(":")[0];
    for (const box of [kept, lost]) await box.check();

    const faster = await open({ login: "shennongjia-nyj" });
    await faster.goto(`/desk/reviews/${taken}`);
    await faster.getByRole("button", { name: /^通过/ }).click();
    await expect(faster.getByText(WON)).toBeVisible();

    await desk.getByRole("button", { name: "通过勾选的" }).click();
    await expect(desk.getByText("已通过 1 项，留下 1 项")).toBeVisible();
    await expect(desk.locator("#main")).toContainText(/没有通过：.*您的操作没有生效/);
  });
});
