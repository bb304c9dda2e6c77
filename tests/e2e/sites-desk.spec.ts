import type { Page } from "@playwright/test";
import { expectSoundAtEveryWidth } from "@/tests/support/e2e-pages";
import { expect, test } from "@/tests/support/e2e-test";

const NAME = `全程测试示范点 ${Date.now().toString(36)}`;

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

async function answerAll(page: Page, answer: string): Promise<void> {
  const cards = page.getByRole("radio", { name: answer, exact: true });
  for (let at = 0; at < (await cards.count()); at += 1) await cards.nth(at).check();
}

test("a village is recommended, evaluates itself, is verified, shown to the public, named and withdrawn", async ({
  open,
  database,
}) => {
  test.slow();
  const village = await open({ login: "cun" });
  const county = await open({ login: "xian" });
  const township = await open({ login: "xiang" });
  let address = "";

  await test.step("the township recommends one of its villages", async () => {
    await township.goto(`/desk/sites/new?q=${encodeURIComponent("良种场")}`);
    await township
      .getByRole("link", { name: /良种场/ })
      .first()
      .click();
    await township.getByLabel("示范点名称").fill(NAME);
    await township.getByRole("radio", { name: "联系点" }).check();
    await township.getByLabel("载体").selectOption({ label: "清廉村居" });
    await township.getByLabel("推荐理由").fill("公开做得实，村民满意");
    await press(township, "推荐");
    await expect(township.getByRole("heading", { level: 1, name: NAME })).toBeVisible();
    address = new URL(township.url()).pathname;
  });

  await test.step("the village evaluates itself; what is missing is named and nothing is lost", async () => {
    await village.goto("/desk/sites?view=waiting");
    await village.getByRole("link", { name: NAME }).click();
    await village.getByRole("link", { name: "去自评" }).click();
    await village.getByLabel("自评小结").fill("逐条对照");
    await press(village, "暂存");
    await expect(village.getByText("已暂存")).toBeVisible();
    await expect(village.getByLabel("自评小结")).toHaveValue("逐条对照");
    await press(village, "提交自评");
    await expect(village.getByText(/请选择符合程度/).first()).toBeVisible();
    await expect(village.getByLabel("自评小结")).toHaveValue("逐条对照");
    await answerAll(village, "符合");
    await expectSoundAtEveryWidth(village);
    await press(village, "提交自评");
    await expect(village.getByText("待核验").first()).toBeVisible();
    await expect(village.getByRole("link", { name: "去核验" })).toHaveCount(0);
  });

  await test.step("the county verifies on the spot, beside the village's own answers", async () => {
    await county.goto(address);
    await county.getByRole("link", { name: "去核验" }).click();
    await expect(county.getByText("单位自评：符合").first()).toBeVisible();
    await answerAll(county, "符合");
    await county.getByLabel("核验人员").fill("核验组二人");
    await county.getByRole("radio", { name: /^通过/ }).check();
    await press(county, "提交核验");
    await expect(county.getByText("待公示").first()).toBeVisible();
  });

  await test.step("the county shows it to the public; it is not named before the notice is out and over", async () => {
    await county.getByRole("link", { name: "去公示" }).click();
    await county.getByRole("checkbox", { name: new RegExp(NAME) }).check();
    await press(county, "提交公示");
    await expect(county.getByText("公示还没有发布，请先在公开发布里完成审、发")).toBeVisible();
    await expect(county.getByRole("button", { name: "命名", exact: true })).toHaveCount(0);
    await expectSoundAtEveryWidth(county);
  });

  await test.step("a stranger does not find it, and neither does the public", async () => {
    const stranger = await open({ login: "linxian", refused: true });
    expect((await stranger.goto(address))?.status()).toBe(404);
    const visitor = await open({ refused: true });
    expect((await visitor.goto(address.replace("/desk", "")))?.status()).toBe(404);
  });

  await test.step("once the notice is out and over, the county names it; the village writes its page", async () => {
    // Days pass: 审 and 发 in a browser have a journey of their own.
    const id = address.split("/").at(-1);
    await database.rows(
      `update site_notice set from_on = current_date - 20, to_on = current_date - 8
       where id = (select notice_id from demonstration_site where id = $1)`,
      [id],
    );
    await database.rows(
      `update publication set status = 'published', checked_at = now(), released_by_name = '发',
         released_at = now() - interval '21 days' where kind = 'notice'
         and subject_id = (select notice_id from demonstration_site where id = $1)`,
      [id],
    );
    await county.goto(address);
    await press(county, "命名");
    await expect(county.getByText("已命名").first()).toBeVisible();
    await village.goto(address);
    await village.getByRole("link", { name: "编写", exact: true }).click();
    await village.getByLabel("故事").fill("村务公开做到家门口");
    await village.getByLabel("地址").fill("村委会");
    await press(village, "提交审核");
    await expect(village.getByText("最近一版：待审")).toBeVisible();
  });

  await test.step("the county withdraws it with a reason that the village reads", async () => {
    await county.goto(address);
    await county.getByText("退出示范点").first().click();
    await county.getByLabel("退出的理由").fill("公开停更，整改不到位");
    await press(county, "退出");
    await expect(county.getByText("已退出").first()).toBeVisible();
    await village.goto(address);
    await expect(village.getByText("公开停更，整改不到位").first()).toBeVisible();
  });
});

test("a notice takes an objection without script and diverts an accusation", async ({ open }) => {
  const visitor = await open({ script: false, width: 360 });
  await visitor.goto("/notices");
  await visitor.getByRole("link", { name: /示例1/ }).first().click();
  await visitor.getByRole("link", { name: "提出异议" }).click();
  await visitor.getByLabel("哪里与公示不符").fill("村支书张某贪污集体资金收受贿赂");
  await press(visitor, "提交异议");
  await expect(visitor.getByText(/这里不能收举报/).first()).toBeVisible();
  await expect(visitor.getByLabel("哪里与公示不符")).toHaveValue(/张某/);
  await visitor.getByLabel("哪里与公示不符").fill("公开栏的内容还停在上个季度，没有更新");
  // Without script the ticket of the page holds after four seconds: until then it says to press again.
  const received = visitor.getByRole("heading", { level: 1, name: "已收到您的异议" });
  await expect(async () => {
    await press(visitor, "提交异议");
    await expect(received).toBeVisible({ timeout: 1_000 });
  }).toPass({ intervals: [5_000], timeout: 30_000 });
});
