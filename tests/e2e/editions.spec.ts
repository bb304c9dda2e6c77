import type { Page } from "@playwright/test";
import { expect, test } from "@/tests/support/e2e-test";
import { pagesOf } from "@/tests/support/e2e-work";

async function freezeBriefing(page: Page, title: string): Promise<string> {
  await page.goto("/desk/editions/new?period=year");
  await expect(page.getByLabel("内部简报")).toBeChecked();
  await page.getByLabel("标题").fill(title);
  await page.getByRole("button", { name: "定稿", exact: true }).click();
  await expect(page.getByText("由您定稿，请办公室另一位同志核对后发布")).toBeVisible();
  await expect(page.getByText("内容与指纹一致，实时数据没有变化")).toBeVisible();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

test("a briefing is frozen, released by another, and marked once a report beneath it changes", async ({
  open,
  claim,
  database,
}) => {
  const duty = await claim({ status: "submitted" });
  const office = await open({ login: "office" });
  const second = await open({ login: "office2" });
  const visitor = await open({ refused: true });
  const title = "工作简报（全程测试）";
  await database.alone(async () => {
    const id = await freezeBriefing(office, title);
    await second.goto(`/desk/editions/${id}`);
    await second.getByRole("button", { name: "发布这一期" }).click();
    await expect(second.getByText("已发布").first()).toBeVisible();
    await expect(second.getByRole("button", { name: "发布这一期" })).toHaveCount(0);

    await test.step("the text of the fingerprints is what is downloaded", async () => {
      const { createHash } = await import("node:crypto");
      const answer = await second.request.get(`/api/editions/${id}/export?format=json`);
      const text = await answer.body();
      const sha256 = createHash("sha256").update(text).digest("hex");
      const sm3 = createHash("sm3").update(text).digest("hex");
      await expect(second.getByText(sha256)).toBeVisible();
      await expect(second.getByText(sm3)).toBeVisible();
      for (const format of ["csv", "xlsx"]) {
        const file = await second.request.get(`/api/editions/${id}/export?format=${format}`);
        expect(file.status(), format).toBe(200);
      }
    });

    await test.step("no public page and no download knows of it", async () => {
      const sitemap = await (await visitor.request.get("/sitemap.xml")).text();
      expect(sitemap).not.toContain(id);
      const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
        ([, address = "/"]) => new URL(address).pathname,
      );
      expect(paths).toContain("/editions");
      // Every address that the public site names, and the pages of figures whatever it names.
      for (const address of new Set([...paths, "/", "/editions", "/carriers"])) {
        const html = await (await visitor.request.get(address)).text();
        expect(html, address).not.toContain(id);
        expect(html, address).not.toContain(title);
      }
      expect((await visitor.goto(`/editions/${id}`))?.status()).toBe(404);
      const file = await visitor.request.get(`/api/editions/${id}/export?format=json`);
      expect(file.status()).toBe(404);
    });

    await test.step("an approval beneath shows as a change with its reason", async () => {
      await database.rows(
        `update assignment set status = 'approved', done_at = now(), is_on_time = true
         where id = $1`,
        [duty.id],
      );
      await second.goto(`/desk/editions/${id}`);
      await expect(second.getByText(/数据已变化：.*新进展/)).toBeVisible();
      await second.getByText("逐项查看变化").click();
      await expect(second.getByRole("table", { name: "定稿后的变化" })).toBeVisible();
      await second.getByText("查看原因").click();
      await expect(second.locator(`a[href="${pagesOf(duty).history}"]`).first()).toBeVisible();
    });
  });
});

test("a circular is drafted from an edition, written by two, released, and received on a phone", async ({
  open,
  database,
}) => {
  const office = await open({ login: "office" });
  const second = await open({ login: "office2" });
  const city = await open({ login: "shi", width: 360 });
  const title = "关于推进情况的通报（全程测试）";
  await database.alone(async () => {
    await office.goto("/desk/circulars/new");
    await office.getByRole("button", { name: "生成草稿" }).click();
    await expect(office.getByLabel("正文")).toHaveValue(/一、总体情况/);
    await second.goto(office.url());
    await office.getByLabel("标题").fill(title);
    const body = await office.getByLabel("正文").inputValue();
    await office.getByLabel("正文").fill(body.replaceAll(/【待填[^】]*】/g, "另行通知。"));
    await office.getByLabel("市级", { exact: true }).check();
    await office.getByRole("button", { name: "保存", exact: true }).click();
    await expect(office.getByRole("heading", { level: 1 })).toHaveText(title);

    await test.step("who saves later loses nothing", async () => {
      await second.getByLabel("正文").fill("一、总体情况\n我补写的一段");
      await second.getByRole("button", { name: "保存", exact: true }).click();
      await expect(second.getByRole("heading", { name: "您的修改没有并入" })).toBeVisible();
      await expect(second.getByText("这一稿：我补写的一段")).toBeVisible();
      await expect(second.getByLabel("正文")).toHaveValue(/我补写的一段/);
    });

    const address = office.url();
    await expect(office.getByRole("button", { name: "发出通报" })).toHaveCount(0);
    await second.goto(address);
    await second.getByRole("button", { name: "发出通报" }).click();
    await expect(second.getByText("签收情况")).toBeVisible();

    await city.goto("/desk/circulars");
    await city.getByRole("link", { name: title }).click();
    await city.getByRole("button", { name: "收到" }).click();
    await expect(city.getByText(/本单位已签收/)).toBeVisible();
    await second.reload();
    await expect(second.getByText(/已签收 1 个/)).toBeVisible();
    const word = await city.request.get(
      `/api/circulars/${new URL(address).pathname.split("/").at(-1)}/export`,
    );
    expect(word.headers()["content-type"]).toContain("wordprocessingml");
  });
});
