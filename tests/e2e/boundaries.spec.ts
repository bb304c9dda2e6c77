import { expectAccessible, expectReflow } from "@/tests/support/e2e-pages";
import { expect, type Page, test } from "@/tests/support/e2e-test";

interface Village {
  code: string;
  name: string;
}

// A county whose work no other journey claims.
const VILLAGES = `
  select r.code, r.name from region r
  where r.valid_to is null and r.node_code = '420626' and r.level = 'village' and r.parent_code = (
    select v.parent_code from region v join organisation o on o.region_code = v.code and o.valid_to is null
    where v.node_code = '420626' and v.level = 'village' and v.valid_to is null
    group by v.parent_code having count(*) >= 3 order by v.parent_code limit 1)
    and exists (select 1 from organisation o where o.region_code = r.code and o.valid_to is null)
  order by r.code limit 3`;

async function planned(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { name: "预览：会影响什么" })).toBeVisible();
  await page.getByRole("button", { name: "确认并安排" }).click();
}

test("an administrator merges two villages and turns a village into a community, seeing first what it does", async ({
  open,
  database,
  picture,
}) => {
  const page = await open({ login: "xitong" });
  await database.changing(async () => {
    const [one, other, third] = await database.rows<Village & Record<string, string>>(VILLAGES);
    if (!one || !other || !third) throw new Error("three villages with organisations are needed");

    await page.goto(`/desk/admin/regions/${one.code}`);
    await page.getByRole("link", { name: /^调整区划/ }).click();
    await page.getByRole("link", { name: "办理地区合并" }).click();
    await page.getByLabel("要合并的地区").fill(one.code);
    await page.getByLabel("合并后的代码").fill(other.code);
    await page.getByLabel("合并后的名称").fill("示例新村");
    await page.getByRole("button", { name: "保存并预览" }).click();
    await expect(page.getByText("请至少填写两个区划代码，一行一个").first()).toBeVisible();
    await expect(page.getByLabel("合并后的名称")).toHaveValue("示例新村");

    await page.getByLabel("要合并的地区").fill(`${one.code}\n${other.code}`);
    await page.getByRole("button", { name: "保存并预览" }).click();
    await expect(page.getByText(`由${other.name}承接`)).toBeVisible();
    await expectAccessible(page);
    await picture(page, "boundary-preview");
    await planned(page);
    await expect(page.getByText("调整已经生效")).toBeVisible();
    await expect(page.getByRole("heading", { name: "办理结果" })).toBeVisible();
    await picture(page, "boundary-outcome");

    const township = one.code.slice(0, 9);
    await page.goto(`/desk/admin/boundaries/new?form=region.rename&code=${third.code}`);
    await page.getByLabel("新名称").fill("示例社区");
    await page.keyboard.press("Enter");
    await planned(page);
    await expect(page.getByText("调整已经生效")).toBeVisible();
    await page.goto(`/desk/admin/regions/${township}`);
    await expect(page.getByRole("link", { name: "示例社区" })).toBeVisible();
    await expect(page.getByRole("link", { name: "示例新村" })).toBeVisible();
    await expect(page.getByRole("link", { name: one.name, exact: true })).toHaveCount(0);

    const office = await open({ login: "office" });
    await office.goto(`/desk/dashboard/${township}`);
    await expect(office.getByRole("link", { name: "现行区划" })).toBeVisible();
    await picture(office, "boundary-dashboard-then");
    await office.getByRole("link", { name: "现行区划" }).click();
    await expect(office).toHaveURL(/map=today/);
    await expect(office.getByText("以前办结的任务也算到现在的地区和单位名下")).toBeVisible();
    await picture(office, "boundary-dashboard-today");
  });
});

test("a township's move is ordered for a day to come on a phone, and taken back", async ({
  open,
  database,
  picture,
}) => {
  const page = await open({ login: "xitong", width: 360 });
  const township = await database.one<Village & Record<string, string>>(`
    select code, name from region where parent_code = '420626' and valid_to is null order by code desc limit 1`);
  await page.goto(`/desk/admin/boundaries/new?form=region.move&code=${township.code}`);
  await page.getByLabel("新上级的区划代码").fill("420600");
  await page.getByLabel("生效日期").fill("2099-01-01");
  await page.getByRole("button", { name: "保存并预览" }).click();
  await expect(page.getByText("上下级的级别不相接")).toBeVisible();
  await expect(page.getByRole("button", { name: "确认并安排" })).toHaveCount(0);
  await page.getByRole("link", { name: "修改", exact: true }).click();
  await page.getByLabel("新上级的区划代码").fill("420625");
  await page.getByRole("button", { name: "保存并预览" }).click();
  await expect(page.getByRole("heading", { name: "预览：会影响什么" })).toBeVisible();
  await expectReflow(page);
  await picture(page, "boundary-phone");
  await planned(page);
  await expect(page.getByText("已安排，到生效日自动办理")).toBeVisible();
  await page.getByRole("button", { name: "撤销安排" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("已撤销，什么都没有改变")).toBeVisible();
  await page.goto("/desk/admin/boundaries");
  await expectReflow(page);
  await picture(page, "boundary-list-phone");
  await expect(page.getByText("已撤销").first()).toBeVisible();
});

test("nobody but a system administrator opens the pages of changes", async ({ open }) => {
  const office = await open({ login: "office", refused: true });
  const answer = await office.goto("/desk/admin/boundaries");
  expect(answer?.status()).toBe(403);
});
