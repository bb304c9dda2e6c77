import "server-only";
import type { Actor } from "@/lib/access/actor";
import { regionsWithin, requireReaches } from "@/lib/access/reach";
import type { Verb } from "@/lib/access/roles";
import { getClock } from "@/lib/domain/calendar/queries";
import { isShown } from "@/lib/domain/publications/policy";
import { getPublished, listPublishedWhole } from "@/lib/domain/publications/queries";
import type { Published } from "@/lib/domain/publications/types";
import { solicitationState } from "@/lib/domain/topics/solicitations/rules";
import { solicitationContentSchema } from "@/lib/domain/topics/solicitations/schema";
import type {
  PublicSolicitation,
  SolicitationDetail,
  SolicitationState,
} from "@/lib/domain/topics/solicitations/types";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const COLUMNS = sql`s.id, s.title, s.period, s.intro, s.promise, s.field_codes as "fieldCodes",
  to_char(s.opens_on, 'YYYY-MM-DD') as "opensOn", to_char(s.closes_on, 'YYYY-MM-DD') as "closesOn",
  s.region_code as "regionCode", r.name as "regionName", s.version, s.is_example as "isExample",
  (select p.status from publication p where p.kind = 'solicitation' and p.subject_id = s.id
    order by p.revision desc limit 1) as "publicationStatus",
  (select count(*)::int from topic t where t.solicitation_id = s.id) as "topicCount"`;

async function read(actor: Actor, verb: Verb, where: Statement): Promise<SolicitationDetail[]> {
  const reaches = await requireReaches(actor, verb);
  return rows<SolicitationDetail>(sql`
    select ${COLUMNS} from solicitation s join region r on r.code = s.region_code
    where ${regionsWithin(reaches, "r")} and ${where} order by s.opens_on desc, s.id limit 200`);
}

/** The solicitations in reach, the newest first. */
export async function listSolicitations(actor: Actor): Promise<SolicitationDetail[]> {
  return read(actor, "topic.read", sql`true`);
}

/** One of them for its office; throws `not_found` out of reach. */
export async function getSolicitation(actor: Actor, id: string): Promise<SolicitationDetail> {
  const where = isId(id) ? sql`s.id = ${id}::uuid` : sql`false`;
  const [found] = await read(actor, "topic.manage", where);
  if (!found) throw notFound("征集活动");
  return found;
}

function toPublic(item: Published, today: string): PublicSolicitation {
  const content = solicitationContentSchema.parse(item.content);
  return { item, content, state: solicitationState(content, today) };
}

/** Released solicitations, those that are open first. */
export async function listPublicSolicitations(actor: Actor): Promise<PublicSolicitation[]> {
  const [{ today }, items] = await Promise.all([
    getClock(actor),
    listPublishedWhole(actor, ["solicitation"], { size: 100 }),
  ]);
  const order: readonly SolicitationState[] = ["open", "upcoming", "ended"];
  return items
    .map((item) => toPublic(item, today))
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

/** A released solicitation with what came of it: counts, no words. */
export async function getPublicSolicitation(
  actor: Actor,
  id: string,
): Promise<PublicSolicitation & { topicCount: number; saidCount: number }> {
  const [{ today }, item] = await Promise.all([
    getClock(actor),
    getPublished(actor, "solicitation", id),
  ]);
  const counted = await row<{ topicCount: number; saidCount: number }>(sql`
    select count(*)::int as "topicCount", coalesce(sum(t.said_count), 0)::int as "saidCount"
    from topic t where t.solicitation_id = ${item.subjectId}::uuid
      and ${isShown(sql`'topic'`, sql`t.id`)}`);
  const { topicCount = 0, saidCount = 0 } = counted ?? {};
  return { ...toPublic(item, today), topicCount, saidCount };
}
