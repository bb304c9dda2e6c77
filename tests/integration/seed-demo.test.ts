import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countAsked } from "@/lib/domain/assignments/asked/queries";
import { rows } from "@/lib/platform/db";
import { isPassword } from "@/lib/platform/password";
import { sql } from "@/lib/platform/sql";
import { DEMO_PASSWORD, namedLogins } from "@/prisma/seed/demo/accounts";
import { type DemoOutcome, demoAccounts, isDatabaseEmpty, loadDemo } from "@/prisma/seed/demo/load";
import { BULK_TABLES } from "@/prisma/seed/demo/tables";
import { ownerUrl } from "../support/database";

const TODAY = "2026-11-22";
const NODES = ["420000", "420600", "420624", "420626", "429021"];
const FED = ["429021"];
const LEVELS = ["province", "city", "county", "township", "village", "unit"];

const pool = new pg.Pool({ connectionString: ownerUrl });
let folder = "";
let outcome: DemoOutcome;
let before: string[];

async function all<T extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
  return (await pool.query<T>(text, values)).rows;
}

/** Every index, constraint and trigger of the bulk tables, word for word. */
async function catalogue(): Promise<string[]> {
  const found = await all<{ line: string }>(
    `select 'index ' || pg_get_indexdef(indexrelid) as line from pg_index
       where indrelid = any ($1::regclass[])
     union all
     select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
       from pg_constraint where conrelid = any ($1::regclass[]) or confrelid = any ($1::regclass[])
     union all
     select 'trigger ' || pg_get_triggerdef(oid) || ' ' || tgenabled::text from pg_trigger
       where tgrelid = any ($1::regclass[]) and not tgisinternal
     order by 1`,
    [BULK_TABLES],
  );
  return found.map(({ line }) => line);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "seed-demo-"));
  before = await catalogue();
  expect(await isDatabaseEmpty(pool)).toBe(true);
  outcome = await loadDemo(pool, { mode: "small", today: TODAY, evidenceDir: folder });
}, 120_000);

afterAll(async () => {
  await pool.end();
  await rm(folder, { recursive: true, force: true });
});

describe("the small demonstration", () => {
  it("leaves indexes, constraints and triggers as they were", async () => {
    expect(await catalogue()).toEqual(before);
  });

  it("is counted without a difference, and writes counters for every node", async () => {
    expect(await all("select * from counter_difference limit 5")).toEqual([]);
    const nodes = await all<{ node: string }>(
      "select distinct node_code as node from counter order by 1",
    );
    expect(nodes.map(({ node }) => node)).toEqual(NODES);
  });

  it("asks whom issuing would ask, task by task and level by level", async () => {
    const lists = await all<{ id: string }>("select id from task_list");
    const expected = new Map<string, number>();
    for (const { id: listId } of lists) {
      const everything = {
        listId,
        levels: LEVELS,
        organisationIds: null,
        taskId: null,
        isUpcomingOnly: false,
      };
      type Count = { taskId: string; level: string; assignments: number };
      const reported = await rows<Count>(countAsked({ ...everything, nodes: NODES }));
      const fed = await rows<Count>(countAsked({ ...everything, nodes: FED }));
      for (const { taskId, level, assignments } of reported) {
        expected.set(`report ${taskId} ${level}`, assignments);
      }
      for (const { taskId, level, assignments } of fed) {
        expected.set(`awaiting ${taskId} ${level}`, assignments);
      }
    }
    const sources = new Map(
      (await all<{ id: string; source: string }>("select id, source from task")).map((task) => [
        task.id,
        task.source,
      ]),
    );
    for (const key of [...expected.keys()]) {
      const [kind, taskId = ""] = key.split(" ");
      if ((kind === "report") !== (sources.get(taskId) === "report")) expected.delete(key);
    }
    const made = await all<{ key: string; n: number }>(
      `select case when awaiting then 'awaiting ' else 'report ' end || task_id || ' '
         || a.organisation_level as key, count(*)::int as n from assignment a
       join organisation o on o.id = a.organisation_id and o.valid_to is null group by 1`,
    );
    const found = new Map(made.map(({ key, n }) => [key, n]));
    expect(new Map([...found].sort())).toEqual(new Map([...expected].sort()));
    const ofLists = await all(`select from assignment where task_id in (
      select t.id from task t join task_list l on l.id = t.list_id where l.kind <> 'resolution')`);
    expect(outcome.assignments).toBe(ofLists.length);
  });

  it("shows nothing that lies on or after the day of loading", async () => {
    const [latest] = await all<{ report: Date; review: Date; event: Date; draft: Date }>(
      `select (select max(submitted_at) from report) as report, (select max(at) from review) as review,
         (select max(e.at) from assignment_event e join assignment a on a.id = e.assignment_id
           join organisation o on o.id = a.organisation_id where o.valid_to is null) as event, (select max(saved_at) from report_draft) as draft`,
    );
    const begin = new Date(`${TODAY}T00:00:00+08:00`);
    for (const moment of Object.values(latest ?? {})) {
      expect(moment.getTime()).toBeLessThan(begin.getTime());
    }
  });

  it("has assignments, reports, reviews and events that tell the same story", async () => {
    const contradictions = await all(
      `select a.id from assignment a
       left join lateral (select count(*) as n, max(submitted_at) as last from report r
         where r.assignment_id = a.id) r on true
       left join lateral (select v.decision, v.at from review v join report r on r.id = v.report_id
         where r.assignment_id = a.id and r.revision = a.revision) v on true
       left join lateral (select e.to_status from assignment_event e where e.assignment_id = a.id
         order by e.at desc limit 1) e on true
       where r.n <> a.revision or r.last is distinct from a.submitted_at
         or (a.status = 'approved') <> (a.done_at is not null)
         or (a.status = 'approved') <> coalesce(v.decision = 'approve', a.awaiting and a.revision > 0)
         or (a.status = 'returned') <> coalesce(v.decision = 'return', false)
         or coalesce(e.to_status, 'not_started') <> a.status
         or (a.status <> 'cancelled'
           and (a.status = 'drafting') <> exists (select 1 from report_draft d where d.assignment_id = a.id))
         or a.awaiting <> (a.fed_source is not null) and a.revision > 0
       limit 5`,
    );
    expect(contradictions).toEqual([]);
  });

  it("has most of what systems supply, with source and time, and the rest still awaited", async () => {
    const [found] = await all<{ fed: number; awaited: number; odd: number }>(
      `select count(*) filter (where a.done_at is not null)::int as fed,
         count(*) filter (where a.done_at is null)::int as awaited,
         count(*) filter (where a.done_at is not null and not exists (
           select 1 from verification v join report r on r.id = v.report_id
           where v.assignment_id = a.id and v.kind = 'system' and r.origin = 'system'
             and r.observed_at = a.observed_at
             and v.value is not distinct from a.value
             and v.numerator is not distinct from a.numerator))::int as odd
       from assignment a where a.awaiting and a.due_on < $1`,
      [TODAY],
    );
    expect(found?.odd).toBe(0);
    expect(found?.fed).toBeGreaterThan(3 * (found?.awaited ?? 0));
    expect(found?.awaited).toBeGreaterThan(0);
  });

  it("lets every approved flow stand, and of other figures only the last approved period", async () => {
    const wrong = await all(
      `select a.id from assignment a join task t on t.id = a.task_id
       where a.is_standing <> (a.status = 'approved' and (t.accumulation = 'flow' or not exists (
         select 1 from assignment later where later.organisation_id = a.organisation_id
           and later.root_task_id = a.root_task_id and later.year = a.year
           and later.period > a.period and later.status = 'approved')))
       limit 5`,
    );
    expect(wrong).toEqual([]);
  });

  it("lets nobody review what they entered", async () => {
    const own = await all(
      `select 1 from review v join report r on r.id = v.report_id where v.reviewer_id = r.submitted_by_id`,
    );
    expect(own).toEqual([]);
    const strangers = await all(
      `select 1 from review v left join account a on a.id = v.reviewer_id where a.id is null limit 1`,
    );
    expect(strangers).toEqual([]);
  });

  it("is varied: late, returned, overdue, begun, waiting and done, differently in each county", async () => {
    const statuses = await all<{ status: string; n: number }>(
      "select status, count(*)::int as n from assignment where not awaiting group by 1",
    );
    const counts = Object.fromEntries(statuses.map(({ status, n }) => [status, n]));
    for (const status of ["not_started", "drafting", "submitted", "returned", "approved"]) {
      expect(counts[status]).toBeGreaterThan(20);
    }
    const shares = await all<{ share: number }>(
      `select round(avg((status = 'approved')::int), 3)::float8 as share from assignment
       where not awaiting and due_on < $1 and organisation_level = 'village' group by node_code`,
      [TODAY],
    );
    expect(new Set(shares.map(({ share }) => share)).size).toBe(3);
    const [facts] = await all<{ late: number; overdue: number }>(
      `select count(*) filter (where not is_on_time)::int as late,
         count(*) filter (where due_on < $1 and not awaiting
           and status in ('not_started', 'drafting', 'returned'))::int as overdue from assignment`,
      [TODAY],
    );
    expect(facts?.late).toBeGreaterThan(50);
    expect(facts?.overdue).toBeGreaterThan(50);
  });

  it("keeps the files that its evidence names, under their hashes", async () => {
    const files = await all<{ sha256: string; shown: string | null; kind: string }>(
      "select distinct sha256, shown_sha256 as shown, kind from evidence order by sha256 limit 60",
    );
    expect(files.length).toBe(60);
    for (const { sha256, shown } of files) {
      for (const hash of shown ? [sha256, shown] : [sha256]) {
        const bytes = await readFile(path.join(folder, hash.slice(0, 2), hash));
        expect(createHash("sha256").update(bytes).digest("hex")).toBe(hash);
      }
    }
    const bare = await all(
      `select r.id from report r join assignment a on a.id = r.assignment_id
       join task t on t.id = a.task_id left join report_evidence e on e.report_id = r.id
       group by r.id, t.evidence_min, t.evidence_max
       having count(e.evidence_id) not between t.evidence_min and t.evidence_max limit 1`,
    );
    expect(bare).toEqual([]);
  });

  it("gives every account one right and the demonstration's password", async () => {
    const hashes = await all<{ hash: string }>(
      "select distinct password_hash as hash from account",
    );
    expect(hashes).toHaveLength(1);
    expect(await isPassword(hashes[0]?.hash ?? "", DEMO_PASSWORD)).toBe(true);
    const rights = await all(
      `select a.login from account a left join role_grant g on g.account_id = a.id
       group by a.login having count(g.id) <> 1`,
    );
    expect(rights).toEqual([]);
    const table = await demoAccounts(pool);
    for (const { login } of namedLogins()) expect(table).toContain(`  ${login} `);
  });

  it("gives the village of the demonstration something returned, begun, waiting and done", async () => {
    const found = await all<{ status: string }>(
      `select distinct a.status::text from assignment a join account p on p.organisation_id = a.organisation_id
       where p.login = 'cun' and not a.awaiting order by 1`,
    );
    const statuses = found.map(({ status }) => status);
    for (const status of ["approved", "drafting", "returned", "submitted"]) {
      expect(statuses).toContain(status);
    }
  });

  it("goes on counting receipts and assignments where the demonstration ends", async () => {
    const [next] = await all<{ receipt: number; assignment: number }>(
      `select nextval('receipt_number')::int as receipt,
         nextval(pg_get_serial_sequence('assignment', 'id'))::int as assignment`,
    );
    expect(next?.receipt).toBeGreaterThan(outcome.reports);
    expect(next?.assignment).toBeGreaterThan(outcome.assignments);
  });

  it("has a released edition of the last quarter, frozen and released by two persons", async () => {
    const editions = await all<{ title: string; status: string; two: boolean }>(
      `select title, status::text, frozen_by_id <> released_by_id as two from edition where purpose = 'public'`,
    );
    expect(editions).toEqual([
      { title: "2026 年第 3 季度清廉建设推进情况（示例）", status: "released", two: true },
    ]);
  });

  it("has a briefing, and a circular that some have received and others not", async () => {
    const [found] = await all<Record<string, number>>(
      `select (select count(*)::int from edition where purpose = 'briefing' and status = 'released') as briefings,
         (select count(*)::int from circular where status = 'released' and number = 1) as circulars,
         count(*) filter (where received_at is null)::int as waiting, count(received_at)::int as received
       from circular_receipt`,
    );
    expect(found).toMatchObject({ briefings: 1, circulars: 1, received: 1 });
    expect(found?.waiting).toBeGreaterThan(0);
  });

  it("never calls a place that reports merely mention a demonstration site", async () => {
    const sites = await all<{ name: string; status: string }>("select name, status from site");
    expect(sites).toHaveLength(10);
    expect(sites.find(({ name }) => name === "良种场村")?.status).toBe("reported");
    expect(sites.find(({ name }) => name === "玉沙小学")?.status).toBe("demonstration");
  });

  it("joins what people suggested to the topics that were made of it, and leaves none taken up by nothing", async () => {
    const loose = await rows(sql`
      select 1 from suggestion s where s.status in ('taken_up', 'answered', 'closed')
        and not exists (select 1 from topic_suggestion x where x.suggestion_id = s.id)`);
    expect(loose).toHaveLength(0);
    const alone = await rows<{ title: string }>(sql`
      select t.title from topic t
      where not exists (select 1 from topic_suggestion x where x.topic_id = t.id)`);
    expect(alone).toHaveLength(0);
    const early = await rows(sql`
      select 1 from topic_suggestion x join suggestion s on s.id = x.suggestion_id
      join topic t on t.id = x.topic_id where s.received_on > t.created_at`);
    expect(early).toHaveLength(0);
  });

  it("is refused where organisations and accounts exist", async () => {
    expect(await isDatabaseEmpty(pool)).toBe(false);
    const again = loadDemo(pool, { mode: "small", today: TODAY, evidenceDir: folder });
    await expect(again).rejects.toThrow("只能装入空库");
  });
});
