import pg from "pg";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { systemActor, VISITOR } from "@/lib/access/actor";
import { checkEditions } from "@/lib/domain/editions/checking/commands";
import { freezeEdition, releaseEdition } from "@/lib/domain/editions/commands";
import { getReleasedEdition } from "@/lib/domain/editions/published/queries";
import { getEdition, listEditions } from "@/lib/domain/editions/queries";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { ownerUrl } from "../support/database";
import { loadSmallDemo, staff } from "../support/demo-world";

const PROVINCE = "420000";
const WORKER = systemActor("期");
let office: StaffActor;
let second: StaffActor;

beforeAll(async () => {
  await loadSmallDemo();
  [office, second] = await Promise.all([staff("office"), staff("office2")]);
}, 240_000);

/** What the app may not do: the owner alters rows behind the back of the triggers. */
async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const all = (state: "disable" | "enable") =>
    `alter table edition ${state} trigger user; alter table edition_check ${state} trigger user;`;
  await client.query(`begin; ${all("disable")} ${statement}; ${all("enable")} commit`);
  await client.end();
}

/** Lets a night pass: what was frozen and checked lies a day further back. */
async function letNightPass(): Promise<void> {
  await asOwner(`update edition set frozen_at = frozen_at - interval '26 hours';
    update edition_check set at = at - interval '26 hours'`);
}

async function released(): Promise<string> {
  const { editionId } = await freezeEdition(office, {
    ...{ regionCode: PROVINCE, year: 2026, period: "q3", title: "第三季度", ranked: false },
    ...{ purpose: "public", key: newId() },
  });
  await releaseEdition(second, { editionId, version: 1 });
  return editionId;
}

const told = (editionId: string) =>
  rows<{ title: string; unit: string }>(sql`
    select n.title, o.kind::text as unit from notification n join organisation o on o.id = n.organisation_id
    where n.link = ${`/desk/editions/${editionId}`} order by n.created_at, n.id`);

const move = (change: ReturnType<typeof sql>, condition: ReturnType<typeof sql>) =>
  transaction((tx) =>
    tx.count(sql`update assignment set ${change} where id in (
      select a.id from assignment a join task t on t.id = a.task_id join task_list l on l.id = t.list_id
      where t.disclosure = 'public' and l.carrier_code is not null
        and a.due_on between '2026-07-01' and '2026-09-30' and ${condition} order by a.id limit 1)`),
  );
const finishOne = () =>
  move(
    sql`status = 'approved', done_at = now(), is_on_time = false, submitted_at = now()`,
    sql`a.status in ('returned', 'drafting', 'not_started') and not a.awaiting`,
  );
const takeBackOne = () =>
  move(sql`status = 'returned', done_at = null, is_standing = false`, sql`a.status = 'approved'`);

describe("the nightly comparison", () => {
  beforeEach(async () => {
    await checkEditions(WORKER);
  });

  it("reaches each edition once a day, also when two workers run at once", async () => {
    const editionId = await released();
    expect(await checkEditions(WORKER)).toBe(0);
    await letNightPass();
    const reached = await Promise.all([checkEditions(WORKER), checkEditions(WORKER)]);
    const all = await row<{ count: number }>(sql`select count(*)::int as count from edition`);
    expect(reached[0] + reached[1]).toBe(all?.count);
    expect(await checkEditions(WORKER)).toBe(0);
    const edition = await getEdition(office, editionId);
    expect(edition.lastCheck).toMatchObject({ isIntact: true, differences: 0, corrections: 0 });
    expect(await told(editionId)).toEqual([]);
  });

  it("tells the office when an edition first differs and first needs a correction, not every night", async () => {
    const editionId = await released();
    expect(await finishOne()).toBe(1);
    await letNightPass();
    await checkEditions(WORKER);
    const [first, ...others] = await told(editionId);
    expect(first?.title).toMatch(/发布后数据有变化：新进展 \d+ 处/);
    expect([first?.unit, others.length]).toEqual(["office", 0]);
    await finishOne();
    await letNightPass();
    await checkEditions(WORKER);
    expect(await told(editionId)).toHaveLength(1);
    await takeBackOne();
    await takeBackOne();
    await takeBackOne();
    for (let night = 0; night < 2; night += 1) {
      await letNightPass();
      await checkEditions(WORKER);
    }
    const [, second, ...more] = await told(editionId);
    expect(second?.title).toMatch(/更正 \d+ 处/);
    expect(more).toEqual([]);
    const checks = await rows<{ corrections: number; sample: { isProgress: boolean }[] }>(sql`
      select corrections, sample from edition_check where edition_id = ${editionId} order by at`);
    expect(checks).toHaveLength(4);
    expect(checks.at(-1)?.sample[0]?.isProgress).toBe(false);
  });

  it("marks lists and says to the public how many numbers differ, never which they are now", async () => {
    const editionId = await released();
    await takeBackOne();
    await letNightPass();
    await checkEditions(WORKER);
    const listed = await listEditions(office, { regionCode: PROVINCE });
    const marked = listed.find((one) => one.id === editionId);
    expect(marked?.lastCheck?.corrections).toBeGreaterThan(0);
    const published = await getReleasedEdition(VISITOR, editionId);
    expect(published.changes?.corrections).toBe(marked?.lastCheck?.corrections);
    expect(Object.keys(published.changes ?? {}).sort()).toEqual([
      "corrections",
      "day",
      "differences",
    ]);
  });

  it("is written once: nobody alters or removes what was found", async () => {
    await released();
    await letNightPass();
    await checkEditions(WORKER);
    const change = (statement: ReturnType<typeof sql>) => transaction((tx) => tx.count(statement));
    await expect(change(sql`update edition_check set differences = 0`)).rejects.toThrow();
    await expect(change(sql`delete from edition_check`)).rejects.toThrow();
  });

  it("tells at once of an edition whose content has not its fingerprint any more", async () => {
    const editionId = await released();
    await asOwner(`update edition set figures = jsonb_set(figures, '{totals,total,done}', '1')
      where id = '${editionId}'`);
    await letNightPass();
    await checkEditions(WORKER);
    expect((await told(editionId))[0]?.title).toMatch("指纹不一致");
    expect((await getEdition(office, editionId)).lastCheck?.isIntact).toBe(false);
  });
});
