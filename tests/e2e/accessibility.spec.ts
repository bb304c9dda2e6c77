import { expectSoundAtEveryWidth } from "@/tests/support/e2e-pages";
import { expect, test } from "@/tests/support/e2e-test";

/** Every page as somebody sees it; the lists grow with the pages. */
const PUBLIC = {
  home: "/",
  carriers: "/carriers",
  carrier: "/carriers/village",
  "carrier-with-parts": "/carriers/enterprise",
  sites: "/sites",
  "sites-of-carrier": "/sites?carrier=village",
  "sites-none": "/sites?carrier=family&city=429021",
  policies: "/policies",
  search: "/search?q=%E4%B8%89%E8%B5%84",
  "search-none": "/search?q=zzzz",
  editions: "/editions",
  about: "/about",
  "sign-in": "/sign-in",
};

const DESK: [name: string, login: string, path: string][] = [
  ["dashboard-province", "office", "/desk/dashboard/420000"],
  ["dashboard-city", "shiban", "/desk/dashboard/420600"],
  ["dashboard-county", "xianban", "/desk/dashboard/420624"],
  ["dashboard-township", "xiang", "/desk/dashboard/420624102"],
  ["dashboard-direct-county", "office", "/desk/dashboard/429021"],
  ["dashboard-by-task", "sheng", "/desk/dashboard/420000?carrier=village"],
];

for (const [name, path] of Object.entries(PUBLIC)) {
  test(`public ${name} is accessible and fits every width`, async ({ open, picture }) => {
    const page = await open();
    expect((await page.goto(path))?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expectSoundAtEveryWidth(page, (shown) => picture(shown, name));
  });
}

for (const [name, login, path] of DESK) {
  test(`desk ${name} is accessible and fits every width`, async ({ open, picture }) => {
    const page = await open({ login });
    expect((await page.goto(path))?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expectSoundAtEveryWidth(page, (shown) => picture(shown, name));
  });
}

test("a page that is not there is accessible", async ({ open, picture }) => {
  const page = await open({ refused: true });
  expect((await page.goto("/no-such-page"))?.status()).toBe(404);
  await expectSoundAtEveryWidth(page, (shown) => picture(shown, "not-found"));
});
