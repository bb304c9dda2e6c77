import { expect, test } from "@/tests/support/e2e-test";

test.describe("a citizen whose browser runs no script", () => {
  test("finds a carrier's tasks from the home page", async ({ open, database }) => {
    const page = await open({ script: false });
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("清风入万家");
    await page.getByRole("contentinfo").getByText("载体与任务").click();
    await expect(page).toHaveURL(/\/carriers$/);
    await page
      .locator("#main")
      .getByRole("link", { name: /清廉机关/ })
      .first()
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("清廉机关");

    const issued = await database.rows<{ code: string; disclosure: string }>(
      `select t.code, t.disclosure from task t join task_list l on l.id = t.list_id
       where l.kind = 'task' and l.status = 'issued' and l.carrier_code = 'organ'
         and l.region_code = '420000'`,
    );
    const open_ = issued.filter((task) => task.disclosure === "public");
    const kept = issued.filter((task) => task.disclosure !== "public");
    expect(open_.length, "something is public").toBeGreaterThan(0);
    expect(kept.length, "something is not public").toBeGreaterThan(0);
    for (const { code } of open_) await expect(page.locator(`article[id="${code}"]`)).toBeVisible();
    for (const { code } of kept) await expect(page.locator(`article[id="${code}"]`)).toHaveCount(0);
  });

  test("narrows the places by city and carrier, and reads one with its source", async ({
    open,
  }) => {
    const page = await open({ script: false });
    await page.goto("/sites");
    const cards = page.locator("#main .card-grid > li");
    const all = await cards.count();
    expect(all).toBeGreaterThan(5);

    await page.getByRole("region", { name: "各地地点示意图" }).getByRole("link").first().click();
    await expect(page).toHaveURL(/[?&]city=/);
    await expect(cards).not.toHaveCount(0);
    const found = page.locator(".site-count b");
    const inCity = Number(await found.textContent());
    await page.getByRole("navigation", { name: "已选条件" }).getByRole("link").click();
    await expect(page).toHaveURL(/\/sites$/);
    const inAll = Number(await found.textContent());
    expect(inCity).toBeLessThan(inAll);

    await page.getByLabel(/^载体/).selectOption("village");
    await page.getByRole("button", { name: "查找" }).click();
    await expect(page).toHaveURL(/[?&]carrier=village/);
    await expect(cards).not.toHaveCount(0);
    expect(Number(await found.textContent())).toBeLessThan(inAll);

    const name = await cards.first().getByRole("link").first().textContent();
    await cards.first().getByRole("link").first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name ?? "");
    const source = page.getByRole("region", { name: "称谓与出处" });
    await expect(source).toContainText("出处");
  });

  test("never sees a reported place called a demonstration site", async ({ open, database }) => {
    const reported = await database.rows<{ id: string; title: string }>(
      `select subject_id as id, title from publication
       where kind = 'site' and status = 'published' and facets @> '{"isNamed": false}'`,
    );
    expect(reported.length).toBeGreaterThan(0);
    const page = await open({ script: false });
    await page.goto("/sites?kind=reported");
    await expect(page.getByRole("region", { name: "公开报道的做法" })).toBeVisible();
    await expect(page.getByRole("region", { name: "正式命名的示范点" })).toHaveCount(0);
    await page.goto(`/sites/${reported[0]?.id}`);
    const source = page.getByRole("region", { name: "称谓与出处" });
    await expect(source).not.toContainText("级示范点");
    await expect(page.getByRole("link", { name: "预约参观" })).toHaveCount(0);
  });

  test("searches, is told when there is nothing, and reads where figures come from", async ({
    open,
  }) => {
    const page = await open({ script: false });
    await page.goto("/");
    await page.getByRole("searchbox").fill("三资");
    await page.getByRole("button", { name: "搜索" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("搜索“三资”");
    await expect(page.locator("mark").first()).toHaveText("三资");
    await page.getByRole("searchbox").fill("查无此事甲乙丙");
    await page.getByRole("button", { name: "搜索" }).click();
    await expect(page.getByText("没有找到含“查无此事甲乙丙”的公开内容")).toBeVisible();

    await page.getByRole("contentinfo").getByText("政策依据").click();
    await expect(page.locator("#main article, #main ol > li").first()).toBeVisible();
    await page.getByRole("contentinfo").getByText("数据说明").click();
    await expect(page).toHaveURL(/\/about$/);
    await expect(page.locator("#main")).toContainText("12388");
  });

  test("finds back from a page of a list that is no longer there", async ({ open }) => {
    const page = await open({ script: false });
    await page.goto("/large/news?page=99");
    await page.getByRole("link", { name: "回到第一页" }).click();
    await expect(page).toHaveURL(/\/large\/news$/);
  });

  test("is refused what does not exist, on every kind of page", async ({ open }) => {
    const page = await open({ script: false, refused: true });
    const nobody = "00000000-0000-4000-8000-000000000000";
    for (const path of [
      "/carriers/nothing",
      `/sites/${nobody}`,
      `/editions/${nobody}`,
      "/sites/x",
    ]) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(404);
      await expect(page).toHaveTitle(/没有找到/);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有找到这个页面");
      await expect(page.getByRole("link", { name: "研学路线" })).toBeVisible();
    }
    await page.goto("/elder/sites/x");
    await page.getByRole("searchbox").fill("查无此事甲乙丙");
    await page.getByRole("button", { name: "搜索" }).click();
    await expect(page).toHaveURL(/\/elder\/search\?q=/);
    await expect(page.getByText("没有找到含“查无此事甲乙丙”的公开内容")).toBeVisible();
  });
});

test("on a phone the name of the site and its menu share a line", async ({ open }) => {
  for (const width of [360, 320]) {
    const page = await open({ width });
    await page.goto("/");
    const name = await page.locator(".masthead-name").boundingBox();
    const menu = await page.locator(".frame-menu > summary").boundingBox();
    if (!name || !menu) throw new Error("the head of the page is missing");
    expect(menu.y).toBeLessThan(name.y + name.height);
    expect(menu.x).toBeGreaterThanOrEqual(name.x + name.width);
  }
});

test("public pages carry nothing of who reads them", async ({ open, request }) => {
  const page = await open({ login: "office" });
  for (const path of ["/", "/carriers/village", "/sites", "/policies"]) {
    await page.goto(path);
    await expect(page.locator("body")).not.toContainText("退出登录");
    const answer = await request.get(path);
    expect(answer.headers()["set-cookie"]).toBeUndefined();
  }
});
