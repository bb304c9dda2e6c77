import type { Locator } from "@playwright/test";
import { testPhoto } from "@/tests/support/e2e-files";
import { expect, test } from "@/tests/support/e2e-test";

// Only tasks of the villages' own carrier, which no other test takes for itself.
test("a county's clerk enters for a village in one table, and the record says so", async ({
  open,
  database,
}) => {
  const page = await open({ login: "dailu" });
  await page.goto("/desk/assignments/grid");
  await page.getByRole("link", { name: /^CJ-09 / }).click();
  const first = page.locator("tbody tr button", { hasText: /^核对提交/ }).first();
  const village = (await first.textContent())?.replace(/^核对提交/, "");
  const row = page.locator("tbody tr", {
    has: page.getByLabel(`${village} 进展情况`, { exact: true }),
  });
  const figures = row.locator("input.input-number");
  await figures.nth(0).fill("4");
  await figures.nth(1).fill("3");
  await row.getByLabel(`${village} 进展情况`).fill("电话核实后代录");
  const buffer = await testPhoto(`代录-${village}`);
  const photo = { name: "名册.jpg", mimeType: "image/jpeg", buffer };
  await row.getByLabel(`${village} 添加材料`).setInputFiles(photo);
  await expect(row).toContainText("材料 1 份");
  await row.getByRole("button", { name: /^核对提交/ }).click();
  await expect(row).toContainText("不能大于");
  await figures.nth(1).fill("4");
  await database.changing(async () => {
    await row.getByRole("button", { name: /^核对提交/ }).click();
    const check = page.getByRole("dialog", { name: "核对 1 家的填报" });
    await expect(check).toContainText("电话核实后代录");
    await check.getByLabel(/^以上内容已经核对/).check();
    await check.getByRole("button", { name: "提交 1 家" }).click();
    await expect(row).toContainText("已提交，受理号");
  });
  const receipt = (await row.getByRole("status").textContent())?.match(/\S+$/)?.[0];
  const entered = await database.one<{ by: string; assignment: string }>(
    `select o.name as by, r.assignment_id::text as assignment from report r
     join account a on a.id = r.submitted_by_id join organisation o on o.id = a.organisation_id
     where r.receipt_no = $1`,
    [receipt],
  );
  await page.goto(`/desk/assignments/${entered.assignment}`);
  await expect(page.locator("#main")).toContainText(`${entered.by}代录`);
});

test("one row is copied to others with what it changes shown, and can be put back", async ({
  open,
}) => {
  const page = await open({ login: "dailu", width: 360 });
  await page.goto("/desk/assignments/grid");
  await page
    .getByRole("link", { name: /^CJ-(?!09)/ })
    .first()
    .click();
  const rows = page.locator("tbody tr", { has: page.getByRole("button", { name: /^复制到别家/ }) });
  const [source, filled] = [rows.nth(0), rows.nth(1)];
  const name = (row: Locator) =>
    row
      .locator("th")
      .first()
      .evaluate((cell) => cell.firstChild?.textContent ?? "");
  const text = (row: Locator) => row.getByLabel(/ 进展情况$/);
  await text(source).fill("逐户核对台账，发现两处漏登，已经补登。");
  await text(filled).fill("逐户核对台账，没有发现漏登。");
  await source.getByRole("button", { name: /^复制到别家/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(await name(filled)).check();
  await expect(dialog.locator("del").first()).toContainText("没有");
  await dialog.getByRole("button", { name: "复制到 1 家" }).click();
  await expect(text(filled)).toHaveValue("逐户核对台账，发现两处漏登，已经补登。");
  await expect(filled).toContainText(`复制自${await name(source)}`);
  await expect(filled.locator("del").first()).toContainText("没有");
  await text(filled).fill("逐户核对台账，发现一处漏登，已经补登。");
  await expect(filled).toContainText("已修改");
  await filled.getByRole("button", { name: /^还原/ }).click();
  await expect(text(filled)).toHaveValue("逐户核对台账，没有发现漏登。");
  await expect(filled).not.toContainText("复制自");
  await expect(filled).toContainText("已保存");
});
