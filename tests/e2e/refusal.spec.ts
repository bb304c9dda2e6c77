import type { Page } from "@playwright/test";
import type { Database } from "@/tests/support/e2e-database";
import { testPhoto } from "@/tests/support/e2e-files";
import { expect, test } from "@/tests/support/e2e-test";
import { type Duty, fillIn, goToCheck, pagesOf, report, submit } from "@/tests/support/e2e-work";

const NEIGHBOUR = "420626";
const MISSING = "999999999999";
const NOBODY = "00000000-0000-4000-8000-000000000000";

interface Strangers {
  lead: string;
  reviewer: string;
  reporter: string;
}

async function strangers(database: Database): Promise<Strangers> {
  const village = await database.one<{ reporter: string; reviewer: string }>(
    `select region_code as reporter, township_code as reviewer from organisation
     where node_code = $1 and level = 'village' and valid_to is null order by region_code limit 1`,
    [NEIGHBOUR],
  );
  return { lead: "linxian", ...village };
}

/** What a page answers: its status, title and words; nothing else of it may differ either. */
async function answerOf(page: Page, path: string) {
  const status = (await page.goto(path))?.status();
  return { status, title: await page.title(), text: await page.locator("body").textContent() };
}

/** A stranger gets for somebody else's thing exactly what everybody gets for one that is not there. */
async function expectLikeMissing(page: Page, path: string, missing: string): Promise<void> {
  const answer = await answerOf(page, path);
  expect(answer.status, path).toBe(404);
  expect(answer.title, path).toContain("没有找到");
  expect(answer, path).toEqual(await answerOf(page, missing));
}

async function statusOf(page: Page, path: string): Promise<number | undefined> {
  return (await page.goto(path))?.status();
}

const withId = (path: string, duty: Duty) => path.replace(duty.id, MISSING);

/** The fields of a form as a browser without script would send them. */
async function fieldsOf(page: Page, button: RegExp): Promise<Record<string, string>> {
  const form = page.locator("form", { has: page.getByRole("button", { name: button }) });
  return form.evaluate((found: HTMLFormElement) =>
    Object.fromEntries(
      [...new FormData(found)].map(([name, value]) => [name, String(value)] as [string, string]),
    ),
  );
}

async function stateOf(database: Database, duty: Duty) {
  return database.one(
    `select a.status, a.version, a.revision,
       (select count(*)::int from report where assignment_id = a.id) as reports,
       (select count(*)::int from evidence e where e.organisation_id = a.organisation_id) as files,
       (select version from report_draft where assignment_id = a.id) as draft
     from assignment a where a.id = $1`,
    [duty.id],
  );
}

test("nobody from the neighbour county sees or changes what a village fills in", async ({
  open,
  claim,
  database,
  baseURL,
}) => {
  const duty = await claim({ status: "not_started" });
  const who = await strangers(database);
  const headers = { origin: new URL(baseURL ?? "").origin };
  const owner = await open({ login: duty.reporter });
  await owner.goto(pagesOf(duty).fill);
  await fillIn(owner, duty, { photo: `自留-${duty.id}.jpg` });
  const before = await stateOf(database, duty);
  const { draft: draftVersion, version } = before as { draft: number; version: number };

  const plain = await open({ login: duty.reporter, script: false });
  await plain.goto(pagesOf(duty).check);
  const sheet = { ...(await fieldsOf(plain, /提交审核/)), declared: "1" };
  const photo = await testPhoto("别人的");
  for (const login of Object.values(who)) {
    const stranger = await open({ login, refused: true });
    for (const path of [pagesOf(duty).history, pagesOf(duty).fill, pagesOf(duty).check]) {
      await expectLikeMissing(stranger, path, withId(path, duty));
    }
    const content = { narrative: "篡改" };
    const key = crypto.randomUUID();
    const attempts = [
      { path: `/api/reports/${duty.id}/draft`, data: { version: draftVersion, content } },
      {
        path: `/api/reports/${duty.id}/submit`,
        data: { version, draftVersion, key, declared: true },
      },
    ];
    for (const { path, data } of attempts) {
      const answer = await stranger.request.post(path, { headers, data });
      const missing = await stranger.request.post(withId(path, duty), { headers, data });
      expect(answer.status(), `${login} ${path}`).toBe(404);
      expect(await answer.json()).toEqual(await missing.json());
    }
    const upload = await stranger.request.post(`/api/evidence?assignment=${duty.id}`, {
      headers: { ...headers, "content-type": "application/octet-stream", "x-file-name": "a.jpg" },
      data: photo,
    });
    expect(upload.status(), `${login} uploads`).toBe(404);
    const form = await stranger.request.post("/api/evidence/form", {
      headers,
      multipart: { assignmentId: duty.id, version: String(draftVersion), narrative: "篡改" },
    });
    expect(form.status(), `${login} sends the form`).toBe(404);
    await stranger.request.post(pagesOf(duty).check, { headers, multipart: sheet });
  }
  expect(await stateOf(database, duty), "nothing has changed").toEqual(before);

  await owner.goto(pagesOf(duty).fill);
  await goToCheck(owner);
  await database.changing(() => submit(owner));
});

test("nobody from the neighbour county sees or decides what waits for review", async ({
  open,
  claim,
  database,
  baseURL,
}) => {
  const duty = await claim({ status: "not_started" });
  const who = await strangers(database);
  const headers = { origin: new URL(baseURL ?? "").origin };
  const owner = await open({ login: duty.reporter });
  await database.changing(() => report(owner, duty, { photo: `待审-${duty.id}.jpg` }));
  const { evidenceId } = await database.one<{ evidenceId: string }>(
    `select evidence_id as "evidenceId" from report_evidence e join report r on r.id = e.report_id
     where r.assignment_id = $1`,
    [duty.id],
  );
  const before = await stateOf(database, duty);
  const reviewer = await open({ login: duty.reviewer, script: false });
  expect(await statusOf(reviewer, pagesOf(duty).review)).toBe(200);
  const approval = await fieldsOf(reviewer, /^通过/);

  for (const login of Object.values(who)) {
    const stranger = await open({ login, refused: true });
    const { history, receipt, review } = pagesOf(duty);
    await expectLikeMissing(stranger, history, withId(history, duty));
    if (login !== who.reporter) await expectLikeMissing(stranger, review, withId(review, duty));
    else expect(await statusOf(stranger, review), "reporters review nothing").toBe(403);
    if (login !== who.reviewer) await expectLikeMissing(stranger, receipt, withId(receipt, duty));
    const file = await stranger.request.get(`/api/evidence/${evidenceId}`);
    const missing = await stranger.request.get(`/api/evidence/${NOBODY}`);
    expect(file.status(), `${login} fetches the file`).toBe(404);
    expect(await file.json()).toEqual(await missing.json());
    await stranger.request.post(review, { headers, multipart: approval });
  }
  expect(await stateOf(database, duty), "nothing has changed").toEqual(before);

  const served = await owner.request.get(`/api/evidence/${evidenceId}`);
  expect(served.status()).toBe(200);
  expect(served.headers()["content-disposition"]).toContain("attachment");
  expect(served.headers()["x-content-type-options"]).toBe("nosniff");
  expect(served.headers()["content-security-policy"]).toContain("sandbox");
  await database.changing(async () => {
    await reviewer.getByRole("button", { name: /^通过/ }).click();
    await expect(reviewer.getByText(/上一项已通过|已通过，数据已计入/)).toBeVisible();
  });
});

test("figures of a region are for those above and within it", async ({ open, database }) => {
  const who = await strangers(database);
  const { id } = await database.one<{ id: string }>(
    "select id from organisation where region_code = '420624102242' and level = 'village'",
  );
  const paths = [
    ["/desk/dashboard/420624", "/desk/dashboard/429999"],
    ["/desk/dashboard/420624102", "/desk/dashboard/429999102"],
    [`/desk/organisations/${id}`, `/desk/organisations/${NOBODY}`],
  ] as const;
  for (const login of Object.values(who)) {
    const stranger = await open({ login, refused: true });
    for (const [path, missing] of paths) await expectLikeMissing(stranger, path, missing);
    const answer = await stranger.request.get("/api/figures/420624");
    const missing = await stranger.request.get("/api/figures/429999");
    expect(answer.status(), login).toBe(404);
    expect(await answer.json()).toEqual(await missing.json());
  }
  const owner = await open({ login: "xian" });
  for (const [path] of paths) expect(await statusOf(owner, path), path).toBe(200);
  expect((await owner.request.get("/api/figures/420624")).status()).toBe(200);
});

test("a visitor is sent to sign in, and the interfaces refuse", async ({ open, claim }) => {
  const duty = await claim({ status: "not_started" });
  const visitor = await open({ refused: true });
  for (const path of [
    "/desk/today",
    "/desk/lists",
    "/desk/admin",
    ...Object.values(pagesOf(duty)),
  ]) {
    await visitor.goto(path);
    await expect(visitor).toHaveURL(/\/sign-in\?next=/);
  }
  expect((await visitor.request.get("/api/figures/420000")).status()).toBe(401);
  expect((await visitor.request.get(`/api/evidence/${NOBODY}`)).status()).toBe(401);
});

test("a write from another site is refused, even with a good session", async ({
  open,
  claim,
  database,
}) => {
  const duty = await claim({ status: "not_started" });
  const page = await open({ login: duty.reporter });
  const before = await stateOf(database, duty);
  const data = { version: 0, content: { narrative: "来自别处" } };
  const foreign: Record<string, string>[] = [{ origin: "https://example.org" }, {}];
  for (const headers of foreign) {
    const answer = await page.request.post(`/api/reports/${duty.id}/draft`, { headers, data });
    expect(answer.status()).toBe(403);
  }
  expect(await stateOf(database, duty)).toEqual(before);
});
