import "server-only";
import type { Actor } from "@/lib/access/actor";
import { listFields, onLineOf } from "@/lib/domain/guard/fields/queries";
import { listBudgets, listLoad, upwardsFrom } from "@/lib/domain/guard/load/queries";
import {
  consentRegions,
  type DraftingPlace,
  draftingPlaces,
  guardRegions,
} from "@/lib/domain/guard/policy";
import { answerKey, findingsOf, inspectTasks, openFindings } from "@/lib/domain/guard/rules";
import type {
  GuardAnswer,
  GuardedTask,
  GuardFacts,
  GuardFinding,
  GuardRule,
} from "@/lib/domain/guard/types";
import { row, rows } from "@/lib/platform/db";
import { forbidden, invalid, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

/** A list as the guard sees it. */
export interface GuardedList {
  id: string;
  kind: string;
  status: string;
  regionCode: string;
  carrierCode: string | null;
  parentCarrierCode: string | null;
  year: number;
  parents: Record<string, string>;
}

function drawnUpAt({ regionCode, carrierCode }: DraftingPlace): Statement {
  if (carrierCode === null) {
    return sql`(l.region_code = ${regionCode} and l.carrier_code is null)`;
  }
  return sql`(l.region_code = ${regionCode} and l.carrier_code in (${carrierCode},
    (select parent_code from carrier where code = ${carrierCode})))`;
}

/** The condition that the actor draws up lists like `l`. */
export function drawnUpBy(actor: Actor): Statement {
  if (actor.kind === "system") return sql`true`;
  return sql.or(draftingPlaces(actor).map(drawnUpAt));
}

function guardedFor(actor: Actor): Statement {
  const consented = sql`r.path like any (select path || '%' from region
    where code = any (${consentRegions(actor)}::text[]))`;
  return sql.or([drawnUpBy(actor), consented]);
}

/** A list that the actor draws up or consents to, or null. */
export async function findGuardedList(
  actor: Actor,
  listId: string,
): Promise<GuardedList | undefined> {
  if (!isId(listId)) return undefined;
  return row<GuardedList>(sql`
    select l.id, l.kind, l.status, l.region_code as "regionCode", l.carrier_code as "carrierCode",
      c.parent_code as "parentCarrierCode", l.year,
      (select coalesce(json_object_agg(code, parent_code), '{}') from carrier
        where parent_code is not null) as parents
    from task_list l join region r on r.code = l.region_code
    left join carrier c on c.code = l.carrier_code
    where l.id = ${listId}::uuid and ${guardedFor(actor)}`);
}

/** The same; `not_found` for every other list. */
export async function getGuardedList(actor: Actor, listId: string): Promise<GuardedList> {
  const found = await findGuardedList(actor, listId);
  if (!found) throw notFound("清单");
  return found;
}

async function rulesInOrder(): Promise<GuardRule[]> {
  return rows(sql`
    select code, title, document, number, text, matcher, parameters, effect,
      is_answerable as "isAnswerable", is_active as "isActive", version
    from guard_rule order by position, code`);
}

/** All rules in their order; for those who draft, consent or keep rules. */
export async function listGuardRules(actor: Actor): Promise<GuardRule[]> {
  if (actor.kind !== "system" && guardRegions(actor).length === 0) throw forbidden();
  return rulesInOrder();
}

// The version that this draft would take the place of asks the same things by right.
function elsewhere(list: GuardedList): Statement {
  return sql`l.year = ${list.year} and l.kind <> 'resolution' and not (l.kind = ${list.kind}::list_kind
    and l.region_code = ${list.regionCode} and l.carrier_code is not distinct from ${list.carrierCode})`;
}

async function factsOf(actor: Actor, list: GuardedList): Promise<GuardFacts> {
  const { carrierCode, parentCarrierCode, parents, regionCode, year } = list;
  const other = elsewhere(list);
  const [catalogue, others, budgets] = await Promise.all([
    listFields(actor, sql.and([other, onLineOf([regionCode])])),
    listLoad(actor, sql.and([other, upwardsFrom(regionCode)])),
    listBudgets(actor, regionCode, year),
  ]);
  return { carrierCode, parentCarrierCode, parents, catalogue, others, budgets };
}

/**
 * What the guard needs in a browser to inspect a list's tasks as they are typed: `inspectTasks(tasks,
 * rules, facts)`. Throws `not_found` for lists that the actor neither draws up nor consents to.
 */
export async function getGuardFacts(
  actor: Actor,
  listId: string,
): Promise<{ rules: GuardRule[]; facts: GuardFacts; answers: Record<string, GuardAnswer> }> {
  const list = await getGuardedList(actor, listId);
  const [rules, facts, answers] = await Promise.all([
    rulesInOrder(),
    factsOf(actor, list),
    answersOf(listId),
  ]);
  return { rules, facts, answers: Object.fromEntries(answers) };
}

type GuardedRow = GuardedTask & { rootTaskId: string };

async function tasksOf(listId: string): Promise<GuardedRow[]> {
  return rows(sql`
    select t.id, t.root_task_id as "rootTaskId", t.code, t.title, t.measure,
      t.indicator_name as "indicatorName", t.unit, t.form, t.numerator_name as "numeratorName",
      t.denominator_name as "denominatorName", t.evidence_hint as "evidenceHint",
      t.evidence_kinds as "evidenceKinds", t.evidence_min as "evidenceMin",
      t.evidence_max as "evidenceMax", t.asked_levels::text[] as "askedLevels", t.frequency,
      t.due_dates as "dueDates", t.minutes, t.basis, t.note, t.source,
      t.sub_carrier_code as "subCarrierCode", t.lead_line as "leadLine", t.asked_role as "askedRole",
      t.inherits_task_id as "inheritsTaskId", t.prefill_root_id as "prefillRootId"
    from task t where t.list_id = ${listId}::uuid order by t.position, t.code`);
}

async function answersOf(listId: string): Promise<Map<string, GuardAnswer>> {
  const found = await rows<GuardAnswer & { taskId: string; ruleCode: string }>(sql`
    select g.task_id as "taskId", g.rule_code as "ruleCode", g.reason, g.by_name as "byName",
      to_json(g.at) #>> '{}' as at
    from guard_answer g join task t on t.id = g.task_id where t.list_id = ${listId}::uuid`);
  return new Map(
    found.map(({ taskId, ruleCode, ...answer }) => [answerKey({ taskId, ruleCode }), answer]),
  );
}

async function earlierOf(listId: string): Promise<Map<string, string>> {
  const found = await rows<{ taskId: string; ruleCode: string; reason: string }>(sql`
    select distinct on (t.id, g.rule_code) t.id as "taskId", g.rule_code as "ruleCode", g.reason
    from task t join task_list l on l.id = t.list_id
    join task o on o.root_task_id = t.root_task_id and o.id <> t.id
    join task_list earlier on earlier.id = o.list_id and earlier.region_code = l.region_code
      and earlier.carrier_code is not distinct from l.carrier_code
    join guard_answer g on g.task_id = o.id
    where t.list_id = ${listId}::uuid order by t.id, g.rule_code, g.at desc`);
  return new Map(found.map(({ reason, ...key }) => [answerKey(key), reason]));
}

/**
 * What the rules find in a list, with the answers given, in the order of its tasks. Eight statements
 * whatever its size. Throws `not_found` for lists that the actor neither draws up nor consents to.
 */
export async function inspectList(actor: Actor, listId: string): Promise<GuardFinding[]> {
  const list = await getGuardedList(actor, listId);
  const [tasks, rules, facts, given, earlier] = await Promise.all([
    tasksOf(listId),
    rulesInOrder(),
    factsOf(actor, list),
    answersOf(listId),
    earlierOf(listId),
  ]);
  const titles = new Map(tasks.map((task) => [task.id, task.title]));
  const hits = inspectTasks(tasks, rules, facts);
  return findingsOf(hits, rules, { given, earlier }, titles);
}

function named(findings: readonly GuardFinding[]): string {
  const said = findings.map((one) => `${one.code}「${one.title}」`);
  return said.length > 8 ? `${said.slice(0, 8).join("、")}等 ${said.length} 处` : said.join("、");
}

/** Lets a list be handed in only when nothing is blocked and every question has its reason. */
export async function requireGuardAnswered(actor: Actor, listId: string): Promise<void> {
  const { toChange, toAnswer } = openFindings(await inspectList(actor, listId));
  const fields: Record<string, string> = {};
  if (toChange.length > 0) {
    fields.guard = `${named(toChange)}不符合减负规定，请修改这些任务后再提交`;
  }
  if (toAnswer.length > 0) {
    fields.answers = `${named(toAnswer)}还没有写明理由，请修改任务，或在「减负核对」中逐项说明`;
  }
  if (Object.keys(fields).length > 0) {
    throw invalid(fields, "提交前请先处理减负核对发现的事项");
  }
}
