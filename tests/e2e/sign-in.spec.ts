import { DEMO_PASSWORD } from "@/prisma/seed/demo/accounts";
import { expect, type Page, test } from "@/tests/support/e2e-test";

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel("登录名").fill(login);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录" }).click();
}

test("a person signs in, lands where they wanted to go, and signs out for good", async ({
  open,
}) => {
  const page = await open();
  await page.goto("/desk/dashboard");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fdesk%2Fdashboard/);
  await signIn(page, "shi", DEMO_PASSWORD);
  await expect(page).toHaveURL(/\/desk\/dashboard/);
  const cookies = await page.context().cookies();

  await page.locator("summary", { hasText: "账户菜单" }).click();
  await page.getByRole("button", { name: "退出登录" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.context().addCookies(cookies);
  await page.goto("/desk/dashboard");
  await expect(page, "the old cookie opens nothing").toHaveURL(/\/sign-in/);
});

test("a wrong password says so at the form and keeps the name", async ({ open }) => {
  const page = await open();
  await page.goto("/sign-in");
  await signIn(page, "jiwei", "nobody-knows-9A");
  await expect(page.locator("#main").getByRole("alert")).toContainText("登录名或密码不正确");
  await expect(page.getByLabel("登录名")).toHaveValue("jiwei");
  await expect(page.getByLabel("密码", { exact: true })).toHaveValue("");
});

test("signing in needs no script", async ({ open }) => {
  const page = await open({ script: false });
  await page.goto("/sign-in?next=%2Fdesk%2Fdashboard");
  await signIn(page, "xianban", "wrong-Password-1");
  await expect(page.getByLabel("登录名")).toHaveValue("xianban");
  await signIn(page, "xianban", DEMO_PASSWORD);
  await expect(page).toHaveURL(/\/desk\/dashboard/);
});

test("the address after signing in never leads elsewhere", async ({ open }) => {
  const page = await open();
  await page.goto("/sign-in?next=https%3A%2F%2Fexample.org%2F");
  await signIn(page, "sheng", DEMO_PASSWORD);
  await expect(page).toHaveURL(/\/desk\/today/);
});
