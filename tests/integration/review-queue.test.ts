import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { getNeighbours } from "@/lib/domain/reviews/neighbours/queries";
import { listQueue } from "@/lib/domain/reviews/queue/queries";
import { queueOf } from "@/lib/domain/reviews/queue/schema";
import { pool, rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { loadSmallDemo, staff } from "../support/demo-world";
import { refusal } from "../support/refusal";
import { letReportsWait } from "../support/review-queue";
import { countStatements } from "../support/statements";

const COUNTY = "420624";
const WAITING = 320;
const PAGE = 20;

let lead: StaffActor;
let township: StaffActor;

beforeAll(async () => {
  await loadSmallDemo();
  const query = async (text: string, values: unknown[]) => (await pool().query(text, values)).rows;
  await letReportsWait(query, { nodeCode: COUNTY, taskCodes: ["CJ-04"], count: WAITING });
  await pool().query("analyze assignment");
  await pool().query("analyze report");
  [lead, township] = await Promise.all([staff("xian"), staff("xiang")]);
}, 240_000);

async function idsOf(actor: StaffActor, address: string): Promise<string[]> {
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await listQueue(actor, { ...queueOf(address), after });
    found.push(...page.rows.map((row) => row.assignmentId));
    after = page.next ?? undefined;
  } while (after);
  return found;
}

describe("the queue", () => {
  it("holds every report that waits in reach exactly once, the oldest first", async () => {
    const ids = await idsOf(lead, "");
    const expected = await rows<{ id: string }>(sql`
      select a.id from assignment a join task t on t.id = a.task_id join task_list l on l.id = t.list_id
      join report r on r.assignment_id = a.id and r.revision = a.revision
      where a.status = 'submitted' and a.node_code = ${COUNTY} and l.carrier_code = 'village'
        and a.organisation_level in ('township', 'village', 'unit') and a.closed_from is null
      order by a.submitted_at, a.id`);
    expect(ids.length).toBeGreaterThan(WAITING);
    expect(ids).toEqual(expected.map((one) => one.id));
  });

  it("shows each tab what it names, and counts it", async () => {
    const { counts } = await listQueue(lead, queueOf(""));
    for (const tab of ["again", "soon", "doubted"] as const) {
      const ids = await idsOf(lead, `tab=${tab}`);
      expect(ids.length, tab).toBe(counts[tab]);
      const facts = await rows<{ times: number; isDoubted: boolean }>(sql`
        select times_returned as times, is_doubted as "isDoubted" from assignment
        where id = any (${ids}::bigint[])`);
      expect(facts.every((one) => one.isDoubted === (tab === "doubted"))).toBe(true);
      if (tab === "again") expect(facts.every((one) => one.times > 0)).toBe(true);
    }
    expect(counts.waiting).toBe((await idsOf(lead, "")).length);
    expect(counts.soon).toBeLessThan(counts.waiting ?? 0);
  });

  it("moves a doubted report from the one tab to the other", async () => {
    const [id = ""] = await idsOf(lead, "");
    await rows(sql`update assignment set is_doubted = true where id = ${id}`);
    expect(await idsOf(lead, "")).not.toContain(id);
    expect(await idsOf(lead, "tab=doubted")).toContain(id);
    await rows(sql`update assignment set is_doubted = false where id = ${id}`);
  });

  it("is narrowed by each facet to as many as the facet says", async () => {
    const queue = await listQueue(lead, queueOf(""));
    const facets = {
      rootTaskId: queue.tasks[0],
      townshipCode: queue.townships[0],
      carrierCode: queue.carriers[0],
      organisationKind: queue.kinds[0],
    };
    for (const [name, facet] of Object.entries(facets)) {
      expect(facet?.label, name).toBeTruthy();
      expect((await idsOf(lead, `${name}=${facet?.value}`)).length, name).toBe(facet?.count);
    }
  });

  it("shows of the clean ones only those, and says how many it left out", async () => {
    const all = new Set(await idsOf(lead, ""));
    const page = await listQueue(lead, queueOf("isClean=1"));
    expect(page.rows.every((row) => row.looks.length === 0 && all.has(row.assignmentId))).toBe(
      true,
    );
    expect(page.rows.length + page.leftOut).toBeGreaterThan(PAGE);
    expect(new Set(await idsOf(lead, "isClean=1")).size).toBeGreaterThan(0);
  });

  it("shows a township its own villages", async () => {
    const queue = await listQueue(township, queueOf(""));
    expect(queue.townships.map((one) => one.value)).toEqual([township.organisation.townshipCode]);
    expect(queue.counts.accept).toBeNull();
  });

  it("is refused to who reviews nothing", async () => {
    expect((await refusal(listQueue(await staff("cun"), queueOf("")))).code).toBe("forbidden");
    const asked = { assignmentId: "1", address: queueOf("") };
    expect((await refusal(getNeighbours(await staff("cun"), asked))).code).toBe("forbidden");
  });
});

describe("what stands beside a report", () => {
  it("is the next and the one before, and after the last the first", async () => {
    const address = queueOf("");
    const ids = await idsOf(lead, "");
    const at = async (place: number) =>
      getNeighbours(lead, { assignmentId: ids.at(place) ?? "", address });
    expect(await at(0)).toMatchObject({ previousId: null, nextId: ids[1], waiting: ids.length });
    expect(await at(30)).toMatchObject({ previousId: ids[29], nextId: ids[31] });
    const last = await at(-1);
    expect(last.previousId).toBe(ids.at(-2));
    expect(last.nextId).toBe(last.items[0]?.assignmentId);
    expect((await at(30)).items.map((one) => one.assignmentId)).toEqual(ids.slice(26, 43));
  });
});

describe("what the queue costs", () => {
  it("is as many statements for one row as for a page of them", async () => {
    const rowsOf = await rows<{ id: string; at: string }>(sql`
      select id, to_json(submitted_at) #>> '{}' as at from assignment
      where id = any (${await idsOf(lead, "")}::bigint[]) order by submitted_at desc, id desc limit 2`);
    const [, before] = rowsOf;
    const last = { ...queueOf(""), after: `${before?.at}~${before?.id}` };
    expect((await listQueue(lead, last)).rows).toHaveLength(1);
    const few = await countStatements(() => listQueue(lead, last));
    const many = await countStatements(() => listQueue(lead, queueOf("")));
    expect(many).toBe(few);
    expect(many).toBeLessThanOrEqual(16);
  });

  it.each([
    ["a county's lead", "xian", ""],
    ["a county's lead, narrowed", "xian", "carrierCode=village"],
    ["a township", "xiang", ""],
    ["a city's lead", "shi", ""],
  ])(
    "is at most 20 buffers a row for %s, and no table read from end to end",
    async (_, login, address) => {
      const found = await measured(await staff(login), address);
      expect(found.rows, "rows to measure by").toBeGreaterThan(0);
      expect(found.plan).not.toMatch(
        /Seq Scan on (assignment|report|evidence|organisation|region)\b/,
      );
      // Finding the tasks in reach costs the same for one row as for a page: half a page at least is counted.
      const allowed = Math.max(found.rows, PAGE / 2) * 20;
      expect(found.buffers, `${found.buffers} buffers for ${found.rows} rows`).toBeLessThanOrEqual(
        allowed,
      );
    },
  );
});

// The statement of the page as the driver sends it, run by the database with its buffers counted.
async function measured(actor: StaffActor, address: string) {
  const asked: [string, unknown[]][] = [];
  const original = pool().query.bind(pool());
  pool().query = (async (text: string, values: unknown[]) => {
    asked.push([text, values]);
    return original(text, values);
  }) as unknown as ReturnType<typeof pool>["query"];
  const queue = await listQueue(actor, queueOf(address)).finally(() => {
    pool().query = original as ReturnType<typeof pool>["query"];
  });
  const statement = asked.find(([text]) => text.includes("with page as materialized"));
  if (!statement) throw new Error("the queue did not ask for a page");
  const explain = `explain (analyze, buffers, timing off, summary off) ${statement[0]}`;
  await original(explain, statement[1]);
  const { rows: lines } = await original(explain, statement[1]);
  const plan = lines.map((line: Record<string, string>) => line["QUERY PLAN"] ?? "").join("\n");
  const [, hit = "0", read = "0"] = /Buffers: shared hit=(\d+)(?: read=(\d+))?/.exec(plan) ?? [];
  return { plan, buffers: Number(hit) + Number(read), rows: queue.rows.length };
}
