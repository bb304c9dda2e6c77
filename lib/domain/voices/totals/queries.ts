import "server-only";
import type { Actor } from "@/lib/access/actor";
import { hasVerb } from "@/lib/access/reach";
import { rows } from "@/lib/platform/db";
import { forbidden } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";
import { getWorkingAge, type WorkingAge } from "../ages/queries";
import { dayAfter, THEME_FACTS, voicedTasks } from "../answering/queries";
import { overseenRegions } from "../policy";
import { medianDays } from "../rules";
import type { IssuerTotals } from "./types";

/** A stretch of waiting of an issuer: from a voice to its answer, or until now. */
interface Waiting {
  regionCode: string;
  regionName: string;
  carrierCode: string | null;
  carrierName: string;
  since: Day;
  /** Null while unanswered. */
  until: Day | null;
}

function overseen(actor: Actor): Statement {
  const regions = overseenRegions(actor);
  if (regions === null) return sql`true`;
  return sql.or(
    regions.map(
      (region) => sql`l.region_code in (select code from region
        where path like (select path from region where code = ${region}) || '%')`,
    ),
  );
}

function selectWaiting(actor: Actor): Statement {
  return sql`
    with asked as ${voicedTasks(overseen(actor))},
    answer as (
      select a.*, coalesce(lag(a.voices) over theme, 0) as before from voice_answer a
      window theme as (partition by a.root_task_id, a.year, a.kind order by a.at)),
    stretch as (
      select answer.root_task_id, answer.year, ${dayAfter("answer", sql`answer.before`)} as since,
        (answer.at at time zone 'Asia/Shanghai')::date as until
      from answer
      union all
      select theme.root_task_id, theme.year, ${dayAfter("theme", sql`theme.answered`)}, null
      from (${THEME_FACTS}) theme where theme.total > theme.answered)
    select asked.region_code as "regionCode", r.name as "regionName",
      asked.carrier_code as "carrierCode", coalesce(c.name, '统筹协调') as "carrierName",
      stretch.since, stretch.until
    from stretch join asked using (root_task_id, year)
    join region r on r.code = asked.region_code left join carrier c on c.code = asked.carrier_code
    order by length(r.path), r.code, c.position nulls first`;
}

function totalsOf(waiting: readonly Waiting[], age: WorkingAge): IssuerTotals {
  const { since: _since, until: _until, ...issuer } = waiting[0] as Waiting;
  const open = waiting.filter(({ until }) => until === null);
  const answered = waiting.flatMap(({ since, until }) => (until ? [age(since, until)] : []));
  return {
    ...issuer,
    answered: answered.length,
    open: open.length,
    oldestDays: open.length > 0 ? Math.max(...open.map(({ since }) => age(since))) : null,
    medianDays: medianDays(answered),
  };
}

/**
 * How each issuing office in the regions that the actor oversees answers, from the top down; offices to
 * which nothing was said are left out. `forbidden` for those who oversee none.
 */
export async function listIssuerTotals(actor: Actor): Promise<IssuerTotals[]> {
  if (!hasVerb(actor, "list.consent")) throw forbidden();
  const found = await rows<Waiting>(selectWaiting(actor));
  const oldest = found.reduce<Day | null>(
    (day, { since }) => (day === null || since < day ? since : day),
    null,
  );
  const age = await getWorkingAge(actor, oldest);
  const byIssuer = new Map<string, Waiting[]>();
  for (const one of found) {
    const key = `${one.regionCode}:${one.carrierCode}`;
    byIssuer.set(key, [...(byIssuer.get(key) ?? []), one]);
  }
  return [...byIssuer.values()].map((waiting) => totalsOf(waiting, age));
}
