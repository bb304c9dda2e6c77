import "server-only";
import type { Actor } from "@/lib/access/actor";
import { assignmentsWithin, type Reach, reachesFor } from "@/lib/access/reach";
import { containsAll, type Stretch, windowsOf } from "@/lib/domain/search/entries/queries";
import type { Asked } from "@/lib/domain/search/rules";
import { type Statement, sql } from "@/lib/platform/sql";

/*
 * A word that is everywhere is soon found among the newest reports; one that is rare is soon found in
 * the index. Whoever reaches many counties has the newest looked through first, and the index asked only
 * where those did not hold enough.
 */
const NEWEST = 4_000;
/** Of so many counties the index holds a list each; whoever reaches more reaches nearly all. */
const MOST_NODES = 30;
/** One character alone is in too many texts to be searched for in more than the own reports. */
const SHORTEST = 2;

const NEWEST_FIRST = sql`order by s.submitted_at desc, s.assignment_id desc`;

interface Search {
  asked: Asked;
  /** As many as can be needed of one reach. */
  most: number;
}

function isOwn(reach: Reach): boolean {
  return reach.organisationId !== null;
}

function isWide(reach: Reach): boolean {
  return !isOwn(reach) && !reach.townshipCode && (reach.nodes === null || reach.nodes.length > 1);
}

/** The places of a reach as words of the index; nothing where it is nearly everywhere. */
function placesOf({ nodes, townshipCode }: Reach): Statement {
  if (townshipCode) return sql` && ${`'#${townshipCode}'`}::tsquery`;
  if (!nodes || nodes.length > MOST_NODES) return sql.empty;
  return sql` && ${nodes.map((node) => `'@${node}'`).join("|")}::tsquery`;
}

function fromIndex({ asked, most }: Search, reach: Reach): Statement {
  const words = sql`search_report_words(s.body, s.node_code, s.township_code)`;
  const enough = isWide(reach)
    ? sql`and (select count(*) from newest s where ${assignmentsWithin([reach], "s")}) < ${most}`
    : sql.empty;
  return sql`(select s.assignment_id, s.report_id, s.submitted_at from search_report s
    where ${words} @@ (${windowsOf(asked)}${placesOf(reach)}) and ${containsAll(asked, sql`s.body`)}
      and ${assignmentsWithin([reach], "s")} ${enough}
    ${NEWEST_FIRST} limit ${most})`;
}

function fromNewest({ most }: Search, reach: Reach): Statement {
  return sql`(select s.assignment_id, s.report_id, s.submitted_at from newest s
    where ${assignmentsWithin([reach], "s")} ${NEWEST_FIRST} limit ${most})`;
}

function fromOwn({ asked, most }: Search, reach: Reach): Statement {
  return sql`(select s.assignment_id, s.report_id, s.submitted_at from search_report s
    where ${assignmentsWithin([reach], "s")} and ${containsAll(asked, sql`s.body`)}
    ${NEWEST_FIRST} limit ${most})`;
}

function byText(search: Search, reach: Reach): Statement[] {
  if (reach.nodes?.length === 0 && !isOwn(reach)) return [];
  if (isOwn(reach)) return [fromOwn(search, reach)];
  if (search.asked.plain.length < SHORTEST) return [];
  if (!isWide(reach)) return [fromIndex(search, reach)];
  return [fromNewest(search, reach), fromIndex(search, reach)];
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
  const search = { asked, most: limit + offset };
  const found = [
    ...byReceipt(asked),
    ...reading.flatMap((reach) => byText(search, reach)),
    sql`(select null::bigint as assignment_id, null::uuid as report_id, null::timestamptz as submitted_at
      where false)`,
  ];
  return sql`
    with newest as materialized (
      select * from (select * from search_report s ${NEWEST_FIRST} limit ${NEWEST}) s
      where ${reading.some(isWide)}::boolean and ${containsAll(asked, sql`s.body`)}
    )
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
