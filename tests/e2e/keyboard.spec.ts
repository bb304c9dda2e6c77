import { DEMO_PASSWORD } from "@/prisma/seed/demo/accounts";
import { expect, type Page, test } from "@/tests/support/e2e-test";
import { addPhoto, pagesOf } from "@/tests/support/e2e-work";

const MOST = 80;

/** What has the focus, and whether a ring shows it. */
async function focused(page: Page) {
  return page.evaluate(() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    return {
      ring: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2,
      inSight: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  });
}

/** Presses Tab until the wanted control has the focus; each stop on the way is visible and marked. */
async function tabTo(page: Page, wanted: ReturnType<Page["locator"]>): Promise<void> {
  for (let presses = 0; presses < MOST; presses += 1) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    expect(now, "the focus is somewhere").not.toBeNull();
    expect(now?.inSight, "what has the focus is in sight").toBe(true);
    if (await wanted.evaluate((one) => one === document.activeElement)) {
      expect(now?.ring, "what has the focus is marked").toBe(true);
      return;
    }
  }
  throw new Error(`not reached in ${MOST} presses of Tab`);
}

test("a village reports with the keyboard alone", async ({ open, claim, database }) => {
  const duty = await claim({ status: "not_started" });
  const page = await open({ height: 1000 });
  await page.goto("/sign-in");
  await expect(page.getByLabel("登录名")).toBeFocused();
  await page.keyboard.type(duty.reporter);
  await page.keyboard.press("Tab");
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "今日待办" })).toBeVisible();

  await page.goto("/desk/today");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "跳到主要内容" })).toBeFocused();
  await page.keyboard.press("Enter");
  const start = page.locator(`.todo-go a[href="${pagesOf(duty).fill}"]`);
  await tabTo(page, start);
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL(pagesOf(duty).fill);
  await tabTo(page, page.getByLabel(duty.numeratorName, { exact: true }));
  await page.keyboard.type("12");
  await tabTo(page, page.getByLabel(duty.denominatorName, { exact: true }));
  await page.keyboard.type("12");
  await tabTo(page, page.getByLabel("进展情况"));
  await page.keyboard.type("全部用键盘填写");
  await tabTo(page, page.getByLabel("拍照或选文件"));
  // The chooser is the system's own window: the file is handed to it as a person's choice would be.
  await addPhoto(page, `键盘-${duty.id}.jpg`);
  await tabTo(page, page.getByRole("button", { name: "下一步：核对" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "核对填报内容" })).toBeVisible();
  await tabTo(page, page.getByLabel(/^以上内容已经核对/));
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: "提交审核" }));
  await database.changing(async () => {
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "填报回执" })).toBeVisible();
  });
});
