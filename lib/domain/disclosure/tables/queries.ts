import "server-only";
import type { Actor } from "@/lib/access/actor";
import { completion } from "@/lib/domain/counters/rules";
import { OPEN_TABLES } from "@/lib/domain/disclosure/tables/labels";
import { publicationRow } from "@/lib/domain/disclosure/tables/rules";
import type { OpenRow, OpenTableCode, OpenTableState } from "@/lib/domain/disclosure/tables/types";
import { getReleasedEdition, listReleasedEditions } from "@/lib/domain/editions/published/queries";
import { publishedLists } from "@/lib/domain/lists/published/policy";
import { isPublished } from "@/lib/domain/publications/policy";
import { listPublishedWhole } from "@/lib/domain/publications/queries";
import { publicPath } from "@/lib/domain/publications/rules";
import { PUBLICATION_KINDS, type PublicationKind } from "@/lib/domain/publications/types";
import { row, rows } from "@/lib/platform/db";
import { env, publicAddress } from "@/lib/platform/env";
import { sql } from "@/lib/platform/sql";
import { type Day, yearAt } from "@/lib/shared/dates";

const OF_ONE_READ = 200;

type Pieces = AsyncGenerator<OpenRow[], void>;

async function* publications(actor: Actor, kind: PublicationKind): Pieces {
  for (let page = 1; ; page += 1) {
    const items = await listPublishedWhole(actor, [kind], { page, size: OF_ONE_READ });
    yield items.map((item) =>
      publicationRow(item, publicAddress(publicPath(kind, item.subjectId))),
    );
    if (items.length < OF_ONE_READ) return;
  }
}

function place() {
  return { regionCode: env().HOST_REGION, year: yearAt(new Date()) };
}

async function* tasks(): Pieces {
  yield await rows<OpenRow>(sql`
    select coalesce(c.name, '') as "carrierName", l.year, t.code, t.title, t.measure,
      t.indicator_name as "indicatorName", t.unit, t.target::float8 as target, t.frequency,
      l.lead_name as "leadName", l.is_example as "isExample",
      (select string_agg((b ->> 'fact') || '（' || (b ->> 'source') || '）', '；')
        from jsonb_array_elements(t.basis::jsonb) b) as basis
    from task t join task_list l on l.id = t.list_id join carrier c on c.code = l.carrier_code
    where ${publishedLists(place())} and l.kind = 'task' and t.disclosure = 'public'
    order by c.position, t.position`);
}

async function* clauses(): Pieces {
  yield await rows<OpenRow>(sql`
    select coalesce(k.name, '') as "carrierName", l.year, c.code, c.responsibility, c.text, c.subject, c.post,
      c.frequency, c.basis, l.lead_name as "leadName", l.is_example as "isExample"
    from clause c join task_list l on l.id = c.list_id join carrier k on k.code = l.carrier_code
    where ${publishedLists(place())} and l.kind = 'responsibility'
    order by k.position, c.position`);
}

async function* editions(actor: Actor): Pieces {
  const released = await listReleasedEditions(actor, env().HOST_REGION);
  yield released.map(({ id, year, number, title, day, releasedOn, fingerprint }) => ({
    ...{ id, year, number, title, day, releasedOn, fingerprint },
    url: publicAddress(`/editions/${id}`),
  }));
}

async function* progress(actor: Actor): Pieces {
  for (const { id } of await listReleasedEditions(actor, env().HOST_REGION)) {
    const { figures, year, number, day } = await getReleasedEdition(actor, id);
    const names = new Map(figures.columns.map(({ code, name }) => [code, name]));
    const total = { ...figures.totals, code: figures.region.code, name: figures.region.name };
    yield [total, ...figures.rows].flatMap((line) =>
      Object.entries({ total: line.total, ...line.cells }).map(([carrierCode, cell]) => {
        const share = completion(cell);
        return {
          edition: `${year} 年第 ${number} 期`,
          ...{ editionId: id, day, regionCode: line.code, regionName: line.name, carrierCode },
          carrierName: carrierCode === "total" ? "合计" : (names.get(carrierCode) ?? carrierCode),
          ...{ asked: cell.asked, done: cell.done, doneOnTime: cell.doneOnTime },
          overdue: cell.overdue,
          completion: share === null ? null : Math.round(share * 1000) / 10,
        };
      }),
    );
  }
}

async function* policies(): Pieces {
  const found = await rows<OpenRow & { code: string }>(sql`
    select d.code, d.title, d.number, d.publisher,
      d.published_on as "publishedOn"
    from policy_document d where d.status = 'published' order by d.position, d.code`);
  yield found.map((one) => ({ ...one, url: publicAddress(`/policies/${one.code}`) }));
}

function isKind(code: OpenTableCode): code is PublicationKind {
  return (PUBLICATION_KINDS as readonly string[]).includes(code);
}

/** The rows of an open table piece by piece: of what is released, issued or published, and of nothing else. */
export function readOpenTable(actor: Actor, code: OpenTableCode): Pieces {
  if (isKind(code)) return publications(actor, code);
  if (code === "tasks") return tasks();
  if (code === "clauses") return clauses();
  if (code === "progress") return progress(actor);
  return code === "editions" ? editions(actor) : policies();
}

/** What changes whenever anything public does: the versions of what is published and of the catalogue, and the day. */
export async function getOpenVersion(_actor: Actor): Promise<string> {
  const found = await row<{ version: string }>(sql`
    select concat_ws('.', (select coalesce(sum(version), 0) from node_version
        where node_code in ('*', 'public')),
      (now() at time zone 'Asia/Shanghai')::date) as version`);
  return found?.version ?? "0";
}

interface Standing {
  code: OpenTableCode;
  rows: number | null;
  modified: Day | null;
}

const rowsOf = (standing: Standing | undefined) => (standing ? standing.rows : 0);

/** Every open table with the number of its rows and the day on which it last changed. */
export async function listOpenTables(actor: Actor): Promise<OpenTableState[]> {
  const [published, released, others] = await Promise.all([
    rows<Standing>(sql`
      select p.kind as code, count(*) filter (where ${isPublished("p")})::int as rows,
        to_char(max(greatest(p.released_at, p.ended_at)) at time zone 'Asia/Shanghai', 'YYYY-MM-DD')
          as modified
      from publication p where p.released_at is not null group by p.kind`),
    listReleasedEditions(actor, env().HOST_REGION),
    rows<Standing>(sql`
      select 'tasks' as code, count(*)::int as rows,
        to_char(max(l.issued_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as modified
      from task t join task_list l on l.id = t.list_id
      where ${publishedLists(place())} and l.kind = 'task' and t.disclosure = 'public'
        and l.carrier_code is not null
      union all
      select 'clauses', count(*)::int,
        to_char(max(l.issued_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD')
      from clause c join task_list l on l.id = c.list_id
      where ${publishedLists(place())} and l.kind = 'responsibility' and l.carrier_code is not null
      union all
      select 'policies', count(*)::int, null from policy_document d where d.status = 'published'`),
  ]);
  const newest = released[0]?.releasedOn ?? null;
  const standing = new Map([...published, ...others].map((one) => [one.code, one]));
  standing.set("editions", { code: "editions", rows: released.length, modified: newest });
  standing.set("progress", { code: "progress", rows: null, modified: newest });
  return OPEN_TABLES.map((table) => ({
    ...table,
    rows: rowsOf(standing.get(table.code)),
    modified: standing.get(table.code)?.modified ?? null,
  }));
}
