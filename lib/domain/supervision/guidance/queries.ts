import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { reachesFor, requireReaches } from "@/lib/access/reach";
import { spanOf } from "@/lib/access/roles";
import { issuedTasks } from "@/lib/domain/assignments/tasks/queries";
import { getClock } from "@/lib/domain/calendar/queries";
import { compareShares } from "@/lib/domain/counters/comparison/rules";
import type { FigureFilter } from "@/lib/domain/counters/figures/queries";
import { filterOf, matrixOf } from "@/lib/domain/counters/matrix/queries";
import { type FigureScope, getFigureScope } from "@/lib/domain/counters/scope/queries";
import { tasksOf } from "@/lib/domain/counters/tasks/queries";
import type { FigureQuery } from "@/lib/domain/counters/types";
import { rows } from "@/lib/platform/db";
import { invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { analysedRegion } from "../analysis/queries";
import { bandsOf, guidanceTables } from "./rules";
import type { GuidanceFilter } from "./schema";
import type { Band, BandPlace, Guidance, GuidanceNote, Habit, HabitDifference } from "./types";

const NOTES_SHOWN = 10;
const EARLY_DAYS = 7;
const ACKNOWLEDGED_DAYS = 3;

interface HabitRow {
  band: "ahead" | "behind";
  submitted: number;
  early: number;
  first_time: number;
  done: number;
  verified: number;
  units: number;
  broken_down: number;
  delivered: number;
  acknowledged: number;
}

/** The assignments of both groups, each counted once: an indexed read over their counties. */
async function readHabits(
  scope: FigureScope,
  filter: FigureFilter,
  bands: Record<Band, BandPlace[]>,
): Promise<HabitDifference[]> {
  const sides = (["ahead", "behind"] as const).flatMap((band) =>
    bands[band].map(({ code }) => ({ band, code })),
  );
  const isTown = scope.place.level === "county" || scope.place.isDirectCounty;
  const place = isTown
    ? sql`select side.band, r.node_code as node, r.code as town from side join region r on r.code = side.code`
    : sql`select side.band, n.code as node, null::text as town from side
        join region r on r.code = side.code
        join region n on n.level in ('city', 'county') and n.path like r.path || '%'`;
  const inPlace = sql`place.node = a.node_code and (place.town is null or place.town = a.township_code)`;
  const found = await rows<HabitRow>(sql`
    with fact as materialized ${issuedTasks(filter)},
    side as (select * from unnest(${sides.map(({ band }) => band)}::text[],
      ${sides.map(({ code }) => code)}::text[]) as s(band, code)),
    place as materialized (${place}),
    mine as materialized (
      select place.band, a.* from place join assignment a on ${inPlace}
      where a.root_task_id in (select root_task_id from fact) and a.year = ${filter.year}
        and a.due_on between ${filter.dueFrom}::date and ${filter.dueTo}::date
        and a.status not in ('exempted', 'cancelled') and not (a.awaiting and a.status = 'not_started')),
    unit as (
      select distinct band, organisation_id, root_task_id, year from mine),
    received as (
      select place.band, count(*)::int as delivered, count(*) filter (where a.acknowledged_at
          <= a.delivered_at + make_interval(days => ${ACKNOWLEDGED_DAYS}))::int as acknowledged
      from place join acknowledgement a on ${inPlace}
      where a.list_id in (select list_id from fact) group by 1)
    select mine.band, count(*) filter (where revision > 0)::int as submitted,
      count(*) filter (where revision > 0 and (submitted_at at time zone 'Asia/Shanghai')::date
        <= due_on - ${EARLY_DAYS}::int)::int as early,
      count(*) filter (where revision > 0 and times_returned = 0)::int as first_time,
      count(*) filter (where done_at is not null)::int as done,
      count(*) filter (where done_at is not null and verified_at is not null)::int as verified,
      (select count(*)::int from unit where unit.band = mine.band) as units,
      (select count(*)::int from unit where unit.band = mine.band and exists (
        select 1 from breakdown b where b.organisation_id = unit.organisation_id
          and b.root_task_id = unit.root_task_id and b.year = unit.year)) as broken_down,
      coalesce(max(received.delivered), 0)::int as delivered,
      coalesce(max(received.acknowledged), 0)::int as acknowledged
    from mine left join received on received.band = mine.band group by mine.band`);
  return differencesOf(found);
}

const PARTS: Record<Habit, [keyof HabitRow, keyof HabitRow]> = {
  early: ["early", "submitted"],
  first_time: ["first_time", "submitted"],
  broken_down: ["broken_down", "units"],
  acknowledged: ["acknowledged", "delivered"],
  verified: ["verified", "done"],
};

function differencesOf(found: readonly HabitRow[]): HabitDifference[] {
  const habits = Object.keys(PARTS) as Habit[];
  // Where nobody broke anything down or verified anything there is no measure, not a nought.
  const isMeasured = (habit: Habit) => found.some((row) => Number(row[PARTS[habit][0]]) > 0);
  return habits.filter(isMeasured).map((habit) => {
    const [part, whole] = PARTS[habit];
    const of = (band: HabitRow["band"]) => {
      const row = found.find((one) => one.band === band);
      return { done: Number(row?.[part] ?? 0), asked: Number(row?.[whole] ?? 0) };
    };
    const [ahead, behind] = [of("ahead"), of("behind")];
    return { habit, ahead, behind, difference: compareShares(ahead, behind) };
  });
}

/** Offices and commissions guide what lies beneath them; a lead unit its own carrier in its own region. */
export async function canGuide(
  actor: StaffActor,
  { regionCode, carrierCode }: { regionCode: string; carrierCode: string | null },
): Promise<boolean> {
  const reaches = await reachesFor(actor, "order.release");
  if (reaches.some((reach) => reach.nodes?.includes(regionCode))) return true;
  return actor.grants.some(
    (grant) =>
      spanOf(grant.role, "order.read") === "carrier" &&
      grant.regionCode === regionCode &&
      grant.carrierCode !== null &&
      grant.carrierCode === carrierCode,
  );
}

/** The region, its task filter and its places in bands; `not_found` out of the reader's reach. */
export async function readBands(actor: StaffActor, filter: GuidanceFilter) {
  await requireReaches(actor, "order.read");
  const { today } = await getClock(actor);
  const query: FigureQuery = {
    ...{ regionCode: analysedRegion(actor, filter), year: Number(today.slice(0, 4)) },
    ...{ period: "to_date", carrierCode: filter.carrier ?? null, rootTaskId: filter.task ?? null },
  };
  const scope = await getFigureScope(actor, query.regionCode, query);
  if (scope.place.level === "township") throw invalid({ region: "请选择省、市、县" });
  const matrix = await matrixOf(actor, scope, query);
  const places = matrix.rows
    .filter((row) => row.kind === "region")
    .map(({ code, name, total }) => ({ code, name, figures: total }));
  return { query, scope, matrix, bands: bandsOf(places) };
}

function listNotes(query: FigureQuery): Promise<GuidanceNote[]> {
  return rows<GuidanceNote>(sql`
    select id, band, places, body, told, by_name as "byName", by_unit as "byUnit",
      to_json(at) #>> '{}' as at
    from guidance_note
    where region_code = ${query.regionCode} and year = ${query.year}
      and carrier_code is not distinct from ${query.carrierCode ?? null}
    order by at desc limit ${NOTES_SHOWN}`);
}

/** Places of a region in bands for a carrier or a task, and what those ahead do differently. */
export async function readGuidance(actor: StaffActor, filter: GuidanceFilter): Promise<Guidance> {
  const { query, scope, matrix, bands } = await readBands(actor, filter);
  const taskFilter = await filterOf(actor, scope, query);
  const isCompared = bands.ahead.length > 0 && bands.behind.length > 0;
  const [habits, tasks, notes, mayGuide] = await Promise.all([
    isCompared ? readHabits(scope, taskFilter, bands) : [],
    tasksOf(scope, await filterOf(actor, scope, { ...query, rootTaskId: null })),
    listNotes(query),
    canGuide(actor, { regionCode: query.regionCode, carrierCode: query.carrierCode ?? null }),
  ]);
  const carrier = query.carrierCode ? `?carrier=${query.carrierCode}` : "";
  return {
    ...{ region: matrix.region, year: query.year, bands, notes, mayGuide },
    ...{ carrierCode: query.carrierCode ?? null, rootTaskId: filter.task ?? null },
    carriers: matrix.columns.map(({ code, name }) => ({ value: code, label: name })),
    tasks: tasks.map((task) => ({ value: task.rootTaskId, label: `${task.code} ${task.title}` })),
    tables: guidanceTables(bands, habits, (code) => `/desk/dashboard/${code}${carrier}`),
  };
}
