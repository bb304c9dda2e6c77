import "server-only";
import type { Actor } from "@/lib/access/actor";
import { getClock } from "@/lib/domain/calendar/queries";
import { type Copying, takenClauses, takenTasks } from "@/lib/domain/lists/copying/queries";
import { levelsWithin } from "@/lib/domain/lists/inheriting/rules";
import { listDraftPlaces } from "@/lib/domain/lists/queries";
import { placeOf, reviewMark, startYears } from "@/lib/domain/lists/templates/rules";
import type { StartQuery } from "@/lib/domain/lists/templates/schema";
import type {
  ExistingList,
  PublicRegion,
  StartChoice,
  StartPlace,
  Template,
  TemplateEntry,
  TemplateOrigin,
} from "@/lib/domain/lists/templates/types";
import type { DraftPlace } from "@/lib/domain/lists/types";
import { row, rows } from "@/lib/platform/db";
import { forbidden, invalid, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

/** What may be begun at all: the actor's places and the years. Empty places for those who draft nothing. */
export async function listStarts(actor: Actor): Promise<{ places: DraftPlace[]; years: number[] }> {
  const [places, clock] = await Promise.all([listDraftPlaces(actor), getClock(actor)]);
  return { places, years: startYears(clock.today) };
}

/** The place that a key names, if the actor drafts lists there; `forbidden` otherwise. */
export async function requireStart(
  actor: Actor,
  wanted: { kind: StartPlace["kind"]; place: string; year: number },
): Promise<StartPlace> {
  const { places, years } = await listStarts(actor);
  const { regionCode, carrierCode } = placeOf(wanted.place);
  const region = places.find((one) => one.regionCode === regionCode);
  const carrier = region?.carriers.find((one) => one.code === carrierCode);
  if (!region || !carrier) {
    throw forbidden("您只能为本地区、本单位牵头的载体起草清单，请核对所选载体");
  }
  if (!years.includes(wanted.year)) {
    throw invalid({ year: `只能起草 ${years.join("、")} 年的清单，请重新选择年份` });
  }
  const { regionName } = region;
  return {
    ...{ kind: wanted.kind, regionCode, regionName, carrierCode },
    ...{ carrierName: carrier.name, year: wanted.year },
  };
}

function samePlace({ kind, regionCode, carrierCode }: StartPlace): Statement {
  return sql`l.kind = ${kind}::list_kind and l.region_code = ${regionCode}
    and l.carrier_code is not distinct from ${carrierCode}`;
}

/** A statement for the list of the same place, kind and year that is there already, a draft before others. */
export function existingList(place: StartPlace): Statement {
  return sql`
    select l.id, l.title, l.status from task_list l
    where ${samePlace(place)} and l.year = ${place.year} and l.status <> 'superseded'
    order by l.status not in ('draft', 'under_consent'), l.list_version desc limit 1`;
}

const ENTRIES = sql`(case l.kind when 'task' then (select count(*) from task t where t.list_id = l.id)
  else (select count(*) from clause k where k.list_id = l.id) end)::int`;

async function ownLists(place: StartPlace): Promise<Template[]> {
  return rows(sql`
    select distinct on (l.year) 'last_year' as origin, l.id::text, l.title, r.name as "regionName",
      ${place.carrierName}::text as "carrierName", l.year, ${ENTRIES} as entries
    from task_list l join region r on r.code = l.region_code
    where ${samePlace(place)} and l.year < ${place.year} and l.status in ('issued', 'archived')
    order by l.year desc, l.list_version desc limit 3`);
}

async function examples({ kind, carrierCode }: StartPlace): Promise<Template[]> {
  return rows(sql`
    select 'example' as origin, example ->> 'code' as id, example ->> 'title' as title,
      null as "regionName", coalesce(c.name, '统筹协调') as "carrierName", null as year,
      jsonb_array_length(example -> 'entries') as entries
    from setting s cross join lateral jsonb_array_elements(s.value) as example
    left join carrier c on c.code = example ->> 'carrierCode'
    where s.key = 'list_examples' and example ->> 'kind' = ${kind}
      and example ->> 'carrierCode' is not distinct from (
        select coalesce(parent_code, code) from carrier where code = ${carrierCode})`);
}

// Issued and public: what everybody may read. A public list's tasks that are not public are left out.
const PUBLISHED = sql`l.status = 'issued' and l.disclosure = 'public'`;

async function publicRegions({ kind, regionCode }: StartPlace): Promise<PublicRegion[]> {
  return rows(sql`
    select r.code, r.name, count(*)::int as lists
    from task_list l join region r on r.code = l.region_code
    where ${PUBLISHED} and l.kind = ${kind}::list_kind and r.code <> ${regionCode}
    group by r.code, r.name, r.path order by length(r.path), r.code`);
}

async function publicLists({ kind }: StartPlace, regionCode: string): Promise<Template[]> {
  return rows(sql`
    select 'public' as origin, l.id::text, l.title, r.name as "regionName",
      coalesce(c.name, '统筹协调') as "carrierName", l.year,
      (case l.kind when 'task' then (select count(*) from task t
          where t.list_id = l.id and t.disclosure = 'public')
        else (select count(*) from clause k where k.list_id = l.id) end)::int as entries
    from task_list l join region r on r.code = l.region_code
    left join carrier c on c.code = l.carrier_code
    where ${PUBLISHED} and l.kind = ${kind}::list_kind and r.code = ${regionCode}
    order by c.position nulls first, l.year desc`);
}

/** A responsibility list takes over none: its clauses are each place's own. */
async function listAbove(place: StartPlace): Promise<StartChoice["above"]> {
  if (place.kind !== "task") return null;
  const found = await row<NonNullable<StartChoice["above"]>>(sql`
    select l.id, l.title, r.name as "regionName"
    from task_list l join region r on r.code = l.region_code join region here on here.code = ${place.regionCode}
    where l.kind = ${place.kind}::list_kind and l.status = 'issued' and l.year = ${place.year}
      and l.carrier_code is not distinct from ${place.carrierCode}
      and here.path like r.path || '%' and r.code <> here.code
    order by length(r.path) desc limit 1`);
  return found ?? null;
}

async function publicTemplate(place: StartPlace, id: string): Promise<Template | undefined> {
  if (!isId(id)) return undefined;
  const found = await row<{ regionCode: string }>(
    sql`select l.region_code as "regionCode" from task_list l where l.id = ${id}::uuid and ${PUBLISHED}`,
  );
  const lists = found ? await publicLists(place, found.regionCode) : [];
  return lists.find((one) => one.id === id);
}

/** The template that was chosen, of those that the place may begin from; `not_found` for any other. */
export async function getTemplate(
  _actor: Actor,
  place: StartPlace,
  { origin, id }: { origin: Exclude<TemplateOrigin, "blank">; id: string },
): Promise<Template> {
  const found =
    origin === "public"
      ? await publicTemplate(place, id)
      : (origin === "example" ? await examples(place) : await ownLists(place)).find(
          (one) => one.id === id,
        );
  if (!found) throw notFound("清单");
  return found;
}

/** How a template is copied into a place: `places` are the new lists, or the one that is to be. */
export async function copyingOf(
  _actor: Actor,
  place: StartPlace,
  template: Template,
  places?: Statement,
): Promise<Copying> {
  const region = await row<Parameters<typeof levelsWithin>[0]>(
    sql`select level, is_direct_county as "isDirectCounty" from region where code = ${place.regionCode}`,
  );
  const isOwn = template.origin === "last_year";
  const isExample = template.origin === "example";
  const from = isExample ? sql`null::uuid` : sql`${template.id}::uuid`;
  return {
    places:
      places ??
      sql`select null::uuid as list_id, ${from} as from_list_id, ${place.regionCode}::text as region_code,
        ${place.carrierCode}::text as carrier_code, ${place.year}::int as year`,
    exampleCode: isExample ? template.id : null,
    isOwn,
    isPublicOnly: template.origin === "public",
    levels: isOwn || !region ? null : levelsWithin(region),
    mark: reviewMark(template.origin, template),
  };
}

async function entriesOf(place: StartPlace, copying: Copying): Promise<TemplateEntry[]> {
  if (place.kind === "task") {
    return rows(sql`
      with ${takenTasks(copying)}
      select entry_id as id, code, title, indicator_name as detail, target::float8 as target, unit,
        due_dates as "dueDates", hindrance
      from taken order by position`);
  }
  return rows(sql`
    with ${takenClauses(copying)}
    select entry_id as id, code, text as title, subject as detail, null as target, '' as unit,
      due_dates as "dueDates", hindrance
    from taken order by position`);
}

/** The choices for beginning a list in a place, and the entries of the template that was chosen. */
export async function getStart(
  actor: Actor,
  query: StartQuery & { place: string; year: number },
): Promise<StartChoice> {
  const place = await requireStart(actor, query);
  const [existing, above, own, shown, regions, published] = await Promise.all([
    row<ExistingList>(existingList(place)),
    listAbove(place),
    ownLists(place),
    examples(place),
    publicRegions(place),
    query.region ? publicLists(place, query.region) : [],
  ]);
  const choice = { place, existing: existing ?? null, above, regions, published };
  const templates = [...own, ...shown];
  const { origin, template } = query;
  if (!origin || origin === "blank" || !template) {
    return { ...choice, templates, chosen: null, entries: [] };
  }
  const chosen = await getTemplate(actor, place, { origin, id: template });
  const entries = await entriesOf(place, await copyingOf(actor, place, chosen));
  return { ...choice, templates, chosen, entries };
}
