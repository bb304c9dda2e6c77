import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { ListKind } from "@/lib/domain/imports/schema";
import { remarksAtDraft } from "@/lib/domain/lists/consents/queries";
import { codePatternOf } from "@/lib/domain/lists/editing/rules";
import type {
  EditableList,
  EditingNews,
  Editor,
  StoredEntry,
} from "@/lib/domain/lists/editing/types";
import { canDraft } from "@/lib/domain/lists/policy";
import { getList } from "@/lib/domain/lists/queries";
import { getTagWords } from "@/lib/domain/lists/tags/queries";
import type { ListFacts } from "@/lib/domain/lists/types";
import { row, rows } from "@/lib/platform/db";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const NOT_A_DRAFT = "清单已经提交或下发，不能再改；需要修改的，请先撤回或修订出新的一版";

/** Reads rows, inside a transaction or outside. */
type Read = <T>(statement: Statement) => Promise<T[]>;

/** A draft as far as deciding and storing need it. */
export interface DraftList extends ListFacts {
  id: string;
  year: number;
  version: number;
}

/**
 * The list, for somebody who drafts it. Throws `not_found` where it may not be seen, `forbidden` where
 * it may not be edited by the actor at all.
 */
export async function getDraftedList(actor: Actor, listId: string): Promise<DraftList> {
  if (!isId(listId)) throw notFound("清单");
  const found = await row<DraftList>(sql`
    select l.id, l.kind, l.year, l.version, l.status, l.region_code as "regionCode",
      l.carrier_code as "carrierCode", l.consent_note as "consentNote",
      array(select c.code from carrier c where c.parent_code = l.carrier_code) as "subCarrierCodes"
    from task_list l where l.id = ${listId}::uuid`);
  if (!found || actor.kind === "visitor") throw notFound("清单");
  if (canDraft(actor, found)) return found;
  await getList(actor, listId);
  throw forbidden("这份清单由牵头单位起草，您不能修改");
}

/** The same, while it is still a draft; `conflict` once it has moved on. */
export async function getDraft(actor: Actor, listId: string): Promise<DraftList> {
  const list = await getDraftedList(actor, listId);
  if (list.status !== "draft") throw conflict(NOT_A_DRAFT);
  return list;
}

function taskValues(alias: string): Statement {
  const t = sql.raw(alias);
  return sql`jsonb_build_object('code', ${t}.code, 'title', ${t}.title, 'measure', ${t}.measure,
    'subCarrierCode', ${t}.sub_carrier_code, 'indicatorName', ${t}.indicator_name, 'unit', ${t}.unit,
    'form', ${t}.form, 'direction', ${t}.direction, 'target', ${t}.target::float8,
    'numeratorName', ${t}.numerator_name, 'denominatorName', ${t}.denominator_name,
    'accumulation', ${t}.accumulation, 'source', ${t}.source, 'frequency', ${t}.frequency,
    'dueDates', ${t}.due_dates, 'levels', ${t}.levels, 'asked', ${t}.asked,
    'askedRole', ${t}.asked_role, 'minutes', ${t}.minutes, 'leadName', ${t}.lead_name,
    'cooperatingUnits', ${t}.cooperating_units, 'accountable', ${t}.accountable,
    'responsibilities', ${t}.responsibilities, 'evidenceHint', ${t}.evidence_hint,
    'evidenceKinds', ${t}.evidence_kinds, 'evidenceMin', ${t}.evidence_min,
    'evidenceMax', ${t}.evidence_max, 'weight', ${t}.weight::float8, 'disclosure', ${t}.disclosure,
    'basis', ${t}.basis, 'note', ${t}.note, 'citations', (
      select coalesce(jsonb_agg(c.policy_clause_id order by c.policy_clause_id), '[]')
      from task_citation c where c.task_id = ${t}.id))`;
}

function tasksOf(listId: string): Statement {
  return sql`
    select t.id, t.version, t.edited_by as "editedBy", t.edited_at as "editedAt",
      ${taskValues("t")} as values,
      jsonb_build_object('rootId', t.root_task_id, 'askedLevels', t.asked_levels,
        'leadLine', t.lead_line, 'isWeakened', t.weakening_id is not null,
        'prefillRootId', t.prefill_root_id, 'inheritsTaskId', t.inherits_task_id,
        'prefill', (select (array_agg(p.code || ' ' || p.title order by p.id desc))[1] from task p
          where p.root_task_id = t.prefill_root_id),
        'upper', case when u.id is not null then jsonb_build_object('listTitle', ul.title,
          'values', ${taskValues("u")} || jsonb_build_object('askedLevels', u.asked_levels)) end) as facts
    from task t left join task u on u.id = t.inherits_task_id
    left join task_list ul on ul.id = u.list_id
    where t.list_id = ${listId}::uuid order by t.position, t.code`;
}

function clausesOf(listId: string): Statement {
  return sql`
    select k.id, k.version, k.edited_by as "editedBy", k.edited_at as "editedAt",
      jsonb_build_object('code', k.code, 'responsibility', k.responsibility, 'text', k.text,
        'subject', k.subject, 'post', k.post, 'dutyKind', k.duty_kind, 'frequency', k.frequency,
        'dueDates', k.due_dates, 'levels', k.levels, 'askedRole', k.asked_role,
        'leadLine', k.lead_line, 'minutes', k.minutes, 'basis', k.basis, 'tags', k.tags) as values,
      jsonb_build_object('rootId', k.root_clause_id, 'askedLevels', k.levels,
        'leadLine', k.lead_line, 'isWeakened', false, 'prefill', null, 'prefillRootId', null,
        'inheritsTaskId', null, 'upper', null) as facts
    from clause k where k.list_id = ${listId}::uuid order by k.position, k.code`;
}

type FoundEntry = Omit<StoredEntry, "editedAt"> & { editedAt: Date | null };

/**
 * The entries of a list as they are edited, in order: one statement however many there are. The caller has
 * shown that the actor may see the list.
 */
export async function entriesOf(
  _actor: Actor,
  read: Read,
  { id, kind }: { id: string; kind: ListKind },
): Promise<StoredEntry[]> {
  const found = await read<FoundEntry>(kind === "task" ? tasksOf(id) : clausesOf(id));
  return found.map((entry) => ({ ...entry, editedAt: entry.editedAt?.toISOString() ?? null }));
}

/** What a lead may be called, which sub-carriers there are, and what may be cited. */
function surroundings(listId: string): Statement {
  return sql`
    select l.title, l.lead_name as "leadName", l.list_version as "listVersion",
      l.is_example as "isExample", r.name as "regionName", coalesce(c.name, '统筹协调') as "carrierName",
      (select coalesce(jsonb_agg(jsonb_build_object('value', s.code, 'label', s.name)
          order by s.position), '[]')
        from carrier s where s.parent_code = l.carrier_code) as "subCarriers",
      (select coalesce(jsonb_agg(o.name order by o.name), '[]') from organisation o
        where o.region_code = l.region_code and o.line is not null) as units,
      (select coalesce(jsonb_agg(jsonb_build_object('value', p.id,
          'label', '《' || d.title || '》' || p.number) order by d.position, p.position), '[]')
        from policy_clause p join policy_document d on d.code = p.document_code
        left join region dr on dr.code = d.region_code
        where d.status = 'published' and (dr.code is null or r.path like dr.path || '%')) as citable
    from task_list l join region r on r.code = l.region_code
    left join carrier c on c.code = l.carrier_code where l.id = ${listId}::uuid`;
}

type Surroundings = Pick<
  EditableList,
  | "title"
  | "leadName"
  | "listVersion"
  | "isExample"
  | "regionName"
  | "carrierName"
  | "subCarriers"
  | "units"
  | "citable"
>;

/**
 * A draft with everything that editing it needs, in a constant number of statements; null once the list is
 * no draft any more. Throws as `getDraftedList` does.
 */
export async function findEditableList(actor: Actor, listId: string): Promise<EditableList | null> {
  const list = await getDraftedList(actor, listId);
  if (list.status !== "draft") return null;
  const [around, entries, words, remarks] = await Promise.all([
    row<Surroundings>(surroundings(list.id)),
    entriesOf(actor, rows, list),
    list.kind === "responsibility" ? getTagWords(actor, list.regionCode) : null,
    remarksAtDraft(actor, list.id),
  ]);
  if (!around) throw notFound("清单");
  const codes = codePatternOf(
    list,
    entries.some(({ facts }) => facts.upper !== null),
  );
  const { id, kind, regionCode, carrierCode, year, version } = list;
  const tagWords = words?.tags ?? [];
  return {
    id,
    kind,
    regionCode,
    carrierCode,
    year,
    version,
    codes,
    entries,
    tagWords,
    remarks,
    ...around,
  };
}

/** How the others see who edits. */
export function editorName(actor: Actor): string {
  return actor.kind === "staff" ? `${actor.organisation.name} ${actor.name}` : "系统";
}

/** Whether a draft has moved on, and who else saved changes in the last five minutes. */
export async function getEditingNews(actor: Actor, listId: string): Promise<EditingNews> {
  const { kind, version, status } = await getDraftedList(actor, listId);
  const entry = sql.raw(kind === "task" ? "task" : "clause");
  const editors = await rows<{ name: string; at: Date }>(sql`
    select edited_by as name, max(edited_at) as at from ${entry}
    where list_id = ${listId}::uuid and edited_at > now() - interval '5 minutes'
      and edited_by <> ${editorName(actor)}
    group by edited_by order by 2 desc limit 5`);
  const others: Editor[] = editors.map(({ name, at }) => ({ name, at: at.toISOString() }));
  return { version, status, editors: others };
}
