import "server-only";
import type { Actor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import { fieldsOf, normalName } from "@/lib/domain/guard/fields/rules";
import type { CatalogueFilter } from "@/lib/domain/guard/fields/schema";
import type { CatalogueField, CataloguePage } from "@/lib/domain/guard/fields/types";
import { guardRegions } from "@/lib/domain/guard/policy";
import { rows } from "@/lib/platform/db";
import { forbidden } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";

const PAGE = 50;

type FieldRow = Omit<CatalogueField, "part" | "name" | "unit"> & {
  form: string;
  indicatorName: string;
  unit: string;
  numeratorName: string | null;
  denominatorName: string | null;
};

/** `r` lies on the line of one of the regions: above it, the same, or beneath. */
export function onLineOf(regionCodes: readonly string[]): Statement {
  return sql`exists (select 1 from region line where line.code = any (${regionCodes}::text[])
    and (line.path like r.path || '%' or r.path like line.path || '%'))`;
}

/** How a task says on whom it falls: its sub-carrier or its list's carrier, and the one above. */
export const BEARING = sql`
  coalesce(t.sub_carrier_code, l.carrier_code) as "carrierCode", c.parent_code as "parentCarrierCode",
  t.lead_line as "leadLine", t.asked_role as "askedRole", t.asked_levels::text[] as "askedLevels"`;

/** The tables under `BEARING`: task t, its list l, the list's region r, the carrier c. */
export const BEARING_TABLES = sql`
  task t join task_list l on l.id = t.list_id join region r on r.code = l.region_code
  left join carrier c on c.code = coalesce(t.sub_carrier_code, l.carrier_code)`;

function fieldOf(found: FieldRow): CatalogueField[] {
  const { form, indicatorName, numeratorName, denominatorName, unit, ...task } = found;
  const facts = { form, indicatorName, numeratorName, denominatorName, unit };
  return fieldsOf(facts).map((field) => ({ ...task, ...field }));
}

/** The fields of issued tasks that meet a condition over t, l and r; each root task once. */
export async function listFields(_actor: Actor, condition: Statement): Promise<CatalogueField[]> {
  const found = await rows<FieldRow>(sql`
    select t.root_task_id as "rootTaskId", t.code as "taskCode", t.title as "taskTitle",
      l.id as "listId", l.title as "listTitle", r.code as "regionCode", r.name as "regionName",
      coalesce(t.lead_name, l.lead_name, r.name || '领导小组办公室') as owner, t.source, t.frequency,
      t.form, t.indicator_name as "indicatorName", t.unit, t.numerator_name as "numeratorName",
      t.denominator_name as "denominatorName", ${BEARING}
    from ${BEARING_TABLES}
    where l.status = 'issued' and t.inherits_task_id is null and ${condition}
    order by length(r.path), r.code, c.position nulls first, t.code, t.id
    limit 20000`);
  return found.flatMap(fieldOf);
}

function isFound(field: CatalogueField, words: readonly string[]): boolean {
  const { name, taskTitle, taskCode, owner, listTitle, regionName } = field;
  const text = normalText([name, taskTitle, taskCode, owner, listTitle, regionName].join(" "));
  return words.every((word) => text.includes(word));
}

const normalText = (text: string) => text.normalize("NFKC").toLowerCase();

/**
 * The ask-once catalogue on the lines of the actor's regions: every field of the year's issued lists with
 * its owner and source, by name. Throws `forbidden` for those who neither draft, consent nor keep rules.
 */
export async function getCatalogue(actor: Actor, filter: CatalogueFilter): Promise<CataloguePage> {
  const regions = guardRegions(actor);
  if (regions.length === 0) throw forbidden();
  const years = await rows<{ year: number; today: number }>(sql`
    select distinct l.year, extract(year from ${TODAY})::int as today
    from task_list l join region r on r.code = l.region_code
    where l.status = 'issued' and ${onLineOf(regions)} order by 1 desc`);
  const known = years.map(({ year }) => year);
  const current = years[0]?.today ?? 0;
  const year = filter.year ?? (known.includes(current) ? current : (known[0] ?? current));
  const all = await listFields(actor, sql.and([sql`l.year = ${year}`, onLineOf(regions)]));
  const words = normalText(filter.q).split(/\s+/).filter(Boolean);
  const fields = all
    .filter((field) => !filter.source || field.source === filter.source)
    .filter((field) => isFound(field, words))
    .sort((a, b) => normalName(a.name).localeCompare(normalName(b.name), "zh-CN"));
  const pageCount = Math.max(1, Math.ceil(fields.length / PAGE));
  const page = Math.min(filter.page, pageCount);
  const shown = fields.slice((page - 1) * PAGE, page * PAGE);
  return { year, years: known, fields: shown, total: fields.length, page, pageCount };
}
