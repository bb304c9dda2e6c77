import type { Page } from "@playwright/test";
import { addDays, weekdayOf } from "@/lib/shared/dates";
import { expectSoundAtEveryWidth } from "@/tests/support/e2e-pages";
import { expect, test } from "@/tests/support/e2e-test";

const TITLE = "全程测试：青莲研学线";

/** Goes on by Tab until the wanted control has the focus. */
async function tabTo(page: Page, wanted: ReturnType<Page["getByRole"]>): Promise<void> {
  for (let pressed = 0; pressed < 200; pressed += 1) {
    if (await wanted.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the keyboard does not reach it");
}

/** Types into the control that a label names, reached by the keyboard. */
async function typeInto(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByLabel(label).first();
  await tabTo(page, field);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole("button", { name, exact: true }).first());
  await page.keyboard.press("Enter");
}

async function tick(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole("checkbox", { name, exact: true }));
  await page.keyboard.press("Space");
}

/** Begins a route by keyboard alone; answers its id. */
async function begin(page: Page): Promise<string> {
  await page.goto("/desk/routes/new");
  await typeInto(page, "路线名称", TITLE);
  await typeInto(page, "一句话介绍", "全程测试用的路线，两站一点。");
  await tick(page, "春季");
  await tick(page, "学生");
  await press(page, "保存，去加站点");
  await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** Adds the first published place, and a point of the route's own. */
async function addStops(page: Page): Promise<void> {
  for (const places of [1, 2]) {
    await tabTo(page, page.getByLabel("已公开的示范点或文化阵地"));
    for (let down = 0; down < places; down += 1) await page.keyboard.press("ArrowDown");
    await press(page, "加入这一处");
    await expect(page.getByText(`${places} 站，全程约`)).toBeVisible();
  }
  await tabTo(page, page.getByText("加入自设点位"));
  await page.keyboard.press("Enter");
  await typeInto(page, "点位名称", "全程测试老街");
  await typeInto(page, "点位位置", "城东");
  await press(page, "加入点位");
  await expect(page.getByText("3 站，全程约")).toBeVisible();
}

/** Moves the last stop to the front, once by Alt and an arrow, once by its button, and keeps that. */
async function arrange(page: Page): Promise<void> {
  const rows = page.locator(".route-arrange > li");
  await tabTo(page, page.getByRole("listitem", { name: "第 3 站，全程测试老街" }));
  await page.keyboard.press("Alt+ArrowUp");
  await expect(rows.nth(1)).toContainText("全程测试老街");
  await expect(rows.nth(1)).toBeFocused();
  await press(page, "上移全程测试老街");
  await expect(rows.nth(0)).toContainText("全程测试老街");
  await press(page, "保存顺序");
  // The list of stops comes from the server: it follows what was kept, not what was moved.
  await expect(page.getByText("1 全程测试老街", { exact: true })).toBeVisible();
  await page.reload();
  await expect(rows.nth(0)).toContainText("全程测试老街");
}

/** Says by keyboard when the first stop is open and how to go on. */
async function describeFirst(page: Page): Promise<void> {
  await tabTo(page, page.getByRole("link", { name: "填写详情" }).first());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "全程测试老街" })).toBeVisible();
  await typeInto(page, "停留（分钟）", "90");
  await page.getByLabel("几点开门").fill("10:00");
  await page.getByLabel("几点关门").fill("17:00");
  await tick(page, "周一");
  await tabTo(page, page.getByLabel("怎么到下一站"));
  await page.keyboard.press("ArrowDown");
  await typeInto(page, "路上时间（分钟）", "25");
  await press(page, "保存这一站");
  await expect(page.getByText("周一不能走完：全程测试老街不开放")).toBeVisible();
}

function nextDay(weekday: number): string {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  return addDays(today, ((weekday - weekdayOf(today) + 7) % 7) + 7);
}

/** The begins and ends of a calendar file, as it says them. */
function timesOf(file: string): string[] {
  const lines = file.replace(/\r\n[ \t]/g, "").split(/\r?\n/);
  return lines
    .filter((line) => /^DT(START|END)/.test(line))
    .map((line) => line.split(":")[1] ?? "");
}

test("a study route: composed by keyboard, released by three, planned without script, kept in a calendar", async ({
  open,
  database,
  picture,
}) => {
  test.slow();
  const office = await open({ login: "office" });
  await database.changing(async () => {
    const routeId = await begin(office);
    await addStops(office);
    await arrange(office);
    await describeFirst(office);
    await expectSoundAtEveryWidth(office, (page) => picture(page, "route-composer"));
    await office.setViewportSize({ width: 1280, height: 900 });
    await press(office, "送发布");
    await expect(office.getByRole("link", { name: "第 1 稿" })).toBeVisible();

    await test.step("nobody outside sees it before a second and a third person agree", async () => {
      const early = await open({ refused: true });
      expect((await early.goto(`/routes/${routeId}`))?.status()).toBe(404);
      const { id } = await database.one<{ id: string }>(
        "select id from publication where kind = 'route' and subject_id = $1 and status = 'submitted'",
        [routeId],
      );
      for (const [login, button, done] of [
        ["office2", "审核通过", "发布后立即公开"],
        ["office3", "发布", "已经公开。要改文字"],
      ] as const) {
        const page = await open({ login });
        await page.goto(`/desk/publications/${id}`);
        await page.getByRole("button", { name: button, exact: true }).click();
        await expect(page.getByText(done)).toBeVisible();
      }
    });

    await test.step("a visitor without script plans a day, and gets it into the phone", async () => {
      const visitor = await open({ script: false, width: 360 });
      await visitor.goto("/routes?season=spring&suited=students");
      await visitor.getByRole("link", { name: TITLE }).click();
      await expect(visitor.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
      await visitor.getByLabel("哪一天去").fill(nextDay(2));
      await visitor.getByLabel("几点到第一站").fill("09:20");
      await visitor.getByRole("button", { name: "排行程" }).click();
      await expect(visitor.getByText("等开门 40 分钟")).toBeVisible();
      await expect(visitor.getByRole("row", { name: /全程测试老街/ })).toContainText("10:00–11:30");
      const href = await visitor.getByRole("link", { name: "存入手机日历" }).getAttribute("href");
      const answer = await visitor.request.get(href ?? "");
      expect(answer.headers()["content-type"]).toContain("text/calendar");
      const times = timesOf(await answer.text());
      const compact = nextDay(2).replaceAll("-", "");
      expect(times).toHaveLength(6);
      expect(times.slice(0, 3)).toEqual([
        `${compact}T020000Z`,
        `${compact}T033000Z`,
        `${compact}T035500Z`,
      ]);
    });

    await test.step("a Monday is said not to work", async () => {
      const visitor = await open({ script: false });
      await visitor.goto(`/routes/${routeId}?day=${nextDay(1)}&start=09:00`);
      await expect(visitor.getByText("这一天不开放，请换一天")).toBeVisible();
      const wrong = await visitor.request.get(`/routes/${routeId}/calendar`);
      expect(wrong.status()).toBe(422);
    });

    await test.step("its page stands at every width", async () => {
      const visitor = await open();
      await visitor.goto(`/routes/${routeId}?day=${nextDay(2)}`);
      await expectSoundAtEveryWidth(visitor, (page) => picture(page, "route"));
    });
  });
});

test("culture and families stand at every width, for citizens and at the desk", async ({
  open,
  picture,
}) => {
  test.slow();
  const visitor = await open();
  for (const path of ["/culture", "/culture/venues", "/culture/works", "/family", "/routes"]) {
    await visitor.goto(path);
    await expectSoundAtEveryWidth(visitor, (page) =>
      picture(page, path.slice(1).replace("/", "-")),
    );
  }
  const desk = await open({ login: "xianban" });
  for (const path of [
    "/desk/culture",
    "/desk/culture/missing",
    "/desk/culture/venues",
    "/desk/culture/venues/new",
    "/desk/culture/inspections",
    "/desk/culture/inspections/new",
    "/desk/culture/pieces",
    "/desk/culture/pieces/new?kind=brand",
    "/desk/culture/terms",
  ]) {
    await desk.goto(path);
    await expectSoundAtEveryWidth(desk, (page) =>
      picture(page, path.slice(1).replaceAll(/[/?=]/g, "-")),
    );
  }
});
