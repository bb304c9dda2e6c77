import { expect, test } from "@/tests/support/e2e-test";

test("a citizen searches without script: by words, by pinyin, by kind, page by page", async ({
  open,
}) => {
  const page = await open({ script: false, width: 360 });
  await page.goto("/");
  await page.getByRole("searchbox").fill("小微权力");
  await page.getByRole("button", { name: "搜索" }).click();
  await expect(page).toHaveURL(/\/search\?/);
  await expect(page.locator("mark").first()).toHaveText("小微权力");
  await page.getByRole("navigation", { name: "种类" }).getByRole("link", { name: /任务/ }).click();
  await expect(page).toHaveURL(/kind=task/);
  await expect(page.locator(".news-list > li").first()).toContainText("任务");
  await page.goto("/search?q=sfd");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("sfd");
});

test("a search that finds nothing, or that asks for another door, says where to go", async ({
  open,
}) => {
  const page = await open({ width: 360 });
  await page.goto("/search?q=不会有这样的词语");
  await expect(page.getByRole("heading", { name: /没有找到/ })).toBeVisible();
  await page.goto("/search?q=村");
  await expect(page.getByRole("heading", { name: /再加一个字/ })).toBeVisible();
  await expect(page.getByText("没有找到")).toHaveCount(0);
  await page.goto("/search?q=举报干部受贿");
  await expect(page.getByText("要反映违纪违法问题，请拨打 12388")).toBeVisible();
  await expect(page.getByRole("link", { name: "拨打 12388" })).toHaveAttribute("href", "tel:12388");
  await page.goto("/search?q=路灯坏了");
  await expect(page.getByText("要办事、求助或投诉，请拨打 12345")).toBeVisible();
});

test("public progress names its edition and sets regions side by side", async ({ open }) => {
  const page = await open({ script: false });
  await page.goto("/progress");
  await expect(page.getByText("数字取自")).toBeVisible();
  const regions = page.getByRole("checkbox");
  await regions.nth(0).check();
  await regions.nth(1).check();
  await page.getByRole("button", { name: "查看" }).click();
  await expect(page.getByRole("heading", { name: "并列查看" })).toBeVisible();
  await expect(page.getByText("不排名次")).toBeVisible();
});
