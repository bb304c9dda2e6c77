import { readFileSync } from "node:fs";
import sharp from "sharp";
import { expectAccessible, expectReflow } from "@/tests/support/e2e-pages";
import { expect, type Page, test } from "@/tests/support/e2e-test";

interface Bookable {
  id: string;
  title: string;
  login: string;
}

// A site that takes bookings, and somebody of the organisation that builds it.
const BOOKABLE = `
  select d.id, p.title, (
      select a.login from account a join role_grant g on g.account_id = a.id
      where a.organisation_id = d.organisation_id and a.status = 'active'
        and g.role in ('reporter', 'unit_head') and g.valid_to is null order by a.login limit 1) as login
  from demonstration_site d
  join publication p on p.kind = 'site' and p.subject_id = d.id and p.status = 'published'
  where p.facets @> '{"acceptsBookings": true}'
  order by d.id`;

/** Takes places that nobody else takes: the last choice of hours, told apart by the telephone. */
async function fillIn(page: Page, phone: string): Promise<void> {
  const hours = page.getByLabel("什么时候来");
  const last = await hours.locator("option").last().getAttribute("value");
  await hours.selectOption(last ?? "");
  await page.getByLabel("几个人来").fill("1");
  await page.getByLabel("联系人姓名").fill("试验访客");
  await page.getByLabel("联系电话").fill(phone);
  await page.getByLabel("课程研学").check();
  await page.getByLabel("需要什么帮助").fill("有一位老人坐轮椅");
}

/** A ticket of a form without script holds after some seconds. */
async function sendAfterTheWait(page: Page): Promise<void> {
  await expect(async () => {
    await page.getByRole("button", { name: "提交预约" }).click();
    await expect(page).toHaveURL(/\/sites\/bookings\/\d{16}$/, { timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
}

async function codeOn(page: Page): Promise<string> {
  const shown = await page.locator(".booking-code").last().textContent();
  return (shown ?? "").replace(/\s/g, "");
}

function phoneOf(info: { workerIndex: number }, at: number): string {
  return `139${String(Date.now() % 100_000).padStart(5, "0")}${info.workerIndex % 10}${at}0`;
}

async function pickSite(
  rows: <T extends object>(text: string) => Promise<T[]>,
  at = 0,
): Promise<Bookable> {
  const found = (await rows<Bookable>(BOOKABLE)).filter(({ login }) => login);
  const site = found[at % found.length];
  if (!site) throw new Error("no site takes bookings");
  return site;
}

for (const script of [true, false]) {
  const how = script ? "with script" : "without script";

  test(`a visitor finds a site, books, comes, and rates the visit ${how}`, async ({
    open,
    database,
    picture,
  }, info) => {
    test.setTimeout(120_000);
    const site = await pickSite((text) => database.rows(text), script ? 0 : 1);
    const page = await open({ script, width: 360 });
    await page.goto("/sites");
    await page.getByLabel("名称或做法").fill(site.title.slice(0, 12));
    await page.getByText("更多条件").click();
    await page.getByLabel(/可以预约参观/).check();
    await page.getByRole("button", { name: "查找" }).click();
    await expect(page).toHaveURL(/bookings=1.*#found$/);
    await picture(page, `sites-list-${script ? "script" : "plain"}`);
    await page.locator(".card-grid").getByRole("link", { name: site.title }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(site.title);
    await expectReflow(page);
    await picture(page, `site-page-${script ? "script" : "plain"}`);
    await page.getByRole("link", { name: "怎么预约" }).click();
    await expect(page.getByRole("region", { name: "预约参观" })).toBeInViewport();
    const pages = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type \/Page\b/g);
    expect(pages?.length).toBeLessThanOrEqual(2);

    await page.getByRole("link", { name: "预约参观" }).click();
    await page.getByRole("button", { name: "提交预约" }).click();
    await expect(page.getByText("请选择参观时间").first()).toBeVisible();
    await fillIn(page, phoneOf(info, script ? 1 : 2));
    await picture(page, `booking-form-${script ? "script" : "plain"}`);
    await sendAfterTheWait(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("预约等待确认");
    await expect(page.locator("#main")).not.toContainText("试验访客");
    await picture(page, `booking-made-${script ? "script" : "plain"}`);
    const code = await codeOn(page);

    const { id } = await database.one<{ id: string }>(
      `select id from booking where site_id = $1 and status = 'requested' and purpose = 'study'
       order by asked_at desc limit 1`,
      [site.id],
    );
    const desk = await open({ login: site.login, script });
    await desk.goto(`/desk/bookings/${id}`);
    await expect(desk.getByText("有一位老人坐轮椅")).toBeVisible();
    await desk.getByRole("button", { name: "确认接待" }).click();
    await expect(desk.getByText("已确认").first()).toBeVisible();
    await page.goto("/sites/bookings");
    await page.getByLabel("预约码").fill(code);
    await page.getByRole("button", { name: "查询" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("预约已确认");

    // The day comes.
    await database.rows(
      "update booking set visit_on = (now() at time zone 'Asia/Shanghai')::date where id = $1",
      [id],
    );
    await desk.goto(`/desk/bookings/${id}`);
    await desk.getByRole("button", { name: "已参观" }).click();
    await expect(desk.getByRole("heading", { name: "评价码纸条" })).toBeVisible();
    await expect(desk.getByText("有一位老人坐轮椅")).toHaveCount(0);
    await picture(desk, `booking-desk-${script ? "script" : "plain"}`);
    await page.goto(`/sites/bookings/${code}`);
    await page.getByRole("link", { name: "现在评价" }).click();
    await expect(page).toHaveURL(/\/rate\/\d{13}$/);
  });
}

test("a booking is cancelled by its code, and its page is kept by nobody", async ({
  open,
  database,
  request,
}, info) => {
  const site = await pickSite((text) => database.rows(text), 2);
  const page = await open({ width: 360 });
  await page.goto(`/sites/${site.id}/booking`);
  await expectAccessible(page);
  await fillIn(page, phoneOf(info, 3));
  await sendAfterTheWait(page);
  await expectAccessible(page);
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "存入手机日历" }).click();
  const calendar = readFileSync(await (await file).path(), "utf8");
  expect(calendar).toContain("BEGIN:VEVENT");
  const kept = await request.get(page.url());
  expect(kept.headers()["cache-control"] ?? "").not.toContain("public");
  // One press takes no place away.
  await page.getByText("取消预约", { exact: true }).click();
  await page.getByRole("button", { name: "确定取消" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("预约已取消");
});

test("the schematic map is walked by keyboard, each tile with its name and count", async ({
  open,
}) => {
  const page = await open({ width: 1280 });
  await page.goto("/sites");
  const map = page.getByRole("region", { name: "各地地点示意图" });
  const tiles = map.getByRole("link");
  await tiles.first().focus();
  const name = await tiles.first().textContent();
  expect(name).toMatch(/，\d+ 处$/);
  await page.keyboard.press("Tab");
  await expect(tiles.nth(1)).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/[?&]city=\d{6}/);
  await expect(map.locator('[aria-current="true"]')).toHaveCount(1);
  const count = Number(name?.match(/(\d+) 处/)?.[1]);
  await expect(page.locator(".site-count b")).toHaveText(String(count));
  await expectAccessible(page);
  for (const width of [320, 360, 768]) {
    await page.setViewportSize({ width, height: 800 });
    await expectReflow(page);
  }
});

test("what is not published is not found, and neither are its pictures", async ({
  open,
  database,
  request,
}) => {
  const site = await pickSite((text) => database.rows(text));
  const { id: pictureId } = await database.one<{ id: string }>(
    `select unnest(picture_ids) as id from publication
     where kind = 'site' and subject_id = $1 and status = 'published' limit 1`,
    [site.id],
  );
  const shown = await request.get(`/api/pictures/${pictureId}/480`);
  expect(shown.status()).toBe(200);
  expect(shown.headers()["content-type"]).toBe("image/webp");
  const again = await request.get(`/api/pictures/${pictureId}/480`, {
    headers: { "if-none-match": shown.headers().etag ?? "" },
  });
  expect(again.status()).toBe(304);

  const staff = await open({ login: "office" });
  const drawn = sharp({ create: { width: 600, height: 400, channels: 3, background: "#8fb8a8" } });
  const sent = await staff.request.post("/api/pictures", {
    data: await drawn.jpeg().toBuffer(),
    headers: {
      "content-type": "application/octet-stream",
      "x-file-name": "a.jpg",
      "x-picture-alt": encodeURIComponent("公开栏前站着几位看账的村民"),
      origin: new URL(shown.url()).origin,
    },
  });
  expect(sent.status()).toBe(201);
  const { data } = (await sent.json()) as { data: { id: string } };
  expect((await staff.request.get(`/api/pictures/${data.id}/480`)).status()).toBe(200);

  const page = await open({ refused: true });
  const nobody = "00000000-0000-4000-8000-000000000000";
  for (const path of [
    `/sites/${nobody}`,
    "/sites/x",
    `/sites/${nobody}/booking`,
    `/sites/${nobody}/calendar`,
    `/api/pictures/${data.id}/480`,
    `/api/pictures/${pictureId}/481`,
    "/api/pictures/x/480",
  ]) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(404);
  }
});
