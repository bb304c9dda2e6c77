import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import type { Exceptions } from "@/lib/domain/calendar/rules";
import type { LetterSection } from "@/lib/domain/notifications/letters/types";
import { row, rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

/** The database's day and hour (HH:MM) in Asia/Shanghai, with the exceptions around them. */
export interface DigestClock {
  today: Day;
  clock: string;
  exceptions: Exceptions;
  /** Of the digests before today's; null where there were none. */
  last: Day | null;
}

/** What decides whether digests are made, and which days they look at. One statement. */
export async function readDigestClock(_actor: Actor): Promise<DigestClock> {
  const found = await rows<{
    today: Day;
    clock: string;
    last: Day | null;
    date: Day | null;
    kind: "holiday" | "workday";
  }>(sql`
    select c.today, c.clock, e.date, e.kind,
      (select max(r.on_day) from digest_run r where r.on_day < c.today) as last
    from (select ${TODAY} as today, to_char(now() at time zone 'Asia/Shanghai', 'HH24:MI') as clock) c
    left join calendar_exception e on e.date between c.today - 400 and c.today + 60`);
  const days = found.flatMap(({ date, kind }) => (date ? [[date, kind] as const] : []));
  const { today = "", clock = "", last = null } = found[0] ?? {};
  return { today, clock, last, exceptions: new Map(days) };
}

/** The actor's digest of today, or null where there is none. */
export async function findDigest(actor: StaffActor): Promise<LetterSection[] | null> {
  const found = await row<{ sections: LetterSection[] }>(sql`
    select content -> 'sections' as sections from digest
    where account_id = ${actor.accountId}::uuid and on_day = ${TODAY}`);
  return found?.sections ?? null;
}
