import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import {
  CLAUSE_COLUMNS,
  type Copying,
  TASK_COLUMNS,
  takenClauses,
  takenTasks,
} from "@/lib/domain/lists/copying/queries";
import { LIST_STATUS_LABELS } from "@/lib/domain/lists/labels";
import {
  copyingOf,
  existingList,
  getTemplate,
  requireStart,
} from "@/lib/domain/lists/templates/queries";
import type { StartListInput } from "@/lib/domain/lists/templates/schema";
import type { ExistingList, StartPlace, Template } from "@/lib/domain/lists/templates/types";
import { requireOpenYear } from "@/lib/domain/regions/closings/queries";
import type { Tx } from "@/lib/platform/db";
import { conflict, invalid } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

/** Which entries are taken over: these, or all that nothing hinders. */
function chosen(entries: readonly string[] | null): Statement {
  return entries
    ? sql`hindrance is null and entry_id = any (${entries}::uuid[])`
    : sql`hindrance is null`;
}

async function copyTasks(tx: Tx, copying: Copying, entries: readonly string[] | null) {
  const made = await tx.count(sql`
    with ${takenTasks(copying)}
    insert into task (id, ${TASK_COLUMNS})
    select gen_random_uuid(), ${TASK_COLUMNS} from taken where ${chosen(entries)}`);
  // The policy library is everybody's where it names no region, else that of the region and those beneath.
  await tx.count(sql`
    with place as (select p.*, r.path from (${copying.places}) p join region r on r.code = p.region_code)
    insert into task_citation (task_id, policy_clause_id)
    select n.id, cited.policy_clause_id
    from place join task n on n.list_id = place.list_id
    join task o on o.list_id = place.from_list_id and o.code = n.code
    join task_citation cited on cited.task_id = o.id
    join policy_clause p on p.id = cited.policy_clause_id
    join policy_document d on d.code = p.document_code and d.status = 'published'
    left join region at on at.code = d.region_code
    where at.code is null or place.path like at.path || '%'
    on conflict do nothing`);
  return made;
}

async function copyClauses(tx: Tx, copying: Copying, entries: readonly string[] | null) {
  const made = await tx.count(sql`
    with ${takenClauses(copying)}
    insert into clause (id, ${CLAUSE_COLUMNS})
    select gen_random_uuid(), ${CLAUSE_COLUMNS} from taken where ${chosen(entries)}`);
  if (copying.isOwn) {
    await tx.count(sql`
      insert into clause_task (clause_id, root_task_id)
      select n.id, link.root_task_id
      from (${copying.places}) place join clause n on n.list_id = place.list_id
      join clause o on o.list_id = place.from_list_id and o.root_clause_id = n.root_clause_id
      join clause_task link on link.clause_id = o.id
      on conflict do nothing`);
  }
  return made;
}

/**
 * Copies a template's entries into new lists, with citations and links where they hold: tasks and clauses
 * by one statement each. Answers how many entries were stored.
 */
export async function copyEntries(
  tx: Tx,
  copying: Copying,
  entries: readonly string[] | null,
): Promise<number> {
  const tasks = await copyTasks(tx, copying, entries);
  return tasks + (await copyClauses(tx, copying, entries));
}

/** One list at a time for a place: two who begin at once wait for each other. */
export async function holdPlaces(tx: Tx, regionCode: string): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext(${`import:${regionCode}`}))`);
}

async function requireNone(tx: Tx, place: StartPlace): Promise<void> {
  const found = await tx.row<ExistingList>(existingList(place));
  if (!found) return;
  const what = `《${found.title}》（${LIST_STATUS_LABELS[found.status]}）`;
  throw conflict(
    found.status === "draft" || found.status === "under_consent"
      ? `本地区这个年度已有${what}，请在它上面继续，不必另起一份`
      : `本地区这个年度已有${what}，需要改动请从它修订出下一版`,
  );
}

interface Beginning {
  place: StartPlace;
  template: Template | null;
  title: string;
}

async function insertList(tx: Tx, actor: Actor, { place, template, title }: Beginning) {
  const { kind, regionCode, carrierCode, year } = place;
  const id = newId();
  const from = template && template.origin !== "example" ? template.id : null;
  await tx.count(sql`
    insert into task_list (id, kind, carrier_code, region_code, year, list_version, title, lead_name,
      disclosure, from_list_id, source_name, created_by_id)
    select ${id}::uuid, ${kind}::list_kind, ${carrierCode}::text, ${regionCode}::text, ${year}::int,
      coalesce((select max(l.list_version) from task_list l where l.kind = ${kind}::list_kind
        and l.region_code = ${regionCode} and l.year = ${year}
        and l.carrier_code is not distinct from ${carrierCode}), 0) + 1,
      ${title}::text, coalesce(source.lead_name, (
        select o.name from lead_duty d join organisation o on o.id = d.organisation_id
        where d.region_code = ${regionCode} and d.carrier_code = ${carrierCode} and d.role = 'lead'
          and d.valid_to is null order by d.valid_from desc limit 1)),
      coalesce(case when ${template?.origin === "last_year"} then source.disclosure end, 'public'),
      ${from}::uuid, ${template?.title ?? null}::text,
      ${actor.kind === "staff" ? actor.accountId : null}::uuid
    from (select 1) once left join task_list source
      on source.id = ${from}::uuid and ${template?.origin === "last_year"}`);
  return id;
}

async function fill(tx: Tx, actor: Actor, beginning: Beginning & { entries: readonly string[] }) {
  const { place, template, entries } = beginning;
  const listId = await insertList(tx, actor, beginning);
  if (!template) return { listId, made: 0 };
  const places = sql`select l.id as list_id, l.from_list_id, l.region_code, l.carrier_code, l.year
    from task_list l where l.id = ${listId}::uuid`;
  const copying = await copyingOf(actor, place, template, places);
  return { listId, made: await copyEntries(tx, copying, entries) };
}

/**
 * Begins a list as a draft from a template or blank: the list and all that is taken over, or nothing.
 * Throws `conflict`, naming it, where the place has a list for the year already or the year is closed.
 */
export async function startList(actor: Actor, input: StartListInput): Promise<{ listId: string }> {
  const place = await requireStart(actor, input);
  const { origin, entries } = input;
  if (origin !== "blank" && entries.length === 0) {
    throw invalid({ entries: "请至少勾选一条要带入的内容，或改选空白清单" });
  }
  const template =
    origin === "blank"
      ? null
      : await getTemplate(actor, place, { origin, id: input.template ?? "" });
  return write(actor, { action: "list.start", key: input.key }, async (tx) => {
    await holdPlaces(tx, place.regionCode);
    await requireOpenYear(actor, place);
    await requireNone(tx, place);
    const { listId, made } = await fill(tx, actor, {
      place,
      template,
      title: input.title,
      entries,
    });
    if (template && made !== entries.length) {
      throw conflict("有内容已不能带入，请刷新页面核对后再办理");
    }
    await recordAudit(tx, actor, {
      action: "list.start",
      subjectType: "task_list",
      subjectId: listId,
      regionCode: place.regionCode,
      after: { ...place, title: input.title, origin, from: template?.id ?? null, entries: made },
    });
    return { listId };
  });
}
