import "server-only";
import type { Actor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import { waysTo } from "@/lib/domain/notifications/deliveries/queries";
import { SECTION_ORDER } from "@/lib/domain/notifications/letters/labels";
import { type Tx, transaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { forbidden } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { type Day, startOfDay } from "@/lib/shared/dates";
import { newsSections, ownSections } from "./own/queries";
import { type Audience, kindsToldTo } from "./policy";
import { readDigestClock } from "./queries";
import { type DigestDays, digestDays, isDigestTime, newsSince } from "./rules";
import { adjustmentSections, WAITING, waitingSections } from "./waiting/queries";

// Whatever a part would say, its audience hears no more than the policy allows; deciders get numbers only.
function toldTo(audience: Audience, part: Statement): Statement {
  const section = audience === "decider" ? sql`section - 'items' - 'unit'` : sql`section`;
  return sql`select account_id, ${section} as section from (${part}) part
    where section ->> 'kind' = any (${kindsToldTo(audience)}::text[])`;
}

function sections(days: DigestDays, since: string): Statement {
  const own = [ownSections(days, since), newsSections(since)];
  const waiting = [adjustmentSections(), ...WAITING.map(waitingSections)];
  return sql.join(
    [
      ...own.map((part) => toldTo("own_unit", part)),
      ...waiting.map((part) => toldTo("decider", part)),
    ],
    " union all ",
  );
}

const LEAVES_AT = sql`after_quiet(now(), coalesce(s.quiet_from, '20:00'), coalesce(s.quiet_until, '08:30'))`;

// To each of a person's channels, with the digest as it was made.
const MAILED = sql`
  insert into delivery (id, channel, account_id, organisation_id, address, subject, body, kind, next_at)
  select gen_random_uuid(), way.channel, a.id, a.organisation_id, way.address,
    '今日提醒 ' || m.total || ' 项', (m.content || jsonb_build_object('kind', 'digest', 'name', a.name,
      'unit', o.name, 'day', m.on_day))::text, 'digest', ${LEAVES_AT}
  from made m join account a on a.id = m.account_id join organisation o on o.id = a.organisation_id
  left join message_setting s on s.account_id = a.id
  cross join lateral `;

// A group hears the numbers of its own organisation, once, whoever of it has a digest.
const GROUPED = sql`
  insert into delivery (id, channel, robot_id, organisation_id, address, subject, body, kind, next_at)
  select gen_random_uuid(), r.kind, r.id, r.organisation_id, '', '今日群提醒',
    jsonb_build_object('kind', 'group', 'unit', o.name, 'day', g.on_day, 'sections', g.sections)::text,
    'group', after_quiet(now(), '20:00', '08:30')
  from robot r join organisation o on o.id = r.organisation_id
  join (
    select organisation_id, on_day, jsonb_agg(jsonb_build_object('kind', kind, 'count', count)
      order by array_position(${SECTION_ORDER}::text[], kind)) as sections
    from (
      select a.organisation_id, m.on_day, part ->> 'kind' as kind, max((part ->> 'count')::int) as count
      from made m join account a on a.id = m.account_id
      cross join lateral jsonb_array_elements(m.content -> 'sections') part
      where coalesce(part ->> 'unit', '') = '' and part ->> 'kind' <> 'news'
      group by 1, 2, 3) counted
    group by 1, 2) g on g.organisation_id = r.organisation_id
  where r.is_on`;

/** All digests of the day in one statement: own work, news, and what waits, for every account at once. */
async function insertDigests(tx: Tx, days: DigestDays, since: string): Promise<number> {
  return tx.count(sql`
    with section as (${sections(days, since)}
    ), made as (
      insert into digest (account_id, on_day, content)
      select account_id, ${TODAY}, jsonb_build_object('sections', jsonb_agg(section
        order by array_position(${SECTION_ORDER}::text[], section ->> 'kind'), section ->> 'unit'))
      from section group by 1
      on conflict do nothing
      returning account_id, on_day, content, (select sum((part ->> 'count')::int)
        from jsonb_array_elements(content -> 'sections') part) as total
    ), mailed as (${MAILED} ${waysTo()} way
    ), grouped as (${GROUPED})
    select account_id from made`);
}

function momentOf(day: Day, at: string): string {
  const [hours = "0", minutes = "0"] = at.split(":");
  const sinceMidnight = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return new Date(startOfDay(day).getTime() + sinceMidnight).toISOString();
}

/**
 * Makes the day's digests where it is time and they are not made yet: at most one for each person and day,
 * however many workers try. Answers how many; null where there was nothing to do. The worker's.
 */
export async function makeDigests(actor: Actor): Promise<number | null> {
  if (actor.kind !== "system") throw forbidden();
  const { today, clock, last, exceptions } = await readDigestClock(actor);
  const at = env().DIGEST_AT;
  if (!isDigestTime({ today, clock }, at, exceptions)) return null;
  const since = momentOf(newsSince(today, exceptions, last), at);
  return transaction(async (tx) => {
    const isFirst = await tx.count(sql`
      insert into digest_run (on_day) values (${today}::date) on conflict do nothing`);
    if (isFirst === 0) return null;
    // Compiling so large a statement takes longer than running it once.
    await tx.count(sql`set local jit = off`);
    const made = await insertDigests(tx, digestDays(today, exceptions, last), since);
    await tx.count(sql`update digest_run set digests = ${made} where on_day = ${today}::date`);
    return made;
  });
}
