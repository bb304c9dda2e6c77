import { expectAccessible, expectReflow } from "../support/e2e-pages";
import { expect, type Page, test } from "../support/e2e-test";

const TOUR = "村级公开账巡回观摩（示例）";

async function newCode(desk: Page): Promise<string> {
  await desk.goto("/desk/tours");
  await desk.getByRole("link", { name: TOUR }).click();
  await desk.getByLabel("几个").fill("1");
  await desk.getByRole("button", { name: "生成评价码" }).click();
  const code = (await desk.locator(".code-printed").textContent()) ?? "";
  return code.replace(/\s/g, "");
}

test("a low rating is given without script, counted, and the code is good once", async ({
  open,
}) => {
  const code = await newCode(await open({ login: "shi", script: false }));
  const phone = await open({ width: 360, script: false, refused: true });
  await phone.goto("/elder/rate");
  await phone.getByLabel("评价码").fill(`${code.slice(0, 12)}${(Number(code[12]) + 1) % 10}`);
  await phone.getByRole("button", { name: "去评价" }).click();
  await expect(phone.getByText("有一位数字不对").first()).toBeVisible();
  await expect(phone.getByLabel("评价码")).not.toHaveValue("");
  await phone.getByLabel("评价码").fill(`${code.slice(0, 4)} ${code.slice(4, 8)} ${code.slice(8)}`);
  await phone.getByRole("button", { name: "去评价" }).click();
  await expect(phone.getByRole("heading", { level: 1, name: "请您评价" })).toBeVisible();
  await expectReflow(phone);
  await phone.getByRole("button", { name: "提交评价" }).click();
  await expect(phone.getByText("请从五个词中选一个").first()).toBeVisible();
  await phone.getByText("非常不满意", { exact: true }).click();
  await phone.getByLabel("路途太久").check();
  await phone.getByRole("button", { name: "提交评价" }).click();
  await expect(phone.getByRole("heading", { level: 1, name: "谢谢您的评价" })).toBeVisible();
  expect(phone.url()).toContain("/elder/rate/thanks/tour/");
  await expect(phone.getByText(/其中不满意和非常不满意 \d+ 条/)).toBeVisible();
  await phone.goto(`/rate/${code}`);
  await expect(phone.getByText("这个评价码已经用过一次")).toBeVisible();
});

test("rating pages are accessible", async ({ open }) => {
  const code = await newCode(await open({ login: "shi" }));
  const page = await open({ width: 360 });
  for (const path of ["/rate", `/rate/${code}`, "/rate/self-test", "/cases", "/cases/tours"]) {
    await page.goto(path);
    await expectAccessible(page);
    await expectReflow(page);
  }
});

test("a case goes from a village through two assessors, 审 and 发 to the public, and is copied", async ({
  open,
}) => {
  const title = `路口的账 ${Date.now()}`;
  const village = await open({ login: "cun" });
  await village.goto("/desk/cases/new");
  await village.getByLabel("名称").fill(title);
  await village.getByLabel("载体").selectOption("village");
  await village.getByLabel("背景").fill("村里的账以前没有人看得懂，开会时总有人问。");
  await village
    .getByLabel("做法")
    .fill("每月把收支改写成三栏大字贴在路口，院坝会上逐项念，当场回答。");
  await village.getByLabel("成效").fill("问账的次数少了，写错的两笔当场改了。");
  await village.getByRole("button", { name: "保存草稿" }).click();
  await village.getByRole("button", { name: "提交评选" }).click();
  await expect(village.getByText("待评选")).toBeVisible();
  const path = new URL(village.url()).pathname;

  const selector = await open({ login: "shi" });
  await selector.goto(path);
  await selector.getByRole("button", { name: "抽取评审员" }).click();
  await expect(selector.getByText("未评分")).toHaveCount(2);

  for (const login of ["pingshen", "pingshen2", "pingshen3"]) {
    const assessor = await open({ login, refused: true });
    const answer = await assessor.goto(path);
    if (answer?.status() === 404) continue;
    for (const at of [1, 2, 3, 4]) {
      await assessor.locator(`#score${at}`).fill("82");
      await assessor.locator(`#reason${at}`).fill("写明了谁来念、念给谁听");
    }
    await assessor.getByRole("button", { name: "提交评分" }).click();
    await expect(assessor.getByText("总分 82").first()).toBeVisible();
  }

  await selector.reload();
  await selector.getByRole("radio", { name: /^入选/ }).check();
  await selector.getByLabel("理由").fill("说得清，学得会");
  await selector.getByRole("button", { name: "作出决定" }).click();
  await expect(selector.getByText("已入选").first()).toBeVisible();

  for (const [login, view, button, done] of [
    ["office2", "check", "审核通过", "发布后立即公开"],
    ["office3", "release", "发布", "已经公开。要改文字"],
  ] as const) {
    const office = await open({ login });
    await office.goto(`/desk/publications?view=${view}`);
    await office.getByRole("link", { name: title }).first().click();
    await office.getByRole("button", { name: button, exact: true }).click();
    await expect(office.getByText(done)).toBeVisible();
  }
  const visitor = await open({ script: false, width: 360 });
  await visitor.goto(path.replace("/desk", ""));
  await expect(visitor.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(visitor.getByText("还没有单位登记学用")).toBeVisible();

  const neighbour = await open({ login: "linxian" });
  await neighbour.goto(path.replace("/cases/", "/cases/adopt/"));
  await neighbour.getByLabel("从哪天开始学用").fill("2026-10-01");
  await neighbour.getByLabel("因地制宜改了什么").fill("改成每季度一次");
  await neighbour.getByLabel("结果怎样").fill("三个村做了起来");
  await neighbour.getByRole("button", { name: "报送核对" }).click();
  await expect(neighbour.getByText("待核对").first()).toBeVisible();
});
