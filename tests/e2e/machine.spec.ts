import { dashboardOf, taskNumbers } from "@/tests/support/e2e-figures";
import { expect, test } from "@/tests/support/e2e-test";

interface Awaited {
  id: string;
  organisation: string;
  region: string;
  node: string;
  task: string;
  code: string;
  title: string;
  year: number;
  period: number;
}

// What awaits data of a village whose later periods have none yet: its figure will be the last one.
const AWAITED = `
  select a.id, a.organisation_id as organisation, o.region_code as region, a.node_code as node,
    a.root_task_id as task, t.code, t.title, a.year, a.period
  from assignment a join task t on t.id = a.task_id join organisation o on o.id = a.organisation_id
  where a.awaiting and a.status = 'not_started' and t.source = 'system' and t.form = 'ratio'
    and o.kind = 'village' and a.due_on < current_date and t.inherits_task_id is null
    and not exists (select 1 from assignment later where later.organisation_id = a.organisation_id
      and later.root_task_id = a.root_task_id and later.year = a.year and later.period > a.period
      and later.done_at is not null)
  order by a.id limit 1`;

test("the office makes a key, a system pushes, and the number stands on the dashboard with its source", async ({
  open,
  database,
  baseURL,
}) => {
  const awaited = await database.one<Awaited>(AWAITED);
  const office = await open({ login: "office" });
  await office.goto("/desk/machine");
  await office.getByRole("link", { name: "新建密钥" }).click();
  await office.getByRole("button", { name: "生成密钥" }).click();
  await expect(office.getByText("请填写来源系统的名称").first()).toBeVisible();
  await office.getByLabel("来源系统", { exact: true }).fill("三资平台");
  await office.getByLabel(`${awaited.code} ${awaited.title}`).check();
  await office.getByLabel("允许的来源地址").fill("127.0.0.1\n::1");
  await office.getByRole("button", { name: "生成密钥" }).click();
  const secret = (await office.locator("[data-secret]").textContent()) ?? "";
  expect(secret).toMatch(/^qlk_/);

  await database.changing(async () => {
    const before = await taskNumbers(office, awaited.node, awaited.task);
    const body = JSON.stringify({
      values: [
        {
          ...{ task: awaited.code, organisation: awaited.region, year: awaited.year },
          ...{ period: awaited.period, numerator: 17, denominator: 20 },
          observedAt: "2026-11-01T08:00:00+08:00",
        },
      ],
    });
    const push = () =>
      fetch(`${baseURL}/api/v1/values`, {
        method: "POST",
        headers: {
          ...{ authorization: `Bearer ${secret}`, "content-type": "application/json" },
          "idempotency-key": `journey-${awaited.id}`,
        },
        body,
      });
    const first = await push();
    const answer = await first.text();
    expect(JSON.parse(answer), answer).toMatchObject({ taken: 1, refused: 0 });
    expect(await (await push()).text()).toBe(answer);
    const after = await taskNumbers(office, awaited.node, awaited.task);
    expect(after).toEqual({ asked: before.asked + 1, done: before.done + 1 });
  });

  await office.goto(`/desk/assignments/${awaited.id}`);
  await expect(office.getByText("来源 三资平台，数据时间 11 月 1 日 08:00")).toBeVisible();
  await expect(office.getByRole("link", { name: "去填报" })).toHaveCount(0);
  await office.goto(`/desk/organisations/${awaited.organisation}`);
  await expect(office.getByRole("region", { name: "系统取数" })).toContainText("17 / 20（85%）");
  await office.goto("/desk/machine");
  await office.getByRole("link", { name: "三资平台" }).first().click();
  await office.getByRole("button", { name: "停用密钥" }).click();
  await expect(office).toHaveURL(/\/desk\/machine$/);
  const refused = await fetch(`${baseURL}/api/v1/tasks`, {
    headers: { authorization: `Bearer ${secret}` },
  });
  expect(refused.status).toBe(401);
  await office.goto(dashboardOf(awaited.node));
});

test("a village neither sees nor makes keys", async ({ open }) => {
  const village = await open({ login: "cun", refused: true });
  for (const path of ["/desk/machine", "/desk/machine/keys/new", "/desk/machine/api"]) {
    const answer = await village.goto(path);
    expect(answer?.status()).toBe(403);
  }
});
