import type { Page } from "playwright-core";

/** One picture: who looks, at which page, and what is done before it is taken. */
export interface Picture {
  /** Of the file; a phone's picture ends in -phone. */
  name: string;
  /** The sign-in name of a demonstration account; nobody where it is not given. */
  login?: string;
  path: string;
  /** Goes on from `path`; reads, or sends what changes nothing that is shown. */
  after?: (page: Page) => Promise<void>;
  /** Also as a phone shows it. */
  phone?: boolean;
  /** As a screen on a wall shows it, not a desk's. */
  wall?: boolean;
}

async function follow(page: Page, selector: string): Promise<void> {
  const link = page.locator(selector).first();
  const target = await link.getAttribute("href");
  if (!target) throw new Error(`nothing to follow at ${selector} on ${page.url()}`);
  await page.goto(new URL(target, page.url()).href);
}

const first = (selector: string) => (page: Page) => follow(page, selector);

async function openReturn(page: Page): Promise<void> {
  await follow(page, 'main a[href^="/desk/reviews/"]');
  await page.keyboard.press("r");
}

async function chosen(page: Page): Promise<void> {
  await page.setInputFiles('input[type="file"]', "tests/fixtures/清廉村居2026任务清单.xlsx");
}

async function previewed(page: Page): Promise<void> {
  await chosen(page);
  await page.getByRole("button", { name: "上传并预览" }).click();
  await page.waitForURL(/\/desk\/lists\/import\/./, { timeout: 60_000 });
}

/** The pages that README and guides show. */
export const PICTURES: readonly Picture[] = [
  { name: "home", path: "/", phone: true },
  { name: "carrier", path: "/carriers/village" },
  { name: "sites", path: "/sites", phone: true },
  { name: "site", path: "/sites", after: first('main a[href^="/sites/"]') },
  { name: "case", path: "/cases", after: first('main a[href^="/cases/"]:not([href*="/tours"])') },
  { name: "route", path: "/routes", after: first('main a[href^="/routes/"]') },
  { name: "topics", path: "/topics" },
  {
    name: "topic",
    path: "/topics?state=disputed",
    after: first(".topic-list h2 a"),
    phone: true,
  },
  { name: "suggest", path: "/suggest", phone: true },
  { name: "elder", path: "/elder", phone: true },
  { name: "public-editions", path: "/editions" },
  { name: "policies", path: "/policies" },
  { name: "sign-in", path: "/sign-in" },
  { name: "today", login: "cun", path: "/desk/today", phone: true },
  {
    name: "fill",
    login: "cun",
    path: "/desk/today",
    after: first('a[href$="/fill"]'),
    phone: true,
  },
  {
    name: "assignment",
    login: "cun",
    path: "/desk/assignments?show=done",
    after: first('main a[href^="/desk/assignments/"]'),
  },
  { name: "assignments", login: "xian", path: "/desk/assignments?show=overdue", phone: true },
  { name: "reviews", login: "xiang", path: "/desk/reviews", phone: true },
  {
    name: "review",
    login: "xiang",
    path: "/desk/reviews",
    after: first('main a[href^="/desk/reviews/"]'),
    phone: true,
  },
  { name: "review-return", login: "xiang", path: "/desk/reviews", after: openReturn },
  {
    name: "grid",
    login: "dailu",
    path: "/desk/assignments/grid",
    after: first("main tbody tr:last-child a"),
  },
  { name: "dashboard-county", login: "xian", path: "/desk/dashboard" },
  { name: "lists", login: "sheng", path: "/desk/lists" },
  {
    name: "list",
    login: "sheng",
    path: "/desk/lists?carrierCode=village",
    after: first("tbody a"),
  },
  { name: "list-preview", login: "sheng", path: "/desk/lists/import", after: previewed },
  {
    name: "issue",
    login: "sheng",
    path: "/desk/lists?carrierCode=village",
    after: async (page) => {
      await follow(page, "tbody a");
      await follow(page, 'a[href$="/issue"]');
    },
  },
  {
    name: "dashboard",
    login: "office",
    path: "/desk/dashboard/420000?period=to_date",
    phone: true,
  },
  { name: "wall", login: "office", path: "/desk/dashboard/420000/screen", wall: true },
  { name: "editions", login: "office", path: "/desk/editions" },
  { name: "edition", login: "office", path: "/desk/editions", after: first("tbody a") },
  { name: "dashboard-city", login: "jiwei", path: "/desk/dashboard" },
  {
    name: "organisation",
    login: "xiang",
    path: "/desk/dashboard/420624102",
    after: first('main a[href^="/desk/organisations/"]:has-text("良种场村")'),
  },
  {
    name: "site-desk",
    login: "office",
    path: "/desk/sites?view=all&status=rechecking",
    after: first('tbody a[href^="/desk/sites/"]'),
  },
  {
    name: "publication",
    login: "office2",
    path: "/desk/publications",
    after: first('tbody a[href^="/desk/publications/"]'),
  },
  {
    name: "suggestion",
    login: "shaicha",
    path: "/desk/suggestions",
    after: first('main a[href^="/desk/suggestions/"]'),
  },
  { name: "accounts", login: "xitong", path: "/desk/admin/accounts?q=cun" },
  { name: "accounts-import", login: "xitong", path: "/desk/admin/accounts/import" },
  { name: "organisations", login: "xitong", path: "/desk/admin/organisations" },
  { name: "calendar", login: "xitong", path: "/desk/admin/calendar" },
  {
    name: "grants",
    login: "anquan",
    path: "/desk/admin/accounts?q=dailu",
    after: first('tbody a[href^="/desk/admin/accounts/"]'),
  },
  { name: "audit", login: "shenji", path: "/desk/admin/audit" },
];
