import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, type Reach, reachesFor, tasksInScope } from "@/lib/access/reach";
import { containsAll, type Stretch, windowsOf } from "@/lib/domain/search/entries/queries";
import type { Asked } from "@/lib/domain/search/rules";
import { type Statement, sql } from "@/lib/platform/sql";

/*
 * A word that is everywhere is soon found among the newest reports; one that is rare is soon found in
 * the index. Whoever reaches many counties has the newest looked through first (of each task, where only
 * some tasks are reached), and the index asked only where those did not hold enough.
 */
const NEWEST = 4_000;
const NEWEST_OF_TASK = 250;
/** Of so many counties the index holds a list each; whoever reaches more reaches nearly all. */
const MOST_NODES = 30;
/** One character alone is in too many texts to be searched for in more than the own reports. */
const SHORTEST = 2;

const COLUMNS = sql`s.assignment_id, s.report_id, s.submitted_at`;
const NEWEST_FIRST = sql`order by s.submitted_at desc, s.assignment_id desc`;

/** What is searched for in one reach, and how many can be needed of it. */
interface Search {
  asked: Asked;
  reach: Reach;
  most: number;
}

function isOwn(reach: Reach): boolean {
  return reach.organisationId !== null;
}

function isWide(reach: Reach): boolean {
  return !isOwn(reach) && !reach.townshipCode && (reach.nodes === null || reach.nodes.length > 1);
}

function fits({ asked, reach }: Search): Statement {
  return sql`${containsAll(asked, sql`s.body`)} and ${assignmentsWithin([reach], "s")}`;
}

/** The places of a reach as words of the index; nothing where it is nearly everywhere. */
function placesOf({ nodes, townshipCode }: Reach): Statement {
  if (townshipCode) return sql` && ${`'#${townshipCode}'`}::tsquery`;
  if (!nodes || nodes.length > MOST_NODES) return sql.empty;
  return sql` && ${nodes.map((node) => `'@${node}'`).join("|")}::tsquery`;
}

// Apart from what else must hold: otherwise the planner would go through the texts in the order of time
// and cut the windows of each.
function fromIndex(search: Search, condition: Statement): Statement {
  const words = sql`search_report_words(i.body, i.node_code, i.township_code)`;
  return sql`(select ${COLUMNS} from (
      select * from search_report i
      where ${words} @@ (${windowsOf(search.asked)}${placesOf(search.reach)}) and ${condition}
      offset 0) s
    where ${fits(search)} ${NEWEST_FIRST} limit ${search.most})`;
}

function newestOf({ tasks }: Reach): Statement {
  if (!tasks) return sql`(select * from search_report s ${NEWEST_FIRST} limit ${NEWEST}) s`;
  return sql`(select distinct root_task_id as id from (${tasksInScope(tasks)}) scope) task
    cross join lateral (select * from search_report s where s.root_task_id = task.id
      order by s.submitted_at desc limit ${NEWEST_OF_TASK}) s`;
}

/** The ways in which a reach is searched: parts named beforehand, and what gives its rows. */
interface Ways {
  named: Statement[];
  found: Statement[];
}

function wideWays(search: Search, at: number): Ways {
  const name = sql.raw(`newest_${at}`);
  const named = sql`${name} as materialized (
    select ${COLUMNS} from ${newestOf(search.reach)} where ${fits(search)}
    ${NEWEST_FIRST} limit ${search.most})`;
  const isShort = sql`(select count(*) from ${name}) < ${search.most}`;
  return { named: [named], found: [sql`(select * from ${name})`, fromIndex(search, isShort)] };
}

function waysOf(search: Search, at: number): Ways {
  const { asked, reach, most } = search;
  if (isOwn(reach)) {
    const own = sql`(select ${COLUMNS} from search_report s where ${fits(search)}
      ${NEWEST_FIRST} limit ${most})`;
    return { named: [], found: [own] };
  }
  if (reach.nodes?.length === 0 || asked.plain.length < SHORTEST) return { named: [], found: [] };
  if (isWide(reach)) return wideWays(search, at);
  return { named: [], found: [fromIndex(search, sql`true`)] };
}

// A receipt number is of one report, wherever it lies: whose it is, the reach decides afterwards.
function byReceipt({ receipts }: Asked): Statement[] {
  if (!receipts) return [];
  return [
    sql`(select p.assignment_id, p.id as report_id, p.submitted_at from report p
      where p.receipt_no >= ${receipts.from} and p.receipt_no < ${receipts.to}
      order by p.receipt_no limit 1000)`,
  ];
}

const NOTHING = sql`(select null::bigint as assignment_id, null::uuid as report_id,
  null::timestamptz as submitted_at where false)`;

/** Reports within assignment.read, by receipt number or by the words of their text, newest first. */
export async function reportHits(
  actor: Actor,
  asked: Asked,
  { limit, offset }: Stretch,
): Promise<Statement> {
  const [reading, reviewing] = await Promise.all([
    reachesFor(actor, "assignment.read"),
    reachesFor(actor, "report.review"),
  ]);
  const most = limit + offset;
  const ways = reading.map((reach, at) => waysOf({ asked, reach, most }, at));
  const named = ways.flatMap((way) => way.named);
  const found = [NOTHING, ...byReceipt(asked), ...ways.flatMap((way) => way.found)];
  return sql`
    ${named.length > 0 ? sql`with ${sql.join(named)}` : sql.empty}
    select 'report' as kind, a.id::text as "assignmentId", t.title, o.name as "organisationName",
      a.year, a.period, t.frequency, a.status, p.receipt_no as "receiptNo", p.narrative,
      (a.status = 'submitted' and ${assignmentsWithin(reviewing, "a")}) as "isForReview"
    from (select distinct assignment_id, report_id, submitted_at
      from (${sql.join(found, " union all ")}) every_way) found
    join assignment a on a.id = found.assignment_id
    join report p on p.id = found.report_id
    join task t on t.id = a.task_id
    join organisation o on o.id = a.organisation_id
    where ${assignmentsWithin(reading, "a")}
    order by found.submitted_at desc, a.id desc limit ${limit} offset ${offset}`;
}
