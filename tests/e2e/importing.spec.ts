import { bombWorkbook, programBytes } from "@/tests/support/e2e-files";
import { expect, test } from "@/tests/support/e2e-test";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

test("a wrong workbook is refused with the reason, quickly, and nothing is stored", async ({
  open,
  database,
}) => {
  const page = await open({ login: "sheng", refused: true });
  await page.goto("/desk/lists/import");
  await page.getByRole("button", { name: "上传并预览" }).click();
  await expect(page.locator("#file-error")).toContainText("请先选择");
  const wrong = [
    { name: "空.xlsx", buffer: Buffer.alloc(0), told: /空|没有内容|0 字节/ },
    { name: "程序.xlsx", buffer: programBytes(), told: /xlsx|Excel|格式|工作簿/ },
    { name: "炸弹.xlsx", buffer: bombWorkbook(), told: /解压后异常地大，已拒绝/ },
  ];
  for (const { name, buffer, told } of wrong) {
    await page.getByLabel("Excel 工作簿").setInputFiles({ name, mimeType: XLSX, buffer });
    await page.getByRole("button", { name: "上传并预览" }).click();
    await expect(page.locator("#file-error")).toContainText(told);
  }
  const names = wrong.map(({ name }) => name);
  const sql = "select 1 from import_preview where file_name = any ($1)";
  expect(await database.rows(sql, [names])).toEqual([]);
  expect((await page.request.get("/api/health")).status()).toBe(200);
});

test("only those who draft lists may upload one", async ({ open, baseURL }) => {
  const headers = { origin: new URL(baseURL ?? "").origin, "x-file-name": "a.xlsx" };
  for (const [login, status] of [
    ["cun", 403],
    ["jiwei", 403],
  ] as const) {
    const page = await open({ login, refused: true });
    expect((await page.goto("/desk/lists/import"))?.status(), login).toBe(status);
    const answer = await page.request.post("/api/imports", { headers, data: programBytes() });
    expect(answer.status(), login).toBe(status);
  }
});

test("a preview is for the one who uploaded it, and changes nothing by itself", async ({
  open,
  database,
}) => {
  const lists = async () =>
    (
      await database.one<{ n: number }>(
        "select count(*)::int as n from task_list where title like '清廉学校%'",
      )
    ).n;
  const before = await lists();
  const { login } = await database.one<{ login: string }>(
    `select a.login from account a join role_grant g on g.account_id = a.id
     where g.role = 'lead_unit' and g.region_code = '420000' and g.carrier_code = 'school' limit 1`,
  );
  const page = await open({ login });
  await page.goto("/desk/lists/import");
  await page.getByLabel("Excel 工作簿").setInputFiles("tests/fixtures/清廉学校2026任务清单.xlsx");
  await page.getByRole("button", { name: "上传并预览" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "导入预览" })).toBeVisible();
  expect(await lists()).toBe(before);

  const stranger = await open({ login: "linxian", refused: true });
  expect((await stranger.goto(page.url()))?.status()).toBe(404);
  await page.reload();
  await expect(page.getByRole("button", { name: "下一步：看看会改动什么" })).toBeVisible();
});

test("a progress table is told from a list, and where it belongs", async ({ open }) => {
  const page = await open({ login: "sheng", refused: true });
  await page.goto("/desk/lists/import");
  await page
    .getByLabel("Excel 工作簿")
    .setInputFiles("tests/fixtures/清廉机关2026三季度进展汇总表.xlsx");
  await page.getByRole("button", { name: "上传并预览" }).click();
  await expect(page.locator("#file-error")).toContainText(/进展|汇总|填报/);
});
