import { expect, test } from "@/tests/support/e2e-test";
import { pagesOf } from "@/tests/support/e2e-work";

test("the office exempts a village from one report and takes it back, and the village reads why", async ({
  open,
  claim,
  database,
}) => {
  const duty = await claim({ status: "not_started" });
  const office = await open({ login: "xianban" });
  const village = await open({ login: duty.reporter, width: 360 });
  await database.changing(async () => {
    await office.goto(pagesOf(duty).history);
    await office.getByText("免报：本期不要求这个单位报送").click();
    const form = office.locator("form", { has: office.getByRole("button", { name: "免报" }) });
    await form.getByRole("button", { name: "免报" }).click();
    await expect(form.getByRole("link", { name: "免报的原因：请填写此项" })).toBeVisible();
    await form.getByLabel("免报的原因").fill("本村今年没有这类合同");
    await form.getByRole("button", { name: "免报" }).click();
    await expect(office.getByRole("button", { name: "取消免报" })).toBeVisible();

    await village.goto("/desk/today");
    await expect(village.locator(`a[href="${pagesOf(duty).fill}"]`)).toHaveCount(0);
    await expect(village.locator("#messages")).toContainText("本村今年没有这类合同");
    await village.goto(pagesOf(duty).history);
    await expect(village.getByRole("button", { name: "取消免报" })).toHaveCount(0);

    await office.getByLabel("取消免报的原因").fill("又新签了合同");
    await office.getByRole("button", { name: "取消免报" }).click();
    await expect(office.getByText("免报：本期不要求这个单位报送")).toBeVisible();
  });
  await village.goto("/desk/today");
  await expect(village.locator(`a[href="${pagesOf(duty).fill}"]`).first()).toBeVisible();
});

test("a notice of holidays is previewed day by day before anything is changed", async ({
  open,
}) => {
  const page = await open({ login: "xitong" });
  await page.goto("/desk/admin/calendar/notice?year=2031");
  await page.getByLabel("放假安排").fill("2031-02-05 至 2031-02-07 放假 春节\n坏的一行");
  await page.getByRole("button", { name: "核对" }).click();
  await expect(page.getByText("有 1 行没有读懂")).toBeVisible();
  await expect(page.getByRole("button", { name: /^登记这/ })).toHaveCount(0);
  await page.getByLabel("放假安排").fill("2031-02-05 至 2031-02-07 放假 春节");
  await page.getByRole("button", { name: "核对" }).click();
  await expect(page.getByRole("row")).toHaveCount(4);
  await expect(page.getByRole("button", { name: "登记这 3 天" })).toBeVisible();
});
