import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/e2e-test";

const saved = (page: Page) => page.getByRole("status").filter({ hasText: "已自动保存" });

/** Writes an article and hands it over; answers its id. */
async function write(page: Page, title: string): Promise<string> {
  await page.goto("/desk/news/new");
  await page.getByLabel("工作动态").check();
  await page.getByLabel("标题").fill(title);
  await page.getByRole("button", { name: "开始写" }).click();
  await page.waitForURL(/\/edit$/);
  await page.getByLabel("正文").fill("## 小标题\n第一段\n- 一项\n见[示范点](/sites)");
  await expect(saved(page)).toBeVisible();
  await page.getByRole("button", { name: "保存并预览" }).click();
  await expect(page.getByRole("heading", { name: "小标题" })).toBeVisible();
  await page.getByRole("button", { name: "送审" }).click();
  await expect(page.getByText("待审").first()).toBeVisible();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

test("news reaches the public through three people, is corrected, and is taken back", async ({
  open,
  picture,
}) => {
  const title = `三人发布的一篇 ${Date.now()}`;
  const [writer, checker, releaser] = await Promise.all(
    ["office", "office2", "office3"].map((login) => open({ login })),
  );
  const visitor = await open({ script: false, refused: true });
  if (!writer || !checker || !releaser) throw new Error("three people are needed");
  const id = await write(writer, title);
  const address = `/news/${id}`;

  await test.step("nobody outside sees it, and the writer takes no further step", async () => {
    expect((await visitor.goto(address))?.status()).toBe(404);
    await writer.getByRole("link", { name: "查看审核发布进度" }).click();
    await expect(writer.getByText("须由另一位同志审核")).toBeVisible();
    await expect(writer.getByRole("button", { name: "审核通过" })).toHaveCount(0);
  });

  const revision = new URL(writer.url()).pathname;
  await test.step("the checker reads it as the public will, and finds it fit", async () => {
    await checker.goto(`${revision}/preview`);
    await expect(checker.getByText("只有登录的同志看得到")).toBeVisible();
    await checker.goto(revision);
    await picture(checker, "publication");
    await checker.getByRole("button", { name: "审核通过" }).click();
    await expect(checker.getByText("须由另一位同志发布")).toBeVisible();
    expect((await visitor.goto(address))?.status()).toBe(404);
  });

  await test.step("a third person releases it, and it is there without script", async () => {
    await releaser.goto(revision);
    await releaser.getByRole("button", { name: "发布", exact: true }).click();
    await expect(releaser.getByRole("link", { name: "打开公开页面" })).toBeVisible();
    expect((await visitor.goto(address))?.status()).toBe(200);
    await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(title);
    const data = await visitor.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(data ?? "{}")).toMatchObject({ "@type": "NewsArticle", headline: title });
    for (const file of ["/feed.xml", "/sitemap.xml", "/api/open-data/news/csv"]) {
      expect(await (await visitor.request.get(file)).text(), file).toContain(id);
    }
  });

  await test.step("what is withdrawn is gone at once", async () => {
    await writer.goto(revision);
    await writer.getByLabel("撤下理由").fill("测试结束");
    await writer.getByRole("button", { name: "撤下" }).click();
    await expect(writer.getByText("已撤下：测试结束")).toBeVisible();
    expect((await visitor.goto(address))?.status()).toBe(404);
    expect(await (await visitor.request.get("/feed.xml")).text()).not.toContain(id);
  });
});

test("a title and a column are all that a draft needs, also on a phone without script", async ({
  open,
}) => {
  const page = await open({ login: "office", width: 360, script: false });
  await page.goto("/desk/news/new");
  await page.getByLabel("公示公告").check();
  await page.getByLabel("标题").fill(`手机上的公示 ${Date.now()}`);
  await page.getByRole("button", { name: "开始写" }).click();
  await page.getByRole("button", { name: "保存并预览" }).click();
  await expect(page.getByText("还不能送审，请先补全")).toBeVisible();
  await expect(page.getByRole("link", { name: "请填写正文" })).toBeVisible();
  await page.getByRole("button", { name: "删除草稿" }).click();
  await expect(page).toHaveURL(/\/desk\/news$/);
});

test("open files are for everybody, say when nothing changed, and refuse what is no table", async ({
  open,
}) => {
  const visitor = await open({ refused: true });
  const first = await visitor.request.get("/api/open-data/tasks/json");
  expect(first.status()).toBe(200);
  expect(await first.json()).toMatchObject({ code: "tasks", fields: expect.any(Array) });
  const etag = first.headers().etag ?? "";
  const again = await visitor.request.get("/api/open-data/tasks/json", {
    headers: { "if-none-match": etag },
  });
  const unchanged = again.status() === 304;
  expect(unchanged || again.headers().etag !== etag).toBe(true);
  const csv = await (await visitor.request.get("/api/open-data/progress/csv")).body();
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  for (const wrong of ["accounts/csv", "tasks/xml"]) {
    expect((await visitor.request.get(`/api/open-data/${wrong}`)).status()).toBe(404);
  }
});
