import { expectAccessible } from "@/tests/support/e2e-pages";
import { expect, type Page, test } from "@/tests/support/e2e-test";

const TEXT = "希望村口的公示栏每月更新一次，字写大一些，老人也能看清。";
/** A slow thumb on a phone: a character in a fifth of a second. */
const TYPING = 200;
const MOST_SECONDS = 90;

async function toWriting(page: Page): Promise<void> {
  await page.goto("/suggest");
  for (const choice of await page.getByRole("radio").all()) await expect(choice).not.toBeChecked();
  await page.getByRole("radio", { name: /提一条建议/ }).check();
  await page.getByRole("button", { name: "下一步" }).click();
  await page.getByRole("link", { name: /村居事务/ }).click();
  await page.getByRole("link", { name: "襄阳市", exact: true }).click();
  await page.getByRole("link", { name: /^就选/ }).click();
  await page.getByRole("link", { name: /继续填写/ }).click();
  await expect(page.getByLabel("您的建议")).toBeVisible();
}

async function sendAndRead(page: Page): Promise<string> {
  const code = page.locator("#tracking-code");
  await expect(async () => {
    await page.getByRole("button", { name: "提交建议" }).click({ timeout: 2_000 });
    await expect(code).toBeVisible({ timeout: 5_000 });
  }).toPass({ intervals: [4_000] });
  await expect(code).toHaveText(/^(\d{4} ){4}\d{4}$/);
  return (await code.textContent()) ?? "";
}

async function readStatus(page: Page, code: string): Promise<void> {
  await page.goto("/track");
  await page.getByLabel("20 位查询码").fill(code);
  await page.getByRole("button", { name: "查询", exact: true }).click();
  await expect(page).toHaveURL(/\/track\/status$/);
  await expect(page.getByText("已收到，等待初审")).toBeVisible();
  await expect(page.getByText(TEXT)).toBeVisible();
}

test.describe("a citizen on a phone", () => {
  test.setTimeout(240_000);

  test(`files a suggestion within ${MOST_SECONDS} seconds, typing slowly`, async ({ open }) => {
    const page = await open();
    await page.setViewportSize({ width: 360, height: 740 });
    const start = Date.now();
    await toWriting(page);
    expect(await page.locator("main form :is(textarea, input:not([type=hidden]))").count()).toBe(3);
    await page.getByLabel("您的建议").pressSequentially(TEXT, { delay: TYPING });
    await page.getByRole("button", { name: /检查/ }).click();
    await expect(page.getByText("请再看一遍")).toBeVisible();
    await expectAccessible(page);
    const code = await sendAndRead(page);
    expect((Date.now() - start) / 1000).toBeLessThan(MOST_SECONDS);
    await expectAccessible(page);
    await readStatus(page, code);
    await expectAccessible(page);
  });

  test("is told of what is missing each time, at the field, and never loses the place", async ({
    open,
  }) => {
    const page = await open();
    await page.goto("/elder/suggest");
    const summary = page.locator(".error-summary");
    for (const _ of ["once", "and again"]) {
      await page.getByRole("button", { name: "下一步" }).focus();
      await page.keyboard.press("Enter");
      await expect(summary).toBeFocused();
    }
    await toWriting(page);
    await page.getByRole("button", { name: /检查/ }).press("Enter");
    await expect(summary).toBeFocused();
    await expect(summary.getByRole("link")).toHaveText(/请写下您的建议/);
    await page.getByLabel("您的建议").fill(TEXT);
    await page.getByRole("button", { name: /检查/ }).press("Enter");
    await expect(page.getByRole("heading", { name: "请再看一遍" })).toBeFocused();
    await page.getByRole("button", { name: "返回修改" }).press("Enter");
    await expect(page.getByLabel("您的建议")).toBeFocused();
    await page.getByRole("button", { name: /检查/ }).press("Enter");
    await readStatus(page, await sendAndRead(page));
    await page.getByLabel("还想说的").fill("字至少要有拳头大。");
    await expect(async () => {
      await page.getByRole("button", { name: "提交补充" }).click({ timeout: 2_000 });
      await expect(page.getByText("补充已收到")).toBeVisible({ timeout: 5_000 });
    }).toPass({ intervals: [4_000] });
    await expect(page.locator(":focus")).toContainText("补充已收到");
    await page.getByText("撤回这条建议").click();
    await page.getByRole("button", { name: "撤回", exact: true }).click();
    await expect(page.getByRole("checkbox", { name: /我要撤回/ })).toHaveAccessibleDescription(
      /请先打勾确认/,
    );
    await page.getByRole("checkbox", { name: /我要撤回/ }).check();
    await page.getByRole("button", { name: "撤回", exact: true }).click();
    await expect(page.locator(":focus")).toContainText("已撤回");
  });

  test("finds the focus on what is missing without script, too", async ({ open }) => {
    const page = await open({ script: false });
    await page.goto("/suggest");
    await page.getByRole("button", { name: "下一步" }).click();
    await expect(page.locator(".error-summary")).toBeFocused();
  });

  test("does all of it without script, and back again keeps every word", async ({ open }) => {
    const page = await open({ script: false });
    await toWriting(page);
    await page.getByLabel("您的建议").fill(TEXT);
    await page.getByRole("button", { name: /检查/ }).click();
    await page.getByRole("button", { name: "返回修改" }).click();
    await expect(page.getByLabel("您的建议")).toHaveValue(TEXT);
    await page.getByRole("button", { name: /检查/ }).click();
    // The ticket of a form without script holds after four seconds: whoever is faster is told and loses nothing.
    const code = await sendAndRead(page);
    await readStatus(page, code);
  });

  test("who wants to accuse is led to 12388, by the gate and by the form", async ({
    open,
    database,
  }) => {
    const page = await open();
    await page.goto("/suggest");
    await page.getByRole("radio", { name: /反映违纪违法/ }).check();
    await page.getByRole("button", { name: "下一步" }).click();
    await expect(page.getByRole("link", { name: "拨打 12388" })).toHaveAttribute(
      "href",
      "tel:12388",
    );
    await page.goto("/suggest/write?gate=made-up&category=village&region=420600");
    await expect(page.getByText("请先回答一个问题")).toBeVisible();
    await expect(page.getByLabel("您的建议")).toHaveCount(0);
    await toWriting(page);
    const angry = `我要举报村主任贪污，他住在金丝雀${Date.now()}号院`;
    await page.getByLabel("您的建议").fill(angry);
    await page.getByRole("button", { name: /检查/ }).click();
    await expect(page.getByRole("alert").or(page.locator("[tabindex='-1']")).first()).toContainText(
      "12388",
    );
    await expect(page.getByLabel("您的建议")).toHaveValue(angry);
    const kept = await database.rows<{ found: boolean }>(
      `select exists (select 1 from suggestion_event where sealed_note like '%金丝雀%') as found`,
    );
    expect(kept[0]?.found).toBe(false);
  });
});
