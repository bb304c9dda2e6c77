import {
  at,
  expectAccessible,
  expectReflow,
  expectSoundAtEveryWidth,
} from "@/tests/support/e2e-pages";
import { expect, type Page, test } from "@/tests/support/e2e-test";

function field(page: Page) {
  return page.getByRole("combobox", { name: "搜索任务、单位、填报和页面" });
}

async function openPalette(page: Page, key = "Control+k") {
  await page.getByRole("banner").getByRole("button", { name: /^搜索/ }).waitFor();
  await page.keyboard.press(key);
  await expect(field(page)).toBeFocused();
}

/** The search has what the demonstration holds once the worker has read it. */
async function searched(page: Page, q: string) {
  await expect(async () => {
    await page.goto(`/desk/search?q=${encodeURIComponent(q)}`);
    await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
}

test("the palette opens by Ctrl K and by a slash, finds by first letters, and opens by Enter", async ({
  open,
  picture,
}) => {
  const page = await open({ login: "xian" });
  await searched(page, "清廉村居");
  await page.goto("/desk/today");
  await openPalette(page);
  await expect(page.getByRole("option", { name: /今日待办/ })).toBeVisible();
  await expectAccessible(page);
  await field(page).fill("qlcj");
  await expect(page.getByRole("status").filter({ hasText: /任务 \d+ 条/ })).toBeVisible();
  const options = page.getByRole("option");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await expect(options.first()).toContainText("清廉村居");
  await expectAccessible(page);
  await picture(page, "palette");
  await page.keyboard.press("ArrowDown");
  const second = options.nth(1);
  await expect(second).toHaveAttribute("aria-selected", "true");
  await expect(field(page)).toHaveAttribute(
    "aria-activedescendant",
    (await second.getAttribute("id")) ?? "",
  );
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/desk\/lists\//);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await openPalette(page, "/");
  await page.keyboard.press("Escape");
  await expect(field(page)).toHaveCount(0);
});

test("it jumps to pages by name, and a slash in a field stays a slash", async ({ open }) => {
  const page = await open({ login: "xian" });
  await page.goto("/desk/search");
  const words = page.locator("#main").getByRole("searchbox");
  await words.fill("");
  await words.press("/");
  await expect(words).toHaveValue("/");
  await openPalette(page);
  await field(page).fill("jrdb");
  await expect(page.getByRole("option", { name: /今日待办/ })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /没有找到|条/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/desk\/today/);
  // A page is kept once somebody has stayed on it.
  await expect(async () => {
    await page.keyboard.press("Escape");
    await openPalette(page);
    await expect(page.getByRole("group", { name: "最近打开" })).toBeVisible({ timeout: 500 });
  }).toPass();
});

test("nothing is searched while characters are being composed", async ({ open }) => {
  const page = await open({ login: "xian" });
  const asked: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.pathname === "/api/search") asked.push(url.searchParams.get("q") ?? "");
  });
  await page.goto("/desk/today");
  await openPalette(page);
  const session = await page.context().newCDPSession(page);
  for (const text of ["c", "cu", "cun"]) {
    await session.send("Input.imeSetComposition", { text, selectionStart: 3, selectionEnd: 3 });
  }
  await expect(field(page)).toHaveValue("cun");
  await page.waitForFunction(() => new Promise((done) => setTimeout(() => done(true), 400)));
  expect(asked).toEqual([]);
  await session.send("Input.insertText", { text: "村务" });
  await expect.poll(() => asked).toEqual(["村务"]);
});

test("on a phone a button of the top bar opens it, and nothing is wider than the screen", async ({
  open,
  picture,
}) => {
  const page = await open({ login: "cun", width: 360 });
  await searched(page, "三资");
  await page.goto("/desk/today");
  await page.getByRole("banner").getByRole("button", { name: /^搜索/ }).click();
  await field(page).fill("三资");
  await expect(page.getByRole("option").first()).toBeVisible();
  await picture(page, "palette-phone");
  for (const width of [320, 360]) {
    await at(page, width);
    await expectReflow(page);
  }
  await expectAccessible(page);
  await page.getByRole("option").first().click();
  await expect(page).toHaveURL(/\/desk\/(assignments|lists)\//);
});

test("the page of results stands at every width and leads on to more of a kind", async ({
  open,
  picture,
}) => {
  const page = await open({ login: "office" });
  await searched(page, "村");
  await expectSoundAtEveryWidth(page, (shown) => picture(shown, "search-results"));
  await page.getByRole("link", { name: "更多单位" }).click();
  await expect(page.getByRole("link", { name: "下一页" })).toBeVisible();
  await page.getByRole("link", { name: "下一页" }).click();
  await expect(page).toHaveURL(/page=2/);
  await page.goto("/desk/search?q=zzzzzz");
  await expect(page.getByRole("heading", { name: "没有找到“zzzzzz”" })).toBeVisible();
  await expectAccessible(page);
});

test("without script the top bar has a form that leads to the results", async ({ open }) => {
  const page = await open({ login: "xian", script: false });
  await searched(page, "清廉村居");
  await page.goto("/desk/today");
  const words = page.getByRole("searchbox", { name: "全站搜索" });
  await words.fill("清廉村居");
  await words.press("Enter");
  await expect(page).toHaveURL(/\/desk\/search\?q=/);
  await expect(page.getByRole("heading", { level: 2, name: "任务" })).toBeVisible();
});

test("a village finds its own reports and no other's; the administrators find none", async ({
  open,
}) => {
  const village = await open({ login: "cun" });
  await searched(village, "三资");
  await village.goto("/desk/search?q=%E6%95%B4%E6%94%B9&group=report");
  const organisation = (await village.locator(".who-unit").textContent()) ?? "";
  for (const title of await village.locator(".results li .link").allTextContents()) {
    expect(title.startsWith(`${organisation}：`), title).toBe(true);
  }
  const administrator = await open({ login: "xitong" });
  const answer = await administrator.request.get("/api/search?q=%E6%95%B4%E6%94%B9");
  const { results } = (await answer.json()) as { results: { group: string }[] };
  expect(results.map(({ group }) => group)).toEqual(["organisation"]);
  const visitor = await open();
  expect((await visitor.request.get("/api/search?q=%E6%9D%91")).status()).toBe(401);
});
