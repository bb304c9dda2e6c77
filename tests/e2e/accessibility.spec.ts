import { at, expectAccessible, expectSoundAtEveryWidth } from "@/tests/support/e2e-pages";
import { expect, test } from "@/tests/support/e2e-test";
import { fillIn, goToCheck, pagesOf, report, submit } from "@/tests/support/e2e-work";

/** Every page by its address, as somebody sees it; the states that need doing follow beneath. */
const PUBLIC: [name: string, path: string][] = [
  ["home", "/"],
  ["carriers", "/carriers"],
  ["carrier", "/carriers/village"],
  ["carrier-with-parts", "/carriers/enterprise"],
  ["sites", "/sites"],
  ["sites-of-carrier", "/sites?carrier=village"],
  ["sites-none", "/sites?carrier=family&city=429021"],
  ["policies", "/policies"],
  ["search", "/search?q=%E4%B8%89%E8%B5%84"],
  ["search-none", "/search?q=zzzz"],
  ["editions", "/editions"],
  ["about", "/about"],
  ["sign-in", "/sign-in"],
];

const DESK: [name: string, login: string, path: string][] = [
  ["today-village", "cun", "/desk/today"],
  ["today-village-overdue", "cun", "/desk/today?show=overdue"],
  ["today-township", "xiang", "/desk/today"],
  ["today-lead", "xian", "/desk/today"],
  ["today-entering-for-others", "dailu", "/desk/today"],
  ["reviews", "xian", "/desk/reviews"],
  ["reviews-again", "xian", "/desk/reviews?tab=again"],
  ["reviews-soon", "xian", "/desk/reviews?tab=soon"],
  ["reviews-doubted", "xian", "/desk/reviews?tab=doubted"],
  ["reviews-accept", "xianban", "/desk/reviews?tab=accept"],
  ["reviews-clean", "xian", "/desk/reviews?isClean=1"],
  ["reviews-township", "xiang", "/desk/reviews"],
  ["doubts-raised", "xian", "/desk/reviews/doubts"],
  ["doubts-to-answer", "jiwei", "/desk/reviews/doubts"],
  ["delegations", "xian", "/desk/reviews/delegations"],
  ["delegations-of-commission", "jiwei", "/desk/reviews/delegations"],
  ["review-settings", "xianban", "/desk/reviews/settings"],
  ["review-settings-province", "office", "/desk/reviews/settings"],
  ["windows-wide", "xianban", "/desk/windows?wide=1"],
  ["assignments", "xian", "/desk/assignments"],
  ["assignments-overdue", "xian", "/desk/assignments?show=overdue"],
  ["assignments-none", "cun", "/desk/assignments?show=cancelled"],
  ["grid", "dailu", "/desk/assignments/grid"],
  ["evidence-library", "cun", "/desk/evidence"],
  ["today-system", "xitong", "/desk/today"],
  ["windows", "xianban", "/desk/windows"],
  ["window-rules", "xianban", "/desk/windows/rules"],
  ["pauses", "xianban", "/desk/windows/pauses"],
  ["pause-new", "xianban", "/desk/windows/pauses/new"],
  ["account", "cun", "/desk/account"],
  ["account-messages", "cun", "/desk/account/messages"],
  ["messages", "cun", "/desk/messages"],
  ["messages-to-confirm", "cun", "/desk/messages?view=receipt"],
  ["messages-receipts", "xian", "/desk/messages/receipts"],
  ["machine", "office", "/desk/machine"],
  ["machine-key-new", "office", "/desk/machine/keys/new"],
  ["machine-feed-new", "office", "/desk/machine/feeds/new"],
  ["machine-api", "office", "/desk/machine/api"],
  ["search-desk", "office", "/desk/search?q=%E4%B8%89%E8%B5%84"],
  ["search-desk-organisations", "office", "/desk/search?q=xt&group=organisation"],
  ["search-desk-none", "office", "/desk/search?q=zzzz"],
  ["search-desk-empty", "cun", "/desk/search"],
  ["dashboard-province", "office", "/desk/dashboard/420000"],
  ["dashboard-counties", "office", "/desk/dashboard/420000?grain=counties"],
  ["dashboard-city", "shiban", "/desk/dashboard/420600"],
  ["dashboard-county", "xianban", "/desk/dashboard/420624"],
  ["dashboard-township", "xiang", "/desk/dashboard/420624102"],
  ["dashboard-direct-county", "office", "/desk/dashboard/429021"],
  ["dashboard-of-carrier", "sheng", "/desk/dashboard/420000?carrier=village"],
  ["lists", "sheng", "/desk/lists"],
  ["lists-responsibility", "sheng", "/desk/lists?kind=responsibility"],
  ["list-import", "sheng", "/desk/lists/import"],
  ["annual-reports", "shiban", "/desk/duties/annual-reports"],
  ["annual-report-own", "cun", "/desk/duties/annual-reports"],
  ["annual-report-templates", "shiban", "/desk/duties/templates"],
  ["clause-tags", "shiban", "/desk/duties/tags"],
  ["editions-desk", "office", "/desk/editions"],
  ["edition-new", "office", "/desk/editions/new"],
  ["circulars-drafted", "office", "/desk/circulars"],
  ["circulars-received", "shi", "/desk/circulars"],
  ["circular-new", "office", "/desk/circulars/new"],
  ["admin", "xitong", "/desk/admin"],
  ["admin-regions", "xitong", "/desk/admin/regions"],
  ["admin-region", "xitong", "/desk/admin/regions/420624"],
  ["admin-organisations", "xitong", "/desk/admin/organisations"],
  ["admin-organisation-new", "xitong", "/desk/admin/organisations/new"],
  ["admin-accounts", "xitong", "/desk/admin/accounts"],
  ["admin-account-new", "xitong", "/desk/admin/accounts/new"],
  ["admin-accounts-import", "xitong", "/desk/admin/accounts/import"],
  ["admin-calendar", "xitong", "/desk/admin/calendar"],
  [
    "admin-calendar-notice",
    "xitong",
    "/desk/admin/calendar/notice?year=2027&text=2027-02-05%20%E8%87%B3%202027-02-07%20%E6%94%BE%E5%81%87",
  ],
  ["admin-deliveries", "xitong", "/desk/admin/deliveries"],
  ["admin-deliveries-dead", "xitong", "/desk/admin/deliveries?state=dead"],
  ["admin-grants", "anquan", "/desk/admin/accounts"],
  ["admin-audit", "shenji", "/desk/admin/audit"],
];

for (const [name, path] of PUBLIC) {
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

test("the wall is accessible on screens of its size", async ({ open, picture }) => {
  const page = await open({ login: "office" });
  expect((await page.goto("/desk/dashboard/420000/screen"))?.status()).toBe(200);
  for (const width of [1280, 1920]) {
    await at(page, width);
    await expectAccessible(page);
    await picture(page, "wall");
  }
});

test("pages found by following one are accessible", async ({ open, database, picture }) => {
  const { site } = await database.one<{ site: string }>(
    "select id as site from site where is_published order by id limit 1",
  );
  const { list, clauses } = await database.one<{ list: string; clauses: string }>(
    `select (array_agg(id) filter (where kind = 'task'))[1] as list,
       (array_agg(id) filter (where kind = 'responsibility'))[1] as clauses
     from task_list where carrier_code = 'organ' and status = 'issued'`,
  );
  const { unit } = await database.one<{ unit: string }>(
    "select organisation_id as unit from account where login = 'xuexiao'",
  );
  const { account } = await database.one<{ account: string }>(
    "select id as account from account where login = 'xuexiao'",
  );
  const found: [name: string, login: string | undefined, path: string][] = [
    ["site", undefined, `/sites/${site}`],
    ["list", "office", `/desk/lists/${list}`],
    ["list-clauses", "office", `/desk/lists/${clauses}`],
    ["organisation", "xianban", `/desk/organisations/${unit}`],
    ["admin-organisation", "xitong", `/desk/admin/organisations/${unit}`],
    ["admin-account", "xitong", `/desk/admin/accounts/${account}`],
    ["admin-account-grants", "anquan", `/desk/admin/accounts/${account}`],
  ];
  for (const [name, login, path] of found) {
    const page = await open(login ? { login } : {});
    expect((await page.goto(path))?.status(), path).toBe(200);
    await expectSoundAtEveryWidth(page, (shown) => picture(shown, name));
  }
});

test("filling in is accessible empty, filled, wrong, checked and submitted", async ({
  open,
  claim,
  database,
  picture,
}) => {
  const duty = await claim({ status: "not_started" });
  const page = await open({ login: duty.reporter });
  const sound = (name: string) => expectSoundAtEveryWidth(page, (shown) => picture(shown, name));
  await page.goto(pagesOf(duty).fill);
  await sound("fill-empty");
  await fillIn(page, duty, { numerator: "30", denominator: "20" });
  await page.getByRole("button", { name: "下一步：核对" }).click();
  await expect(page.locator("#numerator-error")).toBeVisible();
  await sound("fill-wrong");
  await fillIn(page, duty, { photo: `无障碍-${duty.id}.jpg` });
  await sound("fill-filled");
  await goToCheck(page);
  await sound("check");
  await database.changing(() => submit(page));
  await sound("receipt");
  await page.goto(pagesOf(duty).history);
  await sound("assignment-submitted");
});

test("reviewing is accessible before, while returning, and for the one who gets it back", async ({
  open,
  claim,
  database,
  picture,
}) => {
  const duty = await claim({ status: "not_started" });
  const village = await open({ login: duty.reporter });
  const page = await open({ login: duty.reviewer });
  await database.changing(() => report(village, duty));
  await page.goto(pagesOf(duty).review);
  await expectSoundAtEveryWidth(page, (shown) => picture(shown, "review"));
  await page.keyboard.press("q");
  await page.getByRole("button", { name: "转核查", exact: true }).click();
  await expect(page.locator("#doubt-error")).toBeVisible();
  await expectSoundAtEveryWidth(page, (shown) => picture(shown, "review-doubting"));
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await page.getByRole("button", { name: "退回修改" }).click();
  await expect(page.locator("#reason-error")).toBeVisible();
  await expectSoundAtEveryWidth(page, (shown) => picture(shown, "review-returning"));
  await page.getByLabel("补充说明").fill("请写明公示日期");
  await database.changing(async () => {
    await page.getByRole("button", { name: "退回修改" }).click();
    await expect(page.getByText(/上一项已退回|已退回，填报单位会收到消息/)).toBeVisible();
  });
  await expectSoundAtEveryWidth(page, (shown) => picture(shown, "review-next"));
  await village.goto(pagesOf(duty).fill);
  await expectSoundAtEveryWidth(village, (shown) => picture(shown, "fill-returned"));
  await village.goto(pagesOf(duty).history);
  await expectSoundAtEveryWidth(village, (shown) => picture(shown, "assignment-returned"));
});

test("a workbook's preview, the plan of issuing and a frozen edition are accessible", async ({
  open,
  database,
  picture,
}) => {
  const lead = await open({ login: "sheng" });
  await lead.goto("/desk/lists/import");
  await lead.getByLabel("Excel 工作簿").setInputFiles("tests/fixtures/责任清单2026.xlsx");
  await lead.getByRole("button", { name: "上传并预览" }).click();
  await expect(lead.getByRole("heading", { level: 1, name: "导入预览" })).toBeVisible();
  await expectSoundAtEveryWidth(lead, (shown) => picture(shown, "list-preview"));

  const { login, list } = await database.one<{ login: string; list: string }>(
    `select a.login, l.id as list from task_list l
     join role_grant g on g.role = 'lead_unit' and g.region_code = l.region_code
       and g.carrier_code = l.carrier_code
     join account a on a.id = g.account_id
     where l.carrier_code = 'school' and l.kind = 'task' and l.status = 'issued' limit 1`,
  );
  const issuer = await open({ login });
  await issuer.goto(`/desk/lists/${list}/issue`);
  await expect(issuer.getByRole("heading", { level: 1 })).toHaveText("补充下发");
  await expectSoundAtEveryWidth(issuer, (shown) => picture(shown, "issue"));

  const office = await open({ login: "office3" });
  await office.goto("/desk/editions/new");
  await office.getByLabel("标题").fill("无障碍检查用，不发布");
  await office.getByRole("button", { name: "定稿", exact: true }).click();
  await expect(office.getByText("由您定稿，请办公室另一位同志核对后发布")).toBeVisible();
  await expectSoundAtEveryWidth(office, (shown) => picture(shown, "edition-frozen"));

  const { circular } = await database.one<{ circular: string }>(
    "select id as circular from circular where number = 1 and region_code = '420000' limit 1",
  );
  await office.goto(`/desk/circulars/${circular}`);
  await expect(office.getByText("签收情况")).toBeVisible();
  await expectSoundAtEveryWidth(office, (shown) => picture(shown, "circular-released"));
});

test("refusals are accessible", async ({ open, picture }) => {
  const visitor = await open({ refused: true });
  expect((await visitor.goto("/no-such-page"))?.status()).toBe(404);
  await expectSoundAtEveryWidth(visitor, (shown) => picture(shown, "not-found"));
  const village = await open({ login: "cun", refused: true });
  expect((await village.goto("/desk/reviews"))?.status()).toBe(403);
  await expectSoundAtEveryWidth(village, (shown) => picture(shown, "forbidden"));
});
