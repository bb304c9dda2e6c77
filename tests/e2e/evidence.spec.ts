import { randomBytes } from "node:crypto";
import type { Page, Request } from "@playwright/test";
import exifr from "exifr";
import sharp from "sharp";
import { sha256 } from "@/lib/shared/hash";
import { testPhoto } from "@/tests/support/e2e-files";
import { slowNetwork } from "@/tests/support/e2e-network";
import { expectAccessible, expectSoundAtEveryWidth } from "@/tests/support/e2e-pages";
import { expect, test } from "@/tests/support/e2e-test";
import { pagesOf } from "@/tests/support/e2e-work";
import { HOSTILE_FILES } from "@/tests/support/hostile-files";
import { pdfOf } from "@/tests/support/hostile-office";

const UPLOADS = /\/api\/evidence\/uploads(\/[0-9a-f-]{36})?$/;

/** A PDF like no other of about so many megabytes. */
function largePdf(megabytes: number): Buffer {
  const words = randomBytes(megabytes * 786_432).toString("base64");
  return pdfOf("", `<</Length ${words.length}>>stream\n${words}\nendstream`);
}

/** What was asked of the upload addresses, in order. */
function uploadsOf(page: Page): Request[] {
  const seen: Request[] = [];
  page.on("request", (request) => {
    if (UPLOADS.test(new URL(request.url()).pathname)) seen.push(request);
  });
  return seen;
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  const mimeType = name.endsWith(".jpg") ? "image/jpeg" : "application/pdf";
  await page.getByLabel("拍照或选文件").setInputFiles({ name, mimeType, buffer });
}

/** Waits until a file has gone up at least so far. */
async function reaches(page: Page, name: string, percent: number): Promise<void> {
  const bar = page.getByRole("progressbar", { name: `上传 ${name}` });
  await expect
    .poll(async () => Number(await bar.getAttribute("value")), { timeout: 60_000 })
    .toBeGreaterThanOrEqual(percent);
}

const arrived = (page: Page, name: string) =>
  expect(page.getByRole("button", { name: `移除 ${name}` })).toBeVisible({ timeout: 90_000 });

test("a slow telephone whose network is cut three times ends with the file as it was", async ({
  open,
  claim,
  database,
  picture,
}) => {
  const duty = await claim({ status: "not_started" });
  const page = await open({ login: duty.reporter, width: 360, refused: true });
  await page.goto(pagesOf(duty).fill);
  const network = await slowNetwork(page, 400);
  const asked = uploadsOf(page);
  const bytes = largePdf(4);
  await choose(page, "台账.pdf", bytes);
  for (const percent of [15, 40, 65]) {
    await reaches(page, "台账.pdf", percent);
    await network.cut();
    await expect(page.getByText("网络不通，恢复后自动继续").first()).toBeVisible();
    if (percent === 40) await picture(page, "evidence-waiting-phone");
    await network.back();
  }
  await arrived(page, "台账.pdf");
  const stored = await database.one<{ sha256: string; size: number }>(
    "select sha256, size from evidence where sha256 = $1",
    [sha256(bytes)],
  );
  expect(stored.size).toBe(bytes.length);

  const begun = asked.filter(
    (request) => request.method() === "POST" && /uploads$/.test(request.url()),
  );
  expect(begun, "one upload, gone on with").toHaveLength(1);
  const pieces = asked.filter((request) => request.method() === "PATCH");
  const taken: number[] = [];
  for (const piece of pieces) {
    const answer = await piece.response().catch(() => null);
    if (answer?.ok()) taken.push(Number(piece.headers()["x-offset"]));
  }
  expect(new Set(taken).size, "no piece was taken twice").toBe(taken.length);
  await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
});

test("a page that is reloaded in the middle goes on by itself", async ({
  open,
  claim,
  database,
}) => {
  const duty = await claim({ status: "not_started" });
  const page = await open({ login: duty.reporter, width: 360, refused: true });
  await page.goto(pagesOf(duty).fill);
  await slowNetwork(page, 500);
  const bytes = largePdf(3);
  await choose(page, "重载.pdf", bytes);
  await reaches(page, "重载.pdf", 30);
  const asked = uploadsOf(page);
  await page.reload();
  await arrived(page, "重载.pdf");
  expect(
    asked.filter((request) => /uploads$/.test(request.url()) && request.method() === "POST"),
  ).toEqual([]);
  expect(asked.some((request) => request.headers()["x-offset"] === "0")).toBe(false);
  await database.one("select 1 from evidence where sha256 = $1", [sha256(bytes)]);
});

test("a photo is made smaller on the way; its time and place go apart", async ({
  open,
  claim,
  database,
}) => {
  const duty = await claim({ status: "not_started" });
  const page = await open({ login: duty.reporter, width: 360 });
  await page.goto(pagesOf(duty).fill);
  const spots = randomBytes(60 * 45 * 3);
  const buffer = await sharp(spots, { raw: { width: 60, height: 45, channels: 3 } })
    .resize(3600, 2700)
    .withExif({
      IFD2: { DateTimeOriginal: "2026:11:20 09:41:00" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "31/1 46/1 30/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "111/1 50/1 0/1",
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 98 })
    .toBuffer();
  await choose(page, "现场.jpg", buffer);
  await arrived(page, "现场.jpg");
  await expect(page.getByText(/拍摄于 .*（由手机读取）.*有地点/)).toBeVisible();
  const cited = await page.locator('input[name="evidence[]"]').last().inputValue();
  const stored = await database.one<{ size: number; place: unknown; from: string }>(
    `select size, captured_place as place, captured_from as from from evidence where id = $1`,
    [cited],
  );
  expect(stored.size).toBeLessThan(buffer.length / 2);
  expect(stored).toMatchObject({ from: "device", place: { latitude: 31.775 } });
  await expect
    .poll(async () => (await page.request.get(`/api/evidence/${cited}?view=inline`)).status())
    .toBe(200);
  const shown = await (await page.request.get(`/api/evidence/${cited}?view=inline`)).body();
  const facts = await sharp(shown).metadata();
  // Turned upright before it was sent, and not wider than is shown anywhere.
  expect([facts.width, facts.height]).toEqual([1920, 2560]);
  expect(await exifr.parse(shown).catch(() => undefined)).toBeUndefined();
});

test("the library: brought in once, named, cited without sending it again, removed", async ({
  open,
  claim,
  picture,
}) => {
  const duty = await claim({ status: "not_started" });
  const page = await open({ login: duty.reporter });
  await page.goto("/desk/evidence");
  const file = `公示-${duty.id}.jpg`;
  await choose(page, file, await testPhoto(file));
  await page.getByRole("link", { name: file }).click();
  await expect(page.getByRole("img", { name: file })).toBeVisible({ timeout: 60_000 });
  const title = `第三季度公示 ${duty.id}`;
  await page.getByLabel("在材料库中的名称").fill(title);
  await page.getByRole("button", { name: "保存名称" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expectAccessible(page);
  await picture(page, "evidence-material");

  const asked = uploadsOf(page);
  await page.goto(pagesOf(duty).fill);
  await page.getByRole("button", { name: "从材料库选用" }).click();
  await page.getByLabel("按名称查材料").fill(title);
  await page.keyboard.press("Enter");
  await expect(page.locator("dialog .evidence-list li")).toHaveCount(1);
  await expectAccessible(page);
  await picture(page, "evidence-picker");
  await page.getByRole("button", { name: `使用 ${title}` }).click();
  await page.getByRole("button", { name: "关闭" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
  expect(asked.filter((request) => request.method() === "PATCH")).toEqual([]);

  await page.goto("/desk/evidence");
  await expectAccessible(page);
  await picture(page, "evidence-library");
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByText("已有填报或草稿引用这份材料，不能删除。")).toBeVisible();
  await page.goto(pagesOf(duty).fill);
  await page.getByRole("button", { name: `移除 ${file}` }).click();
  await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
  await page.goto(`/desk/evidence?q=${encodeURIComponent(title)}`);
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("button", { name: "删除" }).click();
  await page.getByRole("button", { name: "确认删除" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "材料库" })).toBeVisible();
  await expect(page.getByRole("link", { name: title })).toHaveCount(0);
});

test("files from before are shown when somebody looks at them, at every width", async ({
  open,
  database,
  picture,
}) => {
  const page = await open({ login: "cun" });
  const found = await database.rows<{ id: string; kind: string }>(
    `select distinct on (e.kind) e.id, e.kind::text from evidence e
     join account a on a.organisation_id = e.organisation_id
     where a.login = 'cun' and e.kind <> 'image' order by e.kind, e.uploaded_at`,
  );
  expect(found.map(({ kind }) => kind)).toEqual(["pdf", "docx", "xlsx"]);
  for (const { id, kind } of found) {
    await page.goto(`/desk/evidence/${id}`);
    const shown =
      kind === "pdf" ? page.getByRole("img", { name: "第 1 页" }) : page.locator(".viewer-text");
    await expect(shown).toBeVisible({ timeout: 60_000 });
    await expectSoundAtEveryWidth(page, (sound) => picture(sound, `evidence-${kind}`));
    if (kind !== "pdf") continue;
    await page.getByRole("region", { name: /共 1 页/ }).focus();
    await page.keyboard.press("+");
    await expect(page.getByText("150%")).toBeVisible();
    await page.keyboard.press("-");
    await expect(page.getByText("100%", { exact: true })).toBeVisible();
  }
});

test("hostile files over the network: refused both ways, and the app goes on", async ({
  open,
  claim,
}) => {
  const duty = await claim({ status: "not_started" });
  const page = await open({ login: duty.reporter, refused: true });
  await page.goto(pagesOf(duty).fill);
  const origin = new URL(page.url()).origin;
  const headers = { origin, "content-type": "application/octet-stream" };
  // Every twelfth: some of each kind. All of them go through the same commands in the integration tests.
  const sample = HOSTILE_FILES.filter((_file, at) => at % 12 === 0);
  expect(sample.length).toBeGreaterThanOrEqual(12);
  for (const { what, name, make } of sample) {
    const data = await make();
    const at = `/api/evidence?assignment=${duty.id}`;
    const once = await page.request.post(at, {
      headers: { ...headers, "x-file-name": encodeURIComponent(name) },
      data,
    });
    expect(once.status(), what).toBe(422);
    const said = (await once.json()).fields.file as string;
    const opening = {
      assignmentId: duty.id,
      fileName: name,
      size: data.length,
      sha256: sha256(data),
    };
    const opened = await page.request.post("/api/evidence/uploads", {
      headers: { origin },
      data: opening,
    });
    if (!opened.ok()) {
      expect((await opened.json()).fields.file, what).toBe(said);
      continue;
    }
    const upload = `/api/evidence/uploads/${(await opened.json()).data.id}`;
    await page.request.patch(upload, { headers: { ...headers, "x-offset": "0" }, data });
    const ended = await page.request.post(upload, { headers: { origin } });
    expect(ended.status(), what).toBe(422);
    expect((await ended.json()).fields.file).toBe(said);
    expect((await page.request.get(upload)).status()).toBe(404);
  }
  expect((await page.request.get("/api/health")).ok()).toBe(true);
  const recordings = {
    name: "表.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("MZ not a table"),
  };
  await page.getByLabel("拍照或选文件").setInputFiles(recordings);
  await expect(page.getByText("这是一个程序文件，只是改了扩展名，已拒绝").first()).toBeVisible();
  await page.getByRole("button", { name: "移除 表.pdf" }).click();
  await expect(page.getByText("表.pdf", { exact: true })).toHaveCount(0);
});
