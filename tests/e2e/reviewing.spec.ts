import { HOME } from "@/prisma/seed/demo/scope";
import { expect, type Page, test } from "@/tests/support/e2e-test";
import { pagesOf, report } from "@/tests/support/e2e-work";

const WON = /上一项已通过|已通过，数据已计入/;

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

test("returning needs a reason and a day that exists; what was typed stays", async ({
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
    await township.keyboard.press("r");
    await expect(township.getByLabel("常用原因")).toBeFocused();
    await township.getByLabel("重报日期").evaluate((box: HTMLInputElement) => {
      box.type = "text";
      box.value = "2026-02-30";
    });
    await township.getByRole("button", { name: "退回修改" }).click();
    await expect(township.locator("#dueOn-error")).toContainText("没有这一天");
    await township.getByLabel("重报日期").fill("2026-12-01");
    await township.getByLabel("针对哪一部分").selectOption({ index: 1 });
    await township.getByRole("button", { name: "退回修改" }).click();
    await expect(township.locator("#dueOn-error")).toHaveCount(0);
    await expect(township.locator("#reason-error")).toContainText("请选择或写明退回的原因");
    await township.getByLabel("补充说明").fill("公示照片看不清日期，请重拍");
    await township.getByRole("button", { name: "退回修改" }).click();
    await expect(township.getByText(/上一项已退回|已退回，填报单位会收到消息/)).toBeVisible();
  });
  await village.goto("/desk/today");
  const urgent = village.getByRole("region", { name: "需要先处理" });
  await expect(urgent).toContainText("公示照片看不清日期，请重拍");
});

test("a reviewer approves and returns without script", async ({ open, claim, database }) => {
  const duty = await claim({ status: "not_started" });
  const village = await open({ login: duty.reporter });
  const township = await open({ login: duty.reviewer, script: false });
  await database.changing(async () => {
    await report(village, duty);
    await township.goto(pagesOf(duty).review);
    await township.getByRole("button", { name: /^通过/ }).click();
    await expect(township.getByText(/上一项已通过|已通过，数据已计入/)).toBeVisible();
  });
});
