import "server-only";
import type { Actor } from "@/lib/access/actor";
import { hasVerb, type Reach, reachesFor } from "@/lib/access/reach";
import { isPublished, isShown } from "@/lib/domain/publications/policy";
import {
  decidedHere,
  ofOwnUnit,
  readableSites,
  standingColumns,
} from "@/lib/domain/sites/lifecycle/policy";
import type { SiteRegisterFilter } from "@/lib/domain/sites/register/schema";
import type {
  SiteFacts,
  SiteRow,
  SiteStepRow,
  StatusCounts,
} from "@/lib/domain/sites/register/types";
import { listSignals } from "@/lib/domain/sites/signals/queries";
import { row, rows } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const PAGE = 50;
const TODAY = sql`(now() at time zone 'Asia/Shanghai')::date`;

const COLUMNS = sql`s.id, s.name, s.kind, coalesce(s.level_named, s.level_wished) as level, s.status,
  to_char(s.status_since at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as since,
  o.name as "organisationName", c.name as "carrierName", r.name as "regionName",
  s.named_on as "namedOn", s.naming_document as "namingDocument", s.recheck_due_on as "recheckDueOn",
  s.rectify_due_on as "rectifyDueOn", s.is_example as "isExample"`;

const SOURCE = sql`demonstration_site s join organisation o on o.id = s.organisation_id
  join carrier c on c.code = s.carrier_code join region r on r.code = o.node_code`;

async function reaches(actor: Actor): Promise<{ reading: Reach[]; managing: Reach[] }> {
  if (!hasVerb(actor, "site.read") && !hasVerb(actor, "site.recommend")) throw forbidden();
  const [reading, managing] = await Promise.all([
    reachesFor(actor, "site.read"),
    reachesFor(actor, "site.manage"),
  ]);
  return { reading, managing };
}

// Whose turn it is: the organisation before its self-evaluation, its level afterwards. A notice that still runs
// waits for nobody; a named site does when its re-check, or its putting right, is due.
function waiting(actor: Actor, managing: readonly Reach[]): Statement {
  return sql`((s.status = 'recommended' and ${ofOwnUnit(actor)})
    or (${decidedHere(actor, managing)} and (s.status in ('self_evaluated', 'verified', 'rechecking')
      or (s.status = 'publicised' and (
        exists (select 1 from site_objection b where b.site_id = s.id and b.outcome is null)
        or exists (select 1 from site_notice n join publication p on p.kind = 'notice'
          and p.subject_id = n.id and ${isPublished("p")}
          where n.id = s.notice_id and n.to_on < ${TODAY})
        or exists (select 1 from publication p where p.kind = 'notice' and p.subject_id = s.notice_id
          and p.status in ('returned', 'withdrawn') and not exists (select 1 from publication later
            where later.kind = p.kind and later.subject_id = p.subject_id and later.revision > p.revision))))
      or (s.status in ('named', 'cultivating', 'kept') and s.recheck_due_on <= ${TODAY})
      or (s.status = 'rectifying' and s.rectify_due_on <= ${TODAY}))))`;
}

async function conditions(actor: Actor, filter: SiteRegisterFilter): Promise<Statement[]> {
  const { reading, managing } = await reaches(actor);
  const { view, kind, level, carrier, city, q } = filter;
  const found = [readableSites(actor, reading)];
  if (view === "waiting") found.push(waiting(actor, managing));
  if (view === "signals") {
    const ids = (await listSignals(actor)).map(({ siteId }) => siteId);
    found.push(sql`s.id = any (${ids}::uuid[])`);
  }
  if (kind) found.push(sql`s.kind = ${kind}::demonstration_kind`);
  if (level) found.push(sql`coalesce(s.level_named, s.level_wished) = ${level}::site_level`);
  if (carrier) found.push(sql`(c.code = ${carrier} or c.parent_code = ${carrier})`);
  if (city) found.push(sql`split_part(r.path, '/', 2) = ${city}`);
  if (q) {
    const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
    found.push(sql`(s.name like ${pattern} or o.name like ${pattern})`);
  }
  return found;
}

const ORDER = sql`order by s.status in ('withdrawn', 'declined'), s.status_since desc, s.id`;

/** The lines of the register that the actor reads, a page of fifty, and how many there are in each state. */
export async function listSites(
  actor: Actor,
  filter: SiteRegisterFilter,
): Promise<{ sites: SiteRow[]; counts: StatusCounts; total: number }> {
  const where = sql.and(await conditions(actor, filter));
  const { status, page } = filter;
  const inState = status ? sql`s.status = ${status}::demonstration_status` : sql`true`;
  const [sites, counted] = await Promise.all([
    rows<SiteRow>(sql`select ${COLUMNS} from ${SOURCE} where ${where} and ${inState} ${ORDER}
      limit ${PAGE} offset ${(page - 1) * PAGE}`),
    rows<{ status: keyof StatusCounts; count: number }>(sql`
      select s.status, count(*)::int as count from ${SOURCE} where ${where} group by s.status`),
  ]);
  const counts: StatusCounts = Object.fromEntries(counted.map((one) => [one.status, one.count]));
  const all = counted.reduce((sum, { count }) => sum + count, 0);
  return { sites, counts, total: status ? (counts[status] ?? 0) : all };
}

/** All lines under the filter, for a file. */
export async function listSitesToExport(
  actor: Actor,
  filter: SiteRegisterFilter,
): Promise<SiteRow[]> {
  const where = sql.and(await conditions(actor, filter));
  const inState = filter.status
    ? sql`s.status = ${filter.status}::demonstration_status`
    : sql`true`;
  return rows<SiteRow>(sql`select ${COLUMNS} from ${SOURCE} where ${where} and ${inState} ${ORDER}
    limit 20000`);
}

/** How many sites wait for the actor's hand. */
export async function countWaitingSites(actor: Actor): Promise<number> {
  const { reading, managing } = await reaches(actor);
  const found = await row<{ count: number }>(sql`
    select count(*)::int as count from ${SOURCE}
    where ${readableSites(actor, reading)} and ${waiting(actor, managing)}`);
  return found?.count ?? 0;
}

/** Verified sites of the actor's level, to be shown to the public together. */
export async function listVerified(
  actor: Actor,
): Promise<(SiteRow & { version: number; levelWished: SiteRow["level"] })[]> {
  const { reading, managing } = await reaches(actor);
  return rows(sql`
    select ${COLUMNS}, s.version, s.level_wished as "levelWished" from ${SOURCE}
    where s.status = 'verified' and ${readableSites(actor, reading)} and ${decidedHere(actor, managing)}
    order by s.level_wished, r.code, s.name limit 200`);
}

/** One site with how the actor stands to it; throws `not_found` for what they do not read. */
export async function getSite(actor: Actor, id: string): Promise<SiteFacts> {
  if (!isId(id)) throw notFound("示范点");
  const { reading, managing } = await reaches(actor);
  const found = await row<SiteFacts>(sql`
    select ${COLUMNS}, s.organisation_id as "organisationId", s.carrier_code as "carrierCode",
      s.region_code as "regionCode", s.level_wished as "levelWished", s.level_named as "levelNamed",
      s.grounds, s.notice_id as "noticeId", s.plaque_on as "plaqueOn", s.withdrawn_on as "withdrawnOn",
      s.reason, s.created_by_name as "createdByName", s.version, ${standingColumns(actor, managing)},
      (select json_build_object('id', p.id, 'status', p.status) from publication p
        where p.kind = 'site' and p.subject_id = s.id order by p.revision desc limit 1) as publication,
      ${isShown(sql`'site'`, sql`s.id`)} as "isShown",
      (select json_build_object('id', p.subject_id, 'status', p.status) from publication p
        where p.kind = 'notice' and p.subject_id = s.exit_notice_id
        order by p.revision desc limit 1) as "exitNotice"
    from ${SOURCE} where s.id = ${id}::uuid and ${readableSites(actor, reading)}`);
  if (!found) throw notFound("示范点");
  return found;
}

/** The history of a site that the actor reads, the newest first. */
export async function listSteps(actor: Actor, siteId: string): Promise<SiteStepRow[]> {
  const { reading } = await reaches(actor);
  return rows<SiteStepRow>(sql`
    select t.id, t.move, t.at, t.text, t.by_name as "byName", t.organisation_name as "organisationName"
    from site_step t join demonstration_site s on s.id = t.site_id
    join organisation o on o.id = s.organisation_id
    where t.site_id = ${siteId}::uuid and ${readableSites(actor, reading)} order by t.at desc, t.id desc`);
}

/** The cities and carriers of what the actor reads, for the filters. */
export async function listFilterChoices(actor: Actor): Promise<{
  cities: { code: string; name: string }[];
  carriers: { code: string; name: string }[];
}> {
  const { reading } = await reaches(actor);
  const found = await row<{
    cities: { code: string; name: string }[];
    carriers: { code: string; name: string }[];
  }>(sql`
    select coalesce((select json_agg(x) from (select distinct city.code, city.name from ${SOURCE}
        join region city on city.code = split_part(r.path, '/', 2)
        where ${readableSites(actor, reading)} order by 1) x), '[]') as cities,
      coalesce((select json_agg(x) from (select distinct c.code, c.name from ${SOURCE}
        where ${readableSites(actor, reading)} order by 1) x), '[]') as carriers`);
  return found ?? { cities: [], carriers: [] };
}
