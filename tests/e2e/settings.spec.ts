import { expectAccessible, expectReflow } from "@/tests/support/e2e-pages";
import { expect, type Page, test } from "@/tests/support/e2e-test";

const TERMS = "/desk/sites/terms";
const FIELD = "参观评价低（个）";

const field = (page: Page) => page.getByLabel(FIELD);

/** Presses the button and waits until the server has answered; with and without script it is asked by POST. */
async function save(page: Page): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await answered;
}

test("the later of two who save settings is told who was faster and what stands, and saves again knowingly", async ({
  open,
  picture,
}) => {
  const restorer = await open({ login: "office" });
  await restorer.goto(TERMS);
  const usual = await field(restorer).inputValue();
  const [theirs, mine] = [String(Number(usual) + 1), String(Number(usual) + 2)];
  for (const script of [true, false]) {
    const [first, second] = await Promise.all([
      open({ login: "office", script }),
      open({ login: "office2", width: 360, script }),
    ]);
    await Promise.all([first.goto(TERMS), second.goto(TERMS)]);
    await field(first).fill(theirs);
    await save(first);

    await field(second).fill("0");
    await save(second);
    await expect(second.getByText("最少 1").first()).toBeVisible();
    await field(second).fill(mine);
    await save(second);
    const told = second.getByRole("alert").filter({ hasText: "改过期限与信号" });
    await expect(told).toContainText(/在 \d+ 月 \d+ 日 \d\d:\d\d 改过期限与信号/);
    await expect(told).toContainText(`${FIELD}现在是：${theirs}`);
    await expect(field(second)).toHaveValue(mine);
    await expectReflow(second);
    if (script) await expectAccessible(second);
    await picture(second, `settings-saved-before-${script ? "script" : "plain"}-360`);
    await first.goto(TERMS);
    await expect(field(first)).toHaveValue(theirs);

    await save(second);
    await expect(second.getByText("改过期限与信号")).toBeHidden();
    await first.goto(TERMS);
    await expect(field(first)).toHaveValue(mine);
  }
  await restorer.goto(TERMS);
  await field(restorer).fill(usual);
  await save(restorer);
  await restorer.goto(TERMS);
  await expect(field(restorer)).toHaveValue(usual);
});

test("the site's own settings keep what was typed where somebody else was faster", async ({
  open,
  picture,
}) => {
  const [first, second] = await Promise.all([
    open({ login: "office" }),
    open({ login: "office2" }),
  ]);
  const press = async (page: Page, name: string) => {
    const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
    await page.getByRole("button", { name, exact: true }).click();
    await answered;
  };
  await Promise.all([first.goto("/desk/portal"), second.goto("/desk/portal")]);
  await first.getByLabel("工作时间").fill("上午八点半到十一点半");
  await press(first, "保存待启用");
  await expect(first.getByText("公众还看不到").first()).toBeVisible();
  await second.getByLabel("工作时间").fill("下午两点半到五点半");
  await second.getByLabel("隐私说明").fill("我们不记录您的地址。");
  await press(second, "保存待启用");
  await expect(second.getByText(/改过网站设置。您填写的都还在/)).toBeVisible();
  await expect(second.getByText("工作时间现在是：上午八点半到十一点半").first()).toBeVisible();
  await expect(second.getByText("隐私说明现在是：空着").first()).toBeVisible();
  await expect(second.getByLabel("工作时间")).toHaveValue("下午两点半到五点半");
  await expect(second.getByLabel("隐私说明")).toHaveValue("我们不记录您的地址。");
  await expectAccessible(second);
  await picture(second, "portal-saved-before");
  await press(second, "保存待启用");
  await expect(second.getByText("公众还看不到").first()).toBeVisible();
  await press(second, "放弃");
  await expect(second.getByText("公开页面没有变化").first()).toBeVisible();
});
