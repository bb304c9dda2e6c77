import "server-only";
import type { Actor } from "@/lib/access/actor";
import { getClock } from "@/lib/domain/calendar/queries";
import { type RegionYear, requireOpenYear } from "@/lib/domain/regions/closings/queries";
import {
  archivable,
  openAssignments,
  planClose,
  waitingAdjustments,
} from "@/lib/domain/years/closing/queries";
import { coveredTasks } from "@/lib/domain/years/covered/queries";
import { requireManaged } from "@/lib/domain/years/queries";
import {
  type ClosingChoice,
  canClose,
  choiceFaults,
  closingTerms,
  kindsWith,
} from "@/lib/domain/years/rules";
import { requestRun } from "@/lib/domain/years/runs/commands";
import type { Performed, Performing } from "@/lib/domain/years/runs/types";
import type { CloseYearInput } from "@/lib/domain/years/schema";
import type { ClosingRule } from "@/lib/domain/years/types";
import type { Tx } from "@/lib/platform/db";
import { conflict, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

const RULES: readonly ClosingRule[] = ["keep", "carry", "cancel", "freeze"];

function choiceOf(input: CloseYearInput): ClosingChoice {
  const { late, upcoming, returned, submitted, awaiting, keepUntil, cancelReason } = input;
  return { rules: { late, upcoming, returned, submitted, awaiting }, keepUntil, cancelReason };
}

/**
 * Asks for a year to be closed: checks who and what, and has it carried out at once or by the worker. Throws
 * `invalid` by field where a rule lacks its day or reason, `conflict` where the year is closed already.
 */
export async function closeYear(actor: Actor, input: CloseYearInput): Promise<{ runId: string }> {
  const { regionCode, year, key } = input;
  await requireManaged(actor, regionCode);
  const { today } = await getClock(actor);
  if (!canClose(year, today)) throw invalid({ year: "这一年还没有到，不能关闭" });
  const choice = choiceOf(input);
  const faults = choiceFaults(choice, today);
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const { totals } = await planClose(actor, { regionCode, year });
  const rowsTotal = Object.values(totals).reduce((sum, count) => sum + count, 0);
  const wanted = { act: "close" as const, regionCode, year, input: choice, rowsTotal, key };
  return requestRun(actor, wanted, performClose);
}

interface Applied {
  rule: ClosingRule;
  assignments: number;
  digest: string;
}

/**
 * One statement for a rule: the counters move once, and every row says why. What somebody changed while the
 * statement waited for its row may be of another kind by now: it is left for the next round.
 */
async function applyRule(
  tx: Tx,
  place: RegionYear,
  { rule, choice, today }: { rule: ClosingRule; choice: ClosingChoice; today: string },
): Promise<Applied> {
  const kinds = kindsWith(choice, rule);
  const terms = closingTerms(rule, { year: place.year, today, choice });
  const status = terms.isCancelled ? sql`'cancelled'::assignment_status` : sql`a.status`;
  const found = await tx.row<Omit<Applied, "rule">>(sql`
    with ${openAssignments(place)},
    changed as (
      update assignment a set status = ${status}, closed_from = ${terms.closedFrom}::date,
        carried_to = ${terms.carriedTo}::smallint, change_reason = ${terms.reason},
        version = a.version + 1, updated_at = now()
      from open where open.id = a.id and open.kind = any (${kinds}::text[])
        and a.status = open.status and a.due_on = open.due_on and a.awaiting = open.awaiting
        and a.closed_from is null
      returning a.id)
    select count(*)::int as assignments,
      coalesce(sum(('x' || substr(md5(id::text), 1, 8))::bit(32)::bigint), 0)::text as digest
    from changed`);
  return { rule, assignments: found?.assignments ?? 0, digest: found?.digest ?? "0" };
}

/** The most rounds of rules: units that report meanwhile are met in a later one. */
const ROUNDS = 5;

async function isAnyOpen(tx: Tx, place: RegionYear): Promise<boolean> {
  const found = await tx.row(sql`with ${openAssignments(place)} select 1 from open limit 1`);
  return found !== undefined;
}

function added(one: Applied, more: Applied): Applied {
  const digest = String(BigInt(one.digest) + BigInt(more.digest));
  return { ...one, assignments: one.assignments + more.assignments, digest };
}

/** Applies all rules, round by round, until nothing is open any more; answers what each rule met with. */
async function applyRules(
  tx: Tx,
  place: RegionYear,
  terms: { choice: ClosingChoice; today: string; report: Performing["report"] },
): Promise<Applied[]> {
  const { report, ...chosen } = terms;
  const rules = RULES.filter((one) => kindsWith(chosen.choice, one).length > 0);
  const applied = new Map<ClosingRule, Applied>();
  const total = () => [...applied.values()].reduce((sum, one) => sum + one.assignments, 0);
  for (let round = 0; round < ROUNDS; round++) {
    for (const rule of rules) {
      const more = await applyRule(tx, place, { ...chosen, rule });
      const before = applied.get(rule);
      applied.set(rule, before ? added(before, more) : more);
      await report(total());
    }
    if (!(await isAnyOpen(tx, place))) return [...applied.values()];
  }
  throw conflict("关闭期间不断有单位报送，没有关闭成。请稍后再关闭一次");
}

async function archiveLists(tx: Tx, place: RegionYear): Promise<number> {
  return tx.count(sql`
    with ${coveredTasks(place)}
    update task_list l set status = 'archived', archived_at = now(), version = version + 1
    where ${archivable(place)}`);
}

/** Requests that can no longer lead anywhere come to their end, each with a step that says why. */
async function endAdjustments(tx: Tx, place: RegionYear, today: string): Promise<number> {
  return tx.count(sql`
    with ${coveredTasks(place)},
    ended as (
      update adjustment d set status = 'withdrawn', decided_at = now(), version = d.version + 1
      where ${waitingAdjustments(place)} and (d.assignment_id is null or exists (
        select 1 from assignment a where a.id = d.assignment_id and a.closed_from <= ${today}::date))
      returning d.id, d.at_region_code)
    insert into adjustment_step (id, adjustment_id, region_code, decision, note, by_name, unit_name)
    select gen_random_uuid(), id, at_region_code, 'withdraw', ${`${place.year} 年度已关闭，不再办理`},
      '系统', '系统'
    from ended`);
}

/** Tells the organisations that may go on, and the offices beneath whose year is closed with this one. */
async function tell(tx: Tx, place: RegionYear, { unitName }: Performing): Promise<number> {
  const { regionCode, year } = place;
  return tx.count(sql`
    with ${coveredTasks(place)},
    kept as (
      select a.organisation_id, count(*) as n, max(a.closed_from) - 1 as until
      from assignment a join covered on covered.root_task_id = a.root_task_id
      where a.year = ${year} and a.closed_from > (now() at time zone 'Asia/Shanghai')::date
        and a.status in ('not_started', 'drafting', 'returned') and not a.awaiting
      group by 1),
    beneath as (
      select o.id from organisation o join region r on r.code = o.region_code
      where o.kind = 'office' and o.valid_to is null and r.code <> ${regionCode}
        and r.path like (select path from region where code = ${regionCode}) || '%')
    insert into notification (id, organisation_id, kind, title, link)
    select gen_random_uuid(), organisation_id, 'year.kept', ${`${year} 年度已关闭，本单位还有 `}::text || n
      || ' 项可以继续报送，到 ' || to_char(until, 'YYYY-MM-DD') || ' 为止', '/desk/today'
    from kept
    union all
    select gen_random_uuid(), id, 'year.closed',
      ${`${unitName}已关闭 ${year} 年度，本地区下发的清单一并归档`}, ${`/desk/years?year=${year}`}
    from beneath`);
}

/** Carries a closing out within its run: all rules, the lists, requests and messages. */
export async function performClose(tx: Tx, actor: Actor, run: Performing): Promise<Performed> {
  const place = { regionCode: run.regionCode, year: run.year };
  const choice = run.input as ClosingChoice;
  await requireOpenYear(actor, place);
  const { today } = await getClock(actor);
  const applied = await applyRules(tx, place, { choice, today, report: run.report });
  const adjustments = await endAdjustments(tx, place, today);
  const told = await tell(tx, place, run);
  const lists = await archiveLists(tx, place);
  return {
    rowsDone: applied.reduce((sum, { assignments }) => sum + assignments, 0),
    summary: { ...choice, applied, lists, adjustments, told },
  };
}
