import { DEMO_PASSWORD } from "@/prisma/seed/demo/accounts";
import { sessionCookie } from "@/tests/support/e2e-sessions";
import { expect, type Page, test } from "@/tests/support/e2e-test";
import { fillIn, pagesOf } from "@/tests/support/e2e-work";

// What stays on the device while there is no network, and who gets to see it.

const saved = (page: Page) => page.getByRole("status").filter({ hasText: "已保存" });
const offer = (page: Page) => page.getByRole("status").filter({ hasText: "离线暂存的内容" });

/** Everything that the page's databases hold, as text. */
async function deviceText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name ?? "");
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
      for (const store of database.objectStoreNames) {
        const all = await new Promise<unknown[]>((resolve) => {
          const asked = database.transaction(store).objectStore(store).getAll();
          asked.onsuccess = () => resolve(asked.result);
        });
        for (const one of all as { sealed?: ArrayBuffer }[]) {
          found.push(one.sealed ? new TextDecoder().decode(one.sealed) : JSON.stringify(one));
        }
      }
      database.close();
    }
    return [...found, ...Object.values(localStorage), ...Object.values(sessionStorage)].join("\n");
  });
}

/** How many drafts the device holds. */
async function recordsOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opened = indexedDB.open("qinglian-drafts");
        opened.onsuccess = () => {
          const counted = opened.result.transaction("drafts").objectStore("drafts").count();
          counted.onsuccess = () => resolve(counted.result);
        };
      }),
  );
}

async function typeOffline(page: Page, text: string): Promise<void> {
  await page.context().setOffline(true);
  await page.getByLabel("进展情况").fill(text);
  await page.getByLabel("进展情况").blur();
  await expect(page.getByRole("status").filter({ hasText: "离线暂存" })).toBeVisible();
}

test("the network dies, the browser too: the text is offered again with what differs", async ({
  open,
  claim,
}) => {
  const duty = await claim({ status: "not_started" });
  const page = await open({ login: duty.reporter, width: 360, refused: true });
  await page.goto(pagesOf(duty).fill);
  await fillIn(page, duty, { narrative: "出门前写的" });
  await typeOffline(page, "在山里写的一大段");
  expect(await deviceText(page), "nothing of it lies open").not.toContain("山里");
  const context = page.context();
  await page.close();
  await context.setOffline(false);

  const again = await context.newPage();
  await again.goto(pagesOf(duty).fill);
  await expect(again.getByLabel("进展情况")).toHaveValue("出门前写的");
  await expect(offer(again).locator("ins").first()).toBeVisible();
  await expect(offer(again)).toContainText("山里");
  await offer(again).getByRole("button", { name: "恢复暂存内容" }).click();
  await expect(again.getByLabel("进展情况")).toHaveValue("在山里写的一大段");
  await expect(saved(again)).toBeVisible();
  await again.reload();
  await expect(again.getByLabel("进展情况")).toHaveValue("在山里写的一大段");
  await expect(offer(again)).toHaveCount(0);
});

test("a session that ends while typing keeps the text; another account never sees it", async ({
  open,
  claim,
}) => {
  const duty = await claim({ status: "not_started" });
  const page = await open({ login: duty.reporter, width: 360, refused: true });
  const context = page.context();
  await page.goto(pagesOf(duty).fill);
  await fillIn(page, duty, { narrative: "登录时写的" });
  const own = await context.cookies();
  await context.clearCookies();
  await page.getByLabel("进展情况").fill("登录过期后写的");
  await page.getByLabel("进展情况").blur();
  await expect(page.getByText("您填写的内容已加密暂存在本机")).toBeVisible();
  await expect(page.getByRole("link", { name: "重新登录" })).toBeVisible();

  // Somebody else signs in while the page is still open: nothing of it is saved under their name.
  await context.addCookies([{ ...sessionCookie(duty.reviewer), url: new URL(page.url()).origin }]);
  await page.getByLabel("进展情况").fill("登录过期后写的，别人登录了");
  await page.getByLabel("进展情况").blur();
  await expect(page.getByText("现在登录的是另一个账号")).toBeVisible();
  await page.close();
  const other = await context.newPage();
  await other.goto("/desk/today");
  expect(await deviceText(other)).not.toContain("登录过期后");
  await other.locator("summary", { hasText: "账户菜单" }).click();
  await expect(other.getByRole("dialog")).toHaveCount(0);
  await other.close();

  await context.clearCookies();
  await context.addCookies(own);
  const again = await context.newPage();
  await again.goto(pagesOf(duty).fill);
  await expect(offer(again)).toContainText("别人登录了");
  await offer(again).getByRole("button", { name: "不用了，删除暂存" }).click();
  await again.reload();
  await expect(again.getByLabel("进展情况")).toHaveValue("登录时写的");
  await expect(offer(again)).toHaveCount(0);
});

test("signing out asks before it removes what only this device has", async ({ open, claim }) => {
  const duty = await claim({ status: "not_started" });
  // A session of its own: signing out ends it, and other tests use the common one.
  const page = await open({ refused: true });
  await page.goto("/sign-in");
  await page.getByLabel("登录名").fill(duty.reporter);
  await page.getByLabel("密码", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "今日待办" })).toBeVisible();
  await page.goto(pagesOf(duty).fill);
  await fillIn(page, duty, { narrative: "存上了的" });
  const context = page.context();
  await typeOffline(page, "只在本机的");
  await page.close();
  await context.setOffline(false);

  const desk = await context.newPage();
  await desk.goto("/desk/today");
  const leave = async () => {
    await desk.locator("summary", { hasText: "账户菜单" }).click();
    await desk.getByRole("button", { name: "退出登录" }).click();
  };
  await leave();
  const dialog = desk.getByRole("dialog");
  await expect(dialog).toContainText("本机有 1 份草稿没有存到服务器");
  await expect(dialog.getByRole("link", { name: new RegExp(duty.taskTitle) })).toBeVisible();
  await dialog.getByRole("button", { name: "先不退出" }).click();
  await desk.goto(pagesOf(duty).fill);
  await expect(offer(desk).locator("ins").first()).toContainText("只在本机");
  await leave();
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "删除并退出" }).click();
  await expect(desk).toHaveURL(/\/sign-in/);
  expect(await recordsOf(desk)).toBe(0);
});

test("two windows of one person: what one saves appears in the other, or is shown beside it", async ({
  open,
  claim,
}) => {
  const duty = await claim({ status: "not_started" });
  const first = await open({ login: duty.reporter, refused: true });
  const second = await first.context().newPage();
  await first.goto(pagesOf(duty).fill);
  await second.goto(pagesOf(duty).fill);
  await fillIn(first, duty, { narrative: "第一个窗口写的" });
  await expect(second.getByLabel("进展情况")).toHaveValue("第一个窗口写的");

  await first.context().setOffline(true);
  await second.getByLabel("进展情况").fill("第二个窗口没存上的");
  await second.getByLabel("进展情况").blur();
  await expect(second.getByRole("status").filter({ hasText: "离线暂存" })).toBeVisible();
  await first.getByLabel("进展情况").fill("第一个窗口先存上的");
  await first.context().setOffline(false);
  const choice = (page: Page) => page.getByRole("status").filter({ hasText: "也改了这份草稿" });
  await expect
    .poll(async () => (await choice(first).count()) + (await choice(second).count()))
    .toBeGreaterThan(0);
  const asked = (await choice(first).count()) > 0 ? first : second;
  await expect(choice(asked).locator("del").first()).toBeVisible();
  await expect(choice(asked).locator("ins").first()).toBeVisible();
  const own = await asked.getByLabel("进展情况").inputValue();
  await choice(asked).getByRole("button", { name: "用我的" }).click();
  await expect(saved(asked)).toBeVisible();
  await asked.reload();
  await expect(asked.getByLabel("进展情况")).toHaveValue(own);
});

test("what is typed before the page's script has come is kept too", async ({ open, claim }) => {
  const duty = await claim({ status: "not_started" });
  const page = await open({ login: duty.reporter, width: 360 });
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(pagesOf(duty).fill, { waitUntil: "commit" });
  await page.getByLabel("进展情况").fill("信号不好时先写下的");
  go();
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("进展情况")).toHaveValue("信号不好时先写下的");
});
