import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "@/tests/support/e2e-test";
import { fillIn, goToCheck, pagesOf } from "@/tests/support/e2e-work";

// A village clerk with a phone 360 pixels wide, on the road.

const SCRIPT_MOST = 220 * 1024;
const TAPS_MOST = 12;

/** Slow 3G as the browser's own tools call it. */
async function slow(page: Page): Promise<void> {
  const tools = await page.context().newCDPSession(page);
  await tools.send("Network.emulateNetworkConditions", {
    ...{ offline: false, latency: 400, connectionType: "cellular3g" },
    ...{ downloadThroughput: 50_000, uploadThroughput: 50_000 },
  });
}

const saved = (page: Page) => page.getByRole("status").filter({ hasText: "已保存" });
const declaration = (page: Page) => page.getByLabel(/^以上内容已经核对/);

test("a routine report takes at most twelve taps from 今日待办 to the receipt", async ({
  open,
  claim,
  database,
}) => {
  const duty = await claim({ status: "not_started" });
  const page = await open({ login: duty.reporter, width: 360 });
  await page.addInitScript(() => {
    document.addEventListener(
      "click",
      () => sessionStorage.setItem("taps", String(Number(sessionStorage.getItem("taps") ?? 0) + 1)),
      true,
    );
  });
  await slow(page);
  await page.goto("/desk/today");
  const start = Date.now();
  await page.locator(`.todo-go a[href="${pagesOf(duty).fill}"]`).tap();
  await page.getByLabel(duty.numeratorName, { exact: true }).tap();
  await page.keyboard.type("12");
  await page.getByLabel(duty.denominatorName, { exact: true }).tap();
  await page.keyboard.type("12");
  await page.getByLabel("进展情况").tap();
  await page.keyboard.type("本期十二项逐项核对，已全部整改。");
  const camera = page.getByLabel(/^(直接拍照|拍照或选文件)$/).first();
  const needsFile = await database.one<{ least: number }>(
    "select t.evidence_min as least from assignment a join task t on t.id = a.task_id where a.id = $1",
    [duty.id],
  );
  if (needsFile.least > 0) {
    // The camera is the system's own window: one tap opens it, and its picture is handed over.
    const { testPhoto } = await import("@/tests/support/e2e-files");
    const chosen = page.waitForEvent("filechooser");
    await camera.locator("xpath=ancestor::label").tap();
    const photo = { name: "现场.jpg", mimeType: "image/jpeg", buffer: await testPhoto(duty.id) };
    await (await chosen).setFiles(photo);
    await expect(page.getByRole("button", { name: "移除 现场.jpg" })).toBeVisible();
  }
  await page.getByRole("button", { name: "下一步：困难和请求" }).tap();
  await page.getByRole("button", { name: "下一步：核对" }).tap();
  await declaration(page).tap();
  await database.changing(async () => {
    await page.getByRole("button", { name: "提交审核" }).tap();
    await expect(page.getByRole("heading", { level: 1, name: "填报回执" })).toBeVisible();
  });
  const taps = await page.evaluate(() => Number(sessionStorage.getItem("taps")));
  expect(taps).toBeGreaterThan(5);
  expect(taps).toBeLessThanOrEqual(TAPS_MOST);
  expect(Date.now() - start, "the machine's part of the minute").toBeLessThan(60_000);
});

test("the page for filling in carries at most 220 KB of script", async ({ open, claim }) => {
  const duty = await claim({ status: "not_started" });
  const page = await open({ login: duty.reporter, width: 360 });
  const sizes: Promise<number>[] = [];
  page.on("response", (answer) => {
    if (answer.request().resourceType() !== "script") return;
    sizes.push(answer.body().then((body) => gzipSync(body).length));
  });
  await page.goto(pagesOf(duty).fill, { waitUntil: "networkidle" });
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(sizes.length).toBeGreaterThan(3);
  expect(total, `${Math.round(total / 1024)} KB`).toBeLessThanOrEqual(SCRIPT_MOST);
});

test("killed while submitting, the retry gets the same receipt", async ({
  open,
  claim,
  database,
}) => {
  const duty = await claim({ status: "not_started" });
  const page = await open({ login: duty.reporter, width: 360, refused: true });
  await page.goto(pagesOf(duty).fill);
  await fillIn(page, duty, { photo: `断电-${duty.id}.jpg` });
  await goToCheck(page);
  await declaration(page).check();
  const answer = await database.changing(async () => {
    const sent = page.waitForRequest((request) => request.url().endsWith("/submit"));
    await page.getByRole("button", { name: "提交审核" }).tap();
    const request = await sent;
    await page.close();
    // The phone comes back and sends what it had, whether or not the first one arrived.
    const again = await open({ login: duty.reporter, width: 360 });
    const post = () =>
      again.request.post(request.url(), {
        headers: { origin: new URL(request.url()).origin, "content-type": "application/json" },
        data: request.postData() ?? "",
      });
    const [first, second] = [await (await post()).json(), await (await post()).json()];
    expect(second).toEqual(first);
    return first;
  });
  const reports = await database.rows<{ no: string }>(
    "select receipt_no as no from report where assignment_id = $1",
    [duty.id],
  );
  expect(reports).toEqual([{ no: answer.data.receiptNo }]);
});

test("a figure far from last time is told how far, and stops nobody", async ({
  open,
  database,
}) => {
  const duty = await database.one<{ id: string; reporter: string; name: string; before: string }>(
    `select a.id::text, o.region_code as reporter, coalesce(t.numerator_name, '分子') as name,
       trim_scale(p.numerator)::text as before
     from assignment a join task t on t.id = a.task_id
     join organisation o on o.id = a.organisation_id
     join lateral (select r.numerator from assignment b join report r on r.assignment_id = b.id
       and r.revision = b.revision where b.organisation_id = a.organisation_id
       and b.root_task_id = a.root_task_id and (b.year, b.period) < (a.year, a.period)
       order by b.year desc, b.period desc limit 1) p on true
     where a.organisation_level = 'village' and t.form = 'ratio' and not a.awaiting
       and a.status in ('not_started', 'drafting') and a.node_code = '420624' and p.numerator > 0
     order by a.id desc limit 1`,
  );
  const page = await open({ login: duty.reporter, width: 360 });
  await page.goto(pagesOf(duty).fill);
  // An earlier run of this test may have left its tick in the draft.
  await page.getByLabel("本期没有数").uncheck();
  await page.getByLabel(duty.name, { exact: true }).fill(String(Number(duty.before) + 100));
  await expect(page.locator(".figure-far")).toContainText(`${duty.name}比上期多 100`);
  await page.getByRole("button", { name: /^引用/ }).tap();
  await page.getByLabel("进展情况").press("End");
  await page.getByLabel("进展情况").press("Control+End");
  await page.keyboard.type("本期新增一处公示栏。");
  const since = page.getByRole("region", { name: /的不同$/ });
  await expect(since.locator("p.diff ins")).toContainText("本期新增");
  await page.getByLabel("本期没有数").check();
  await expect(page.getByLabel("原因和下一步打算")).toBeVisible();
  await expect(page.locator(".figure-far")).toHaveCount(0);
  await expect(saved(page)).toBeVisible();
});
