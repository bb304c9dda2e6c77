import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { findExceptions, getClock } from "@/lib/domain/calendar/queries";
import { submitPublication } from "@/lib/domain/publications/commands";
import { holdForMove, holdSite, moveSite } from "@/lib/domain/sites/lifecycle/commands";
import { SITE_LEVEL_LABELS } from "@/lib/domain/sites/lifecycle/labels";
import { mayMove } from "@/lib/domain/sites/lifecycle/rules";
import type { HeldSite, SiteLevel } from "@/lib/domain/sites/lifecycle/types";
import { findNotice } from "@/lib/domain/sites/notices/queries";
import { lastDayOf, noticeContent } from "@/lib/domain/sites/notices/rules";
import type { PubliciseInput, RenewNoticeInput } from "@/lib/domain/sites/notices/schema";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { addDays, type Day, dayLabel } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";

interface Period {
  fromOn: Day;
  days: number;
}

async function endOf(actor: Actor, { fromOn, days }: Period): Promise<Day> {
  const { today } = await getClock(actor);
  if (fromOn < today) throw invalid({ fromOn: "公示从今天或以后开始，请改日期" });
  const { exceptions } = await findExceptions(actor, { from: fromOn, to: addDays(fromOn, 75) });
  return lastDayOf(fromOn, days, exceptions);
}

const AT: Record<SiteLevel, number> = { province: 1, city: 2, county: 3 };

/** The region of a level that a site lies in: a directly administered county is its own county. */
async function regionAt(tx: Tx, site: HeldSite): Promise<string> {
  const found = await tx.row<{ code: string }>(sql`
    select coalesce(nullif(split_part(r.path, '/', least(${AT[site.levelWished]}::int,
      case when n.is_direct_county then 2 else 3 end)), ''), r.node_code) as code
    from region r join region n on n.code = r.node_code where r.code = ${site.regionCode}`);
  return found?.code ?? site.regionCode;
}

async function regionOfAll(tx: Tx, sites: readonly HeldSite[]): Promise<string> {
  const regions = new Set(await Promise.all(sites.map((site) => regionAt(tx, site))));
  const levels = new Set(sites.map(({ levelWished }) => levelWished));
  const [region] = regions;
  if (regions.size !== 1 || levels.size !== 1 || !region) {
    throw invalid({ sites: "一份公示只含同一地区、同一级别的单位，请分开公示" });
  }
  return region;
}

async function handOver(tx: Tx, actor: Actor, noticeId: string): Promise<void> {
  const notice = await tx.row<{
    title: string;
    level: SiteLevel;
    regionCode: string;
    carrierCode: string | null;
    fromOn: Day;
    toOn: Day;
    days: number;
    isExample: boolean;
    sites: { name: string; organisationName: string; regionName: string }[];
  }>(sql`
    select n.title, n.level, n.region_code as "regionCode", n.carrier_code as "carrierCode",
      n.from_on as "fromOn", n.to_on as "toOn", n.days, bool_or(s.is_example) as "isExample",
      json_agg(json_build_object('name', s.name, 'organisationName', o.name, 'regionName', r.name)
        order by s.name) as sites
    from site_notice n join demonstration_site s on s.notice_id = n.id and s.status <> 'declined'
    join organisation o on o.id = s.organisation_id join region r on r.code = o.node_code
    where n.id = ${noticeId}::uuid group by n.id`);
  if (!notice) throw notFound("公示");
  const { title, regionCode, carrierCode, sites, isExample, ...facts } = notice;
  const content = noticeContent({ noticeId, sites, ...facts });
  await submitPublication(tx, actor, {
    ...{ kind: "notice", subjectId: noticeId, regionCode, carrierCode, title, content, isExample },
    summary: `${SITE_LEVEL_LABELS[facts.level]}示范单位公示，${dayLabel(facts.fromOn)}至 ${dayLabel(facts.toOn)}`,
    facets: { noticeType: "objection" },
    words: content.body,
  });
}

/** Shows verified sites of one region and level to the public: one notice, through 审 and 发. */
export async function publiciseSites(
  actor: Actor,
  input: PubliciseInput,
): Promise<{ noticeId: string; siteId: string }> {
  const toOn = await endOf(actor, input);
  return write(actor, { action: "site.publicise", key: input.key }, async (tx) => {
    const held: HeldSite[] = [];
    // In the order of their ids, so that two who choose the same ones never wait for each other.
    for (const one of [...input.sites].sort((a, b) => a.siteId.localeCompare(b.siteId))) {
      held.push(await holdForMove(tx, actor, { ...one, move: "publicise" }));
    }
    const [first] = held;
    if (!first) throw invalid({ sites: "请选择要公示的单位" });
    const regionCode = await regionOfAll(tx, held);
    const carriers = new Set(held.map(({ carrierCode }) => carrierCode));
    const id = newId();
    await tx.count(sql`
      insert into site_notice (id, region_code, carrier_code, level, title, days, from_on, to_on,
        made_by_id, made_by_name)
      values (${id}, ${regionCode}, ${carriers.size === 1 ? first.carrierCode : null},
        ${first.levelWished}::site_level, ${input.title}, ${input.days}, ${input.fromOn}::date,
        ${toOn}::date, ${actor.kind === "staff" ? actor.accountId : null}::uuid, ${actorName(actor)})`);
    const text = `公示 ${input.days} 个工作日，${dayLabel(input.fromOn)}至 ${dayLabel(toOn)}`;
    for (const site of held) {
      const told = `“${site.name}”进入公示：${text}`;
      const set = sql`notice_id = ${id}::uuid`;
      await moveSite(tx, actor, site, {
        move: "publicise",
        text,
        told,
        set,
        facts: { noticeId: id },
      });
    }
    await handOver(tx, actor, id);
    return { noticeId: id, siteId: first.id };
  });
}

/** Hands a notice over again with new days, after it was returned or withdrawn. */
export async function renewNotice(
  actor: Actor,
  input: RenewNoticeInput,
): Promise<{ siteId: string }> {
  const { noticeId, fromOn, days } = input;
  const toOn = await endOf(actor, input);
  return write(actor, { action: "site.renew_notice" }, async (tx) => {
    const member = await tx.row<{ id: string }>(sql`
      select id from demonstration_site where notice_id = ${noticeId}::uuid and status = 'publicised'
      order by id limit 1`);
    if (!member) throw notFound("公示");
    const site = await holdSite(tx, actor, member.id);
    if (!mayMove(site, "publicise")) throw forbidden();
    const notice = await findNotice(actor, noticeId);
    if (notice?.publicationStatus !== "returned" && notice?.publicationStatus !== "withdrawn") {
      throw conflict("这份公示正在办理或已经发布，不需要重新提交");
    }
    await tx.count(sql`
      update site_notice set from_on = ${fromOn}::date, to_on = ${toOn}::date, days = ${days}
      where id = ${noticeId}::uuid`);
    await handOver(tx, actor, noticeId);
    await recordAudit(tx, actor, {
      ...{ action: "site.renew_notice", subjectType: "site_notice", subjectId: noticeId },
      regionCode: site.regionCode,
      after: { fromOn, toOn, days },
    });
    return { siteId: site.id };
  });
}
