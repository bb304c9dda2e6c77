import { beforeAll, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/access/actor";
import { withdrawReport } from "@/lib/domain/reports/commands";
import { reopenReport, returnReport } from "@/lib/domain/reviews/commands";
import { row, rows, transaction } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";
import { loadSmallDemo, staff } from "../support/demo-world";
import {
  carryThrough,
  type Desk,
  desks,
  edit,
  issuedList,
  remove,
  revise,
} from "../support/list-world";

let village: StaffActor;
let county: StaffActor;
let province: Desk;
/** Tasks that the next version re-dates, and one that it drops. */
let moved: string;
let other: string;
let dropped: string;

interface Reported {
  id: string;
  version: number;
}

const used: string[] = [];

/** A report of the village that waits for review, or is approved. */
async function report(root: string, status: "submitted" | "approved"): Promise<Reported> {
  const open = await row<{ id: string }>(sql`
    select id from assignment where organisation_id = ${village.organisation.id}
      and root_task_id = ${root} and status <> 'cancelled' and not awaiting
      and not id = any (${used}::bigint[]) order by period limit 1`);
  if (!open) throw new Error("nothing to report");
  return transaction(async (tx) => {
    const found = await tx.row<Reported>(sql`
      update assignment set status = ${status}::assignment_status, revision = revision + 1,
        submitted_at = now(), is_on_time = true, version = version + 1,
        numerator = null, denominator = null, is_standing = ${status} = 'approved',
        done_at = case when ${status} = 'approved' then now() end,
        value = case when ${status} = 'approved' then 1 end
      where id = ${open.id}::bigint returning id, version`);
    await tx.count(sql`
      insert into report (id, assignment_id, revision, value, narrative, receipt_no, submitted_by_id,
        submitted_by_name, is_on_time)
      select ${newId()}, id, revision, 1, '已办理', ${newId()}, ${village.accountId}, '某某', true
      from assignment where id = ${open.id}::bigint`);
    if (!found) throw new Error("not reported");
    used.push(open.id);
    return found;
  });
}

interface Standing {
  status: string;
  day: string;
  reason: string | null;
  isOfNewest: boolean;
}

async function standing({ id }: Reported): Promise<Standing | undefined> {
  return row<Standing>(sql`
    select a.status, to_char(a.due_on, 'DD') as day, a.change_reason as reason,
      l.status = 'issued' as "isOfNewest"
    from assignment a join task t on t.id = a.task_id join task_list l on l.id = t.list_id
    where a.id = ${id}::bigint`);
}

const differences = () => rows(sql`select * from counter_difference limit 3`);
const sendBack = () => ({
  ...{ reason: "请补充办理情况", field: null, remark: "", dueOn: "2026-12-20", key: newId() },
});

async function nextVersion(day: string, without?: string): Promise<void> {
  const listId = await revise(province, (await issuedList(province.lead)).id);
  await edit(sql`update task set due_dates = array(select left(one, 3) || ${day}::text
      from unnest(due_dates) with ordinality as d (one, place) order by place)
    where list_id = ${listId}::uuid and root_task_id = any (${[moved, other]}::uuid[])`);
  if (without) await remove(listId, without);
  await carryThrough(province, listId);
}

beforeAll(async () => {
  await loadSmallDemo();
  [village, county] = await Promise.all([staff("cun"), staff("xian")]);
  province = (await desks()).province;
  const open = await rows<{ root: string }>(sql`
    select t.root_task_id as root from assignment a join task t on t.id = a.task_id
    join task_list l on l.id = t.list_id
    where a.organisation_id = ${village.organisation.id} and l.carrier_code = 'village'
      and a.status <> 'cancelled' and not a.awaiting and t.source = 'report'
    group by 1 order by count(*) desc, 1 limit 3`);
  [moved, other, dropped] = open.map(({ root }) => root) as [string, string, string];
}, 240_000);

describe("a report that is opened again after a new version", () => {
  it("is asked as the lists that hold now ask, or not at all", async () => {
    const kept = await report(moved, "submitted");
    const gone = await report(dropped, "submitted");
    const before = await standing(kept);
    await nextVersion("03", dropped);
    // While it waits for review it stays as it was.
    expect(await standing(kept)).toEqual({ ...before, isOfNewest: false });
    await returnReport(county, { ...sendBack(), assignmentId: kept.id, version: kept.version });
    expect(await standing(kept)).toMatchObject({
      ...{ status: "returned", day: "03", isOfNewest: true },
      reason: expect.stringContaining("调整了要求"),
    });
    await returnReport(county, { ...sendBack(), assignmentId: gone.id, version: gone.version });
    expect(await standing(gone)).toMatchObject({
      status: "cancelled",
      reason: expect.stringContaining("不再要求"),
    });
    const [told] = await rows<{ title: string }>(sql`
      select title from notification where kind = 'assignment.cancelled'
        and organisation_id = ${village.organisation.id} and link like ${`%/${gone.id}`}`);
    expect(told?.title).toContain("不再要求");
    expect(await differences()).toEqual([]);
  }, 120_000);

  it("follows as well when the village takes it back, or the office opens what was done", async () => {
    const [taken, done] = [await report(moved, "submitted"), await report(other, "approved")];
    await nextVersion("09");
    await withdrawReport(village, { assignmentId: taken.id, version: taken.version, key: newId() });
    expect(await standing(taken)).toMatchObject({
      status: "drafting",
      day: "09",
      isOfNewest: true,
    });
    await reopenReport(county, { ...sendBack(), assignmentId: done.id, version: done.version });
    expect(await standing(done)).toMatchObject({ status: "returned", day: "09", isOfNewest: true });
    expect(await differences()).toEqual([]);
  }, 120_000);

  it("waits for a list of its line that is being issued, and says so", async () => {
    used.length = 0;
    const waiting = await report(other, "submitted");
    const before = await standing(waiting);
    const tried = transaction(async (tx) => {
      await tx.rows(sql`select pg_advisory_xact_lock(hashtext('line:2026:village'))`);
      return returnReport(county, {
        ...{ ...sendBack(), assignmentId: waiting.id, version: waiting.version },
      }).catch((error: unknown) => error);
    });
    expect(await tried).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("下发"),
    });
    expect(await standing(waiting)).toEqual(before);
  }, 60_000);
});
