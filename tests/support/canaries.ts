import type pg from "pg";

/*
 * Marks every piece of internal text in a database with a canary that says where it stands, so that whatever
 * comes out of a public page can be traced to its column. Text is what holds a Chinese character; codes, keys and
 * numbers stay as they are, and the app goes on working. What is public by decision is named below, with why.
 */

interface Column {
  table: string;
  column: string;
  type: "text" | "text[]" | "jsonb";
}

/** All of these rows, or those that the condition names, are meant for the public. */
type Open = true | string;

const ISSUED = "exists (select 1 from task_list l where l.id = list_id and l.status = 'issued')";
const SHOWN_POLICY = `exists (select 1 from policy_document d
  where d.code = document_code and d.status = 'published')`;

/** Tables, or columns, of which all or some rows are public: names of places, what was issued or released. */
const OPEN: Record<string, Open> = {
  region: true,
  region_past: true,
  organisation: true,
  organisation_past: true,
  carrier: true,
  carrier_set: true,
  carrier_set_member: true,
  calendar_exception: true,
  province_figure: true,
  // Configuration: read by the program; what of it is shown is shown on purpose.
  setting: true,
  _prisma_migrations: true,
  policy_document: "status = 'published'",
  policy_clause: SHOWN_POLICY,
  task_list: "status = 'issued'",
  task: `disclosure = 'public' and ${ISSUED}`,
  clause: ISSUED,
  edition: "status = 'released' and purpose = 'public'",
  publication: "status = 'published'",
  // Names of columns, fields and kinds that the public chooses from.
  news_column: true,
  topic_field: true,
  culture_term: true,
  // The daily self-test is published as a whole, failures too.
  rating_self_test: true,
  // What a picture shows is told with the thing that shows it.
  picture:
    "exists (select 1 from publication p where p.status = 'published' and picture.id = any (p.picture_ids))",
  // Which unit answers a topic that is released.
  topic_round: `exists (select 1 from publication p
    where p.kind = 'topic' and p.subject_id = topic_round.topic_id and p.status = 'published')`,
  // Chosen from the list that the form offers, and shown as counts.
  "rating.reasons": true,
  // Whoever objects to a released notice chooses among the sites that it names.
  "demonstration_site.name": `exists (select 1 from publication p where p.kind = 'notice'
    and p.subject_id = demonstration_site.notice_id and p.status = 'published')`,
};

/** Columns that are internal in every row, also in those that are otherwise public. */
const INTERNAL_COLUMNS: readonly string[] = [
  "task_list.consent_note",
  "task_list.change_note",
  "task_list.source_name",
  "task.note",
  "task.edited_by",
  "clause.edited_by",
  "policy_document.reading_note",
  "publication.reason",
  "publication.ended_by_name",
];

/** A canary by number, as it stands in texts. */
const canary = (number: number) => `QLC${number}X`;

/** Every canary in a text, by number. */
export function canariesIn(text: string): number[] {
  return [...new Set([...text.matchAll(/QLC(\d+)X/g)].map(([, number]) => Number(number)))];
}

function marked({ column, type }: Column, mark: string): string {
  const name = `"${column}"`;
  if (type === "text") return `${name} || '${mark}'`;
  if (type === "text[]") {
    return `array(select part || case when part ~ '[一-鿿]' then '${mark}' else '' end
      from unnest(${name}) with ordinality as parts (part, at) order by at)`;
  }
  // The end of every string value that holds a Chinese character; keys are followed by a colon.
  return String.raw`regexp_replace(${name}::text,
    '("(?:[^"\\]|\\.)*[一-鿿](?:[^"\\]|\\.)*)"(\s*[,}\]])', '\1${mark}"\2', 'g')::jsonb`;
}

function internalRows({ table, column }: Column): string | undefined {
  if (INTERNAL_COLUMNS.includes(`${table}.${column}`)) return "true";
  const open = OPEN[`${table}.${column}`] ?? OPEN[table];
  if (open === true) return undefined;
  return open ? `not (${open})` : "true";
}

async function textColumns(client: pg.ClientBase): Promise<Column[]> {
  const { rows } = await client.query<Column>(`
    select c.table_name as "table", c.column_name as "column",
      case c.data_type when 'ARRAY' then 'text[]' when 'jsonb' then 'jsonb' else 'text' end as type
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
      and (c.data_type in ('text', 'character varying', 'jsonb') or c.udt_name = '_text')
    order by 1, 2`);
  return rows;
}

/** What was marked: where each canary stands, and where marking failed. */
export interface Marking {
  places: Map<number, string>;
  refused: string[];
}

async function markColumn(
  client: pg.ClientBase,
  column: Column,
  number: number,
): Promise<"marked" | "empty" | "refused"> {
  const rows = internalRows(column);
  if (!rows) return "empty";
  const { table } = column;
  await client.query("savepoint marking");
  try {
    const done = await client.query(`
      update "${table}" set "${column.column}" = ${marked(column, canary(number))}
      where (${rows}) and "${column.column}"::text ~ '[一-鿿]'`);
    return (done.rowCount ?? 0) > 0 ? "marked" : "empty";
  } catch {
    await client.query("rollback to savepoint marking");
    return "refused";
  }
}

/**
 * Marks all internal text, as the owner of the tables and past their triggers, and lets kept public pages
 * notice. Only for a database that nobody needs afterwards.
 */
export async function markInternalText(client: pg.ClientBase): Promise<Marking> {
  const marking: Marking = { places: new Map(), refused: [] };
  const columns = await textColumns(client);
  const tables = [...new Set(columns.map(({ table }) => table))];
  await client.query("begin");
  for (const table of tables) await client.query(`alter table "${table}" disable trigger user`);
  for (const [number, column] of columns.entries()) {
    const place = `${column.table}.${column.column}`;
    const outcome = await markColumn(client, column, number);
    if (outcome === "marked") marking.places.set(number, place);
    if (outcome === "refused") marking.refused.push(place);
  }
  for (const table of tables) await client.query(`alter table "${table}" enable trigger user`);
  await client.query("update node_version set version = version + 1");
  await client.query("commit");
  return marking;
}
