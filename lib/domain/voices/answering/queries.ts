import "server-only";
import type { Actor } from "@/lib/access/actor";
import { hasVerb } from "@/lib/access/reach";
import type { AskedLevel } from "@/lib/domain/assignments/types";
import { rows } from "@/lib/platform/db";
import { forbidden } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";
import { getWorkingAge } from "../ages/queries";
import { answerableLists } from "../policy";
import { shownVoices } from "../rules";
import type { OpenVoices, VoiceTheme } from "./types";

const THEMES = 300;

/**
 * The tasks about which voices were raised, of lists that fulfil the condition (over `l`), as a
 * sub-select: from the newest version of the list that each comes from.
 */
export function voicedTasks(lists: Statement): Statement {
  return sql`(
    select distinct on (t.root_task_id, l.year) t.root_task_id, l.year, t.code, t.title,
      case when l.kind <> 'resolution' then l.id end as list_id, l.title as list_title, l.region_code, l.carrier_code
    from task t join task_list l on l.id = t.list_id
    where t.root_task_id in (select root_task_id from voice) and t.inherits_task_id is null
      and l.status in ('issued', 'superseded', 'archived') and ${lists}
    order by t.root_task_id, l.year, l.list_version desc)`;
}

/** Voices of a task, year and kind with what has been answered: the open ones are the last to come. */
export const THEME_FACTS = sql`
  select v.root_task_id, v.year, v.kind, count(*)::int as total,
    coalesce(max(a.voices), 0)::int as answered
  from voice v left join lateral (
    select max(voices) as voices from voice_answer a
    where a.root_task_id = v.root_task_id and a.year = v.year and a.kind = v.kind) a on true
  group by v.root_task_id, v.year, v.kind`;

/** The day of the first voice after the first `answered`, which is the first that waits. */
export function dayAfter(alias: string, answered: Statement): Statement {
  const theme = sql.raw(alias);
  return sql`(select v.on_day from voice v where v.root_task_id = ${theme}.root_task_id
    and v.year = ${theme}.year and v.kind = ${theme}.kind
    order by v.on_day offset ${answered} limit 1)`;
}

interface FoundTheme
  extends Omit<VoiceTheme, "open" | "isOpen" | "total" | "levels" | "waitingDays"> {
  total: number;
  answered: number;
  levels: Partial<Record<AskedLevel, number>>;
  since: Day | null;
}

function selectThemes(actor: Actor, listId: string | undefined): Statement {
  const lists = listId
    ? sql`${answerableLists(actor)} and t.root_task_id in
        (select root_task_id from task where list_id = ${listId}::uuid)`
    : answerableLists(actor);
  return sql`
    select theme.root_task_id as "rootTaskId", theme.year, theme.kind, theme.total, theme.answered,
      asked.code, asked.title, asked.list_id as "listId", asked.list_title as "listTitle",
      r.name as "regionName", coalesce(c.name, '统筹协调') as "carrierName",
      ${dayAfter("theme", sql`theme.answered`)} as since,
      (select json_object_agg(level, n) from (
        select v.organisation_level as level, count(*)::int as n from voice v
        where v.root_task_id = theme.root_task_id and v.year = theme.year
          and v.kind = theme.kind group by 1) by_level) as levels,
      (select coalesce(json_agg(json_build_object('id', a.id, 'kind', a.kind, 'text', a.text,
          'unitName', a.unit_name, 'at', a.at) order by a.at desc), '[]')
        from voice_answer a where a.root_task_id = theme.root_task_id and a.year = theme.year
          and a.kind = theme.kind) as answers
    from (${THEME_FACTS}) theme
    join ${voicedTasks(lists)} asked
      on asked.root_task_id = theme.root_task_id and asked.year = theme.year
    join region r on r.code = asked.region_code left join carrier c on c.code = asked.carrier_code
    order by (theme.total > theme.answered) desc, since, asked.code limit ${THEMES}`;
}

/**
 * What was said about the tasks that are the actor's to answer for, unanswered and oldest first. Numbers
 * are shown as the rules allow; `forbidden` for those who answer for nothing.
 */
export async function listVoiceThemes(
  actor: Actor,
  listId?: string | undefined,
): Promise<VoiceTheme[]> {
  if (!hasVerb(actor, "voice.answer")) throw forbidden();
  const found = await rows<FoundTheme>(selectThemes(actor, listId));
  const oldest = found.reduce<Day | null>(
    (day, { since }) => (since && (!day || since < day) ? since : day),
    null,
  );
  const age = await getWorkingAge(actor, oldest);
  return found.map(({ total, answered, levels, since, ...theme }) => ({
    ...theme,
    ...shownVoices({ total, answered, levels }),
    waitingDays: since ? age(since) : null,
  }));
}

/** What waits for the actor's answer, of one list or of all; null for those who answer for nothing. */
export async function summariseOpenVoices(
  actor: Actor,
  listId?: string | undefined,
): Promise<OpenVoices | null> {
  if (!hasVerb(actor, "voice.answer")) return null;
  const open = (await listVoiceThemes(actor, listId)).filter((theme) => theme.isOpen);
  const oldestDays = Math.max(0, ...open.map(({ waitingDays }) => waitingDays ?? 0));
  return { themes: open.length, oldestDays };
}
