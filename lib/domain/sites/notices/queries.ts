import "server-only";
import type { Actor } from "@/lib/access/actor";
import { findExceptions, getClock } from "@/lib/domain/calendar/queries";
import { isPublished } from "@/lib/domain/publications/policy";
import { getPublished } from "@/lib/domain/publications/queries";
import { isOver, openUntil } from "@/lib/domain/sites/notices/rules";
import type { NoticeWindow, SiteNotice } from "@/lib/domain/sites/notices/types";
import { row } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { addDays } from "@/lib/shared/dates";
import { isId } from "@/lib/shared/ids";

/** Holidays and the working days that follow them: what thirty working days can meet. */
const DAYS_AHEAD = 75;

type Found = Omit<SiteNotice, "openUntil" | "isOver">;

async function withEnd(actor: Actor, found: Found): Promise<SiteNotice> {
  const { today } = await getClock(actor);
  const from = found.releasedOn ?? found.fromOn;
  const to = addDays(from, DAYS_AHEAD);
  const { exceptions } = await findExceptions(actor, { from, to });
  const until = openUntil(found, exceptions);
  return { ...found, openUntil: until, isOver: isOver(until, today) };
}

/** A notice and how far it has come, for the desk and for commands (the caller reads one of its sites). */
export async function findNotice(actor: Actor, noticeId: string): Promise<SiteNotice | null> {
  const found = await row<Found>(sql`
    select n.id, n.title, n.level, n.days, n.from_on as "fromOn", n.to_on as "toOn",
      p.status as "publicationStatus", p.id as "publicationId",
      (select to_char(min(shown.released_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD')
        from publication shown where shown.kind = 'notice' and shown.subject_id = n.id
          and ${isPublished("shown")}) as "releasedOn",
      count(b.id)::int as objections, count(b.id) filter (where b.outcome is null)::int as unanswered
    from site_notice n
    left join lateral (select id, status from publication where kind = 'notice' and subject_id = n.id
      order by revision desc limit 1) p on true
    left join site_objection b on b.notice_id = n.id
    where n.id = ${noticeId}::uuid group by n.id, p.status, p.id`);
  return found ? withEnd(actor, found) : null;
}

/** What anybody may know of a released notice: its sites, until when, and counts; `not_found` for any other. */
export async function getNoticeWindow(actor: Actor, noticeId: string): Promise<NoticeWindow> {
  if (!isId(noticeId)) throw notFound("公示");
  const shown = await getPublished(actor, "notice", noticeId);
  const notice = await findNotice(actor, noticeId);
  if (!notice?.openUntil) throw notFound("公示");
  const listed = await row<{ sites: NoticeWindow["sites"] }>(sql`
    select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name), '[]') as sites
    from demonstration_site s where s.notice_id = ${noticeId}::uuid and s.status = 'publicised'`);
  const sites = listed?.sites ?? [];
  const { openUntil: until, objections, unanswered } = notice;
  return {
    ...{ noticeId, title: shown.title, openUntil: until, sites, objections },
    isOpen: !notice.isOver && sites.length > 0,
    answered: objections - unanswered,
  };
}
