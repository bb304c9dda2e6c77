import type { Locator, Page } from "@playwright/test";
import { programBytes, testPhoto } from "@/tests/support/e2e-files";
import { expect, test } from "@/tests/support/e2e-test";
import { fillIn, goToCheck, pagesOf, report, submit } from "@/tests/support/e2e-work";

const problemAt = (page: Page, id: string): Locator => page.locator(`#${id}-error`);

test("a draft keeps itself, and a colleague goes on with it on another device", async ({
  open,
  claim,
}) => {
  const duty = await claim({ status: "not_started" });
  const phone = await open({ login: duty.reporter, width: 360 });
  await phone.goto(pagesOf(duty).fill);
  await expect(phone.getByText("填写后自动保存")).toBeVisible();
  await fillIn(phone, duty, { numerator: "3", denominator: "4", narrative: "先记一半" });

  const desk = await open({ login: duty.reporter });
  await desk.goto("/desk/today");
  const line = desk.locator(`a[href="${pagesOf(duty).fill}"]`, { hasText: "继续填写" });
  await line.click();
  await expect(desk.getByLabel("进展情况")).toHaveValue("先记一半");
  await expect(desk.getByLabel(duty.numeratorName, { exact: true })).toHaveValue("3");
});

test("two who write the same draft lose nothing: the later one sees both", async ({
  open,
  claim,
}) => {
  const duty = await claim({ status: "not_started" });
  const [first, second] = [
    await open({ login: duty.reporter }),
    await open({ login: duty.reporter }),
  ];
  await first.goto(pagesOf(duty).fill);
  await second.goto(pagesOf(duty).fill);
  await fillIn(first, duty, { narrative: "甲写的" });
  await second.getByLabel("进展情况").fill("乙写的");
  await second.getByLabel("进展情况").blur();
  const choice = second.getByRole("status").filter({ hasText: "也改了这份草稿" });
  await expect(choice.locator("del")).toContainText("甲");
  await expect(choice.locator("ins")).toContainText("乙");
  await choice.getByRole("button", { name: "用我的" }).click();
  await expect(second.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
  await first.reload();
  await expect(first.getByLabel("进展情况")).toHaveValue("乙写的");
});

test("without network the text stays on the phone and follows when it is back", async ({
  open,
  claim,
}) => {
  const duty = await claim({ status: "not_started" });
  const page = await open({ login: duty.reporter, width: 360, refused: true });
  await page.goto(pagesOf(duty).fill);
  await fillIn(page, duty, { narrative: "出门前写的" });
  await page.context().setOffline(true);
  await page.getByLabel("进展情况").fill("在山里写的");
  await page.getByLabel("进展情况").blur();
  await expect(page.getByRole("status").filter({ hasText: "离线暂存" })).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("进展情况")).toHaveValue("在山里写的");
});

test("submitting twice with one form is one report", async ({ open, claim, database }) => {
  const duty = await claim({ status: "not_started" });
  const page = await open({ login: duty.reporter });
  const again = await open({ login: duty.reporter });
  await page.goto(pagesOf(duty).fill);
  await fillIn(page, duty, { photo: "清单公示.jpg" });
  await goToCheck(page);
  await page.getByLabel(/^以上内容已经核对/).check();
  const sent = page.waitForRequest((request) => request.url().endsWith("/submit"));
  const number = await database.changing(async () => {
    await page.getByRole("button", { name: "提交审核" }).dblclick();
    await expect(page.getByRole("heading", { level: 1, name: "填报回执" })).toBeVisible();
    return page.locator(".receipt-no b").textContent();
  });

  const first = await sent;
  const answer = await again.request.post(first.url(), {
    headers: { origin: new URL(first.url()).origin, "content-type": "application/json" },
    data: first.postData() ?? "",
  });
  expect(answer.status()).toBe(200);
  expect((await answer.json()).data.receiptNo).toBe(number);
  const reports = await database.rows("select 1 from report where assignment_id = $1", [duty.id]);
  expect(reports).toHaveLength(1);
});

test.describe("bad input is told at the field and nothing is lost", () => {
  test("figures beyond their range, and a text that is too long", async ({ open, claim }) => {
    const duty = await claim({ status: "not_started" });
    const page = await open({ login: duty.reporter });
    await page.goto(pagesOf(duty).fill);
    const long = "长".repeat(40_000);
    await fillIn(page, duty, { numerator: "30", denominator: "20", narrative: long });
    await page.getByRole("button", { name: "下一步：核对" }).click();
    await expect(problemAt(page, "numerator")).toContainText("不能大于");
    await expect(problemAt(page, "narrative")).toContainText("请删减 38000 个字");
    await expect(problemAt(page, "evidence")).toContainText("请至少添加 1 份材料");
    expect(await page.getByLabel("进展情况").inputValue()).toBe(long);
    await expect(page.getByLabel(duty.numeratorName, { exact: true })).toHaveValue("30");

    const summary = page.locator("#main").getByRole("alert");
    await expect(summary).toBeFocused();
    await summary.getByRole("link", { name: /不能大于/ }).click();
    await expect(page.getByLabel(duty.numeratorName, { exact: true })).toBeFocused();
    for (const [typed, told] of [
      ["-1", "不能是负数"],
      ["123456789012345", "整数部分最多 14 位"],
      ["1.23456", "小数点后最多 4 位"],
      ["二十", "请只填数字"],
    ] as const) {
      await fillIn(page, duty, { numerator: typed, narrative: "一两句" });
      await page.getByRole("button", { name: "下一步：核对" }).click();
      await expect(problemAt(page, "numerator")).toContainText(told);
      await expect(summary.getByRole("link", { name: `${duty.numeratorName}：` })).toBeVisible();
    }
  });

  test("control characters that a database cannot hold", async ({ open, claim }) => {
    const duty = await claim({ status: "not_started" });
    const page = await open({ login: duty.reporter, refused: true });
    await page.goto(pagesOf(duty).fill);
    const draft = page.waitForRequest((request) => request.url().endsWith("/draft"));
    await page.getByLabel("进展情况").fill("前\u0007后");
    await page.getByLabel("进展情况").blur();
    const told = "含有无法保存的控制字符，请删除后重新输入";
    await expect(problemAt(page, "narrative")).toContainText(told);
    expect(await page.getByLabel("进展情况").inputValue()).toBe("前\u0007后");

    const sent = await draft;
    const answer = await page.request.post(sent.url(), {
      headers: { origin: new URL(sent.url()).origin, "content-type": "application/json" },
      data: (sent.postData() ?? "").replace("\\u0007", "\\u0000"),
    });
    expect(answer.status()).toBe(422);
    expect((await answer.json()).fields).toEqual({ narrative: told });
    await page.getByLabel("进展情况").fill("前后");
    await page.getByLabel("进展情况").blur();
    await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
    await expect(problemAt(page, "narrative")).toHaveCount(0);
  });

  test("files that are empty, disguised or damaged", async ({ open, claim, database }) => {
    const duty = await claim({ status: "not_started" });
    const page = await open({ login: duty.reporter, refused: true });
    await page.goto(pagesOf(duty).fill);
    await fillIn(page, duty, { narrative: "材料稍后补上" });
    const photo = await testPhoto("截断");
    const bad = [
      { name: "空.jpg", buffer: Buffer.alloc(0), told: /空|0 字节|没有内容/ },
      { name: "照片.jpg", buffer: programBytes(), told: /JPEG|照片|类型|格式/ },
      { name: "半张.jpg", buffer: photo.subarray(0, 600), told: /损坏|不完整|打不开|读/ },
      { name: "脚本.pdf", buffer: Buffer.from("<script>alert(1)</script>"), told: /类型|格式|PDF/ },
    ];
    for (const { name, buffer, told } of bad) {
      const mimeType = "image/jpeg";
      await page.getByLabel("拍照或选文件").setInputFiles({ name, mimeType, buffer });
      const tile = page.locator(".evidence-tile", { hasText: name });
      await expect(tile.locator(".field-error")).toContainText(told);
      await tile.getByRole("button", { name: "移除" }).click();
      await expect(tile).toHaveCount(0);
    }
    await expect(page.getByLabel("进展情况")).toHaveValue("材料稍后补上");
    const kept = await database.rows(
      "select 1 from evidence where file_name = any ($1) and uploaded_by_id = (select id from account where login = $2)",
      [bad.map((one) => one.name), duty.reporter],
    );
    expect(kept).toEqual([]);
  });
});

test("a village reports without script: text and one file", async ({ open, claim, database }) => {
  const duty = await claim({ status: "not_started" });
  const page = await open({ login: duty.reporter, script: false });
  await page.goto(pagesOf(duty).fill);
  await page.getByLabel(duty.numeratorName, { exact: true }).fill("9");
  await page.getByLabel(duty.denominatorName, { exact: true }).fill("9");
  await page.getByLabel("进展情况").fill("没有脚本也能报");
  const buffer = await testPhoto(`无脚本-${duty.id}`);
  await page
    .getByLabel("选择一份材料")
    .setInputFiles({ name: "公示.jpg", mimeType: "image/jpeg", buffer });
  await page.getByRole("button", { name: "上传这份材料" }).click();
  await expect(page.locator(".evidence-name", { hasText: "公示.jpg" })).toBeVisible();
  await expect(page.getByLabel("进展情况")).toHaveValue("没有脚本也能报");
  await page.getByRole("button", { name: "下一步：核对" }).click();
  await database.changing(() => submit(page));
  const { narrative } = await database.one<{ narrative: string }>(
    "select narrative from report where assignment_id = $1",
    [duty.id],
  );
  expect(narrative).toBe("没有脚本也能报");
});

test("without script a wrong figure comes back at its field with everything typed", async ({
  open,
  claim,
}) => {
  const duty = await claim({ status: "not_started" });
  const page = await open({ login: duty.reporter, script: false });
  await page.goto(pagesOf(duty).fill);
  await page.getByLabel(duty.numeratorName, { exact: true }).fill("很多");
  await page.getByLabel(duty.denominatorName, { exact: true }).fill("9");
  await page.getByLabel("进展情况").fill("仍在这里");
  await page.getByRole("button", { name: "下一步：核对" }).click();
  await expect(problemAt(page, "numerator")).toContainText("请只填数字");
  await expect(page.getByLabel(duty.numeratorName, { exact: true })).toHaveValue("很多");
  await expect(page.getByLabel("进展情况")).toHaveValue("仍在这里");
});

test("a reporter takes back what nobody has reviewed", async ({ open, claim, database }) => {
  const duty = await claim({ status: "not_started" });
  const page = await open({ login: duty.reporter });
  await database.changing(async () => {
    await report(page, duty);
    await page.getByRole("link", { name: "查看任务" }).click();
    await page.getByRole("button", { name: "撤回修改" }).click();
    await expect(page.getByLabel("进展情况")).toBeVisible();
  });
});
