import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { directReaches } from "@/lib/access/direct-reaches";
import { organisationKindLabels } from "@/lib/domain/organisations/labels";
import { listChecks } from "@/lib/domain/reviews/checks/queries";
import {
  COUNTED,
  countTab,
  type Desk,
  deskOf,
  firstOf,
  narrowedTo,
  OLDEST,
  reachesOf,
  standing,
} from "@/lib/domain/reviews/desk/queries";
import { rows } from "@/lib/platform/db";
import type { OrganisationKind } from "@/lib/platform/generated/prisma/enums";
import { type Statement, sql } from "@/lib/platform/sql";
import { readCursor, reviewBy, soonBefore, writeCursor } from "./rules";
import type { QueueAddress } from "./schema";
import type { Queue, QueueFacet, QueueRow, QueueTab } from "./types";

const PAGE = 20;
/** With only what all checks pass, as many as this are looked at for a page. */
const LOOKED_AT = 60;

type FoundRow = Omit<QueueRow, "looks" | "reviewBy">;

// Tasks and places are few however many the rows: each is looked up once.
function pageStatement(page: Statement): Statement {
  return sql`
    with page as materialized (${page}),
    tasks as materialized (
      select t.id, t.code, t.title, t.frequency, t.form, t.unit,
        case when l.kind = 'resolution' then '推进会议定事项'
          else coalesce(c.name, '统筹协调') end as carrier_name
      from (select distinct task_id from page) p join task t on t.id = p.task_id
      join task_list l on l.id = t.list_id left join carrier c on c.code = l.carrier_code
    ), places as materialized (
      select r.code, r.name from (select node_code as code from page
        union select township_code from page) p join region r on r.code = p.code
    )
    select a.id as "assignmentId", a.version, t.code as "taskCode", t.title as "taskTitle",
      t.carrier_name as "carrierName", o.name as "organisationName", tr.name as "townshipName",
      n.name as "nodeName", a.year, a.period, t.frequency, t.form, t.unit,
      to_json(a.submitted_at) #>> '{}' as "submittedAt", r.submitted_by_name as "submittedByName",
      r.is_on_time as "isOnTime", a.revision, a.times_returned as "timesReturned",
      trim_scale(r.numerator)::text as numerator, trim_scale(r.denominator)::text as denominator,
      trim_scale(r.value)::text as value
    from page a
    join tasks t on t.id = a.task_id
    join organisation o on o.id = a.organisation_id
    join places n on n.code = a.node_code
    left join places tr on tr.code = a.township_code
    join report r on r.assignment_id = a.id and r.revision = a.revision
    ${OLDEST}`;
}

/** A page of the queue as the database gives it, oldest first: one statement. */
function findPage(desk: Desk, address: QueueAddress): Promise<FoundRow[]> {
  const cursor = readCursor(address.after);
  const after = cursor
    ? sql`(a.submitted_at, a.id) > (${cursor.at}::timestamptz, ${cursor.id}::bigint)`
    : sql`true`;
  const { tab, isWide } = address;
  const condition = sql`${standing(desk, tab, isWide)} and ${narrowedTo(address)} and ${after}`;
  const limit = (address.isClean ? LOOKED_AT : PAGE) + 1;
  const reaches = reachesOf(desk, tab, isWide);
  return rows<FoundRow>(pageStatement(firstOf(reaches, { condition, order: OLDEST, limit })));
}

type Facet = QueueFacet & { facet: "task" | "township" | "carrier" | "kind" | "tab" };

function facetStatement(desk: Desk, { tab, isWide }: QueueAddress): Statement {
  const group = tab === "accept" || tab === "doubted" ? tab : "waiting";
  const soon = soonBefore(desk.today, desk.exceptions).toISOString();
  const others = (["waiting", "accept", "doubted"] as const).filter((one) => one !== group);
  return sql`
    with waiting as materialized (
      select a.root_task_id, a.task_id, a.township_code, a.organisation_kind, a.times_returned,
        a.submitted_at
      from assignment a where ${standing(desk, group, isWide)} limit ${COUNTED}
    )
    select 'task' as facet, w.root_task_id::text as value, min(t.title) as label, count(*)::int as count
    from waiting w join task t on t.id = w.task_id group by w.root_task_id
    union all
    select 'township', w.township_code, min(g.name), count(*)::int
    from waiting w join region g on g.code = w.township_code group by w.township_code
    union all
    select 'carrier', l.carrier_code, min(c.name), count(*)::int
    from waiting w join task t on t.id = w.task_id join task_list l on l.id = t.list_id
    join carrier c on c.code = l.carrier_code group by l.carrier_code
    union all
    select 'kind', w.organisation_kind::text, '', count(*)::int from waiting w group by 2
    union all
    select 'tab', ${group}, '', count(*)::int from waiting
    union all
    select 'tab', 'again', '', count(*)::int from waiting where ${group} = 'waiting' and times_returned > 0
    union all
    select 'tab', 'soon', '', count(*)::int from waiting
    where ${group} = 'waiting' and submitted_at < ${soon}
    ${sql.join(
      others.map(
        (one) => sql`union all
          select 'tab', ${one}, '', (select count(*)::int from (select 1 from assignment a
            where ${standing(desk, one, isWide)} limit ${COUNTED}) counted)`,
      ),
      " ",
    )}
    order by 1, 4 desc, 3`;
}

function countsOf(desk: Desk, facets: readonly Facet[]): Queue["counts"] {
  const count = (tab: QueueTab) =>
    facets.find((one) => one.facet === "tab" && one.value === tab)?.count ?? 0;
  const reviews = desk.reviewing.length > 0;
  return {
    waiting: reviews ? count("waiting") : null,
    again: reviews ? count("again") : null,
    soon: reviews ? count("soon") : null,
    accept: desk.accepting.length > 0 ? count("accept") : null,
    doubted: reviews ? count("doubted") : null,
  };
}

function choices(facets: readonly Facet[], facet: Facet["facet"]): QueueFacet[] {
  return facets
    .filter((one) => one.facet === facet)
    .map(({ value, label, count }) => ({ value, label, count }));
}

function kinds(facets: readonly Facet[]): QueueFacet[] {
  const label = (kind: string) => organisationKindLabels[kind as OrganisationKind];
  return choices(facets, "kind").map((one) => ({ ...one, label: label(one.value) }));
}

/** A page of what waits for the actor, oldest first, with the choices that narrow it. */
export async function listQueue(actor: StaffActor, address: QueueAddress): Promise<Queue> {
  const desk = await deskOf(actor);
  const [found, facets] = await Promise.all([
    findPage(desk, address),
    rows<Facet>(facetStatement(desk, address)),
  ]);
  const size = address.isClean ? LOOKED_AT : PAGE;
  const page = found.slice(0, size);
  const checks = await listChecks(
    actor,
    page.map((one) => one.assignmentId),
  );
  const all = page.map((one) => ({
    ...one,
    reviewBy: reviewBy(one.submittedAt, desk.exceptions),
    looks: (checks.get(one.assignmentId) ?? []).filter((check) => check.result === "look"),
  }));
  const shown = address.isClean ? all.filter((one) => one.looks.length === 0) : all;
  const last = page.at(-1);
  return {
    rows: shown,
    leftOut: all.length - shown.length,
    next:
      found.length > size && last
        ? writeCursor({ at: last.submittedAt, id: last.assignmentId })
        : null,
    counts: countsOf(desk, facets),
    mayWiden: directReaches(desk.reviewing).length > desk.reviewing.length,
    tasks: choices(facets, "task"),
    townships: choices(facets, "township"),
    carriers: choices(facets, "carrier"),
    kinds: kinds(facets),
    today: desk.today,
  };
}

/** How many reports wait for the actor's review, up to 2,000. */
export async function countWaiting(actor: StaffActor): Promise<number> {
  const desk = await deskOf(actor);
  return desk.reviewing.length > 0 ? countTab(actor, desk, {}) : 0;
}

/** How many approved reports wait for the actor's 认可, up to 2,000. */
export async function countToAccept(actor: StaffActor): Promise<number> {
  const desk = await deskOf(actor);
  return desk.accepting.length > 0 ? countTab(actor, desk, { tab: "accept" }) : 0;
}
