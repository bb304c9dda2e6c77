import type pg from "pg";
import { systemActor } from "@/lib/access/actor";
import { publishBySystem } from "@/lib/domain/publications/commands";
import { exampleChecklist } from "@/lib/domain/sites/checklists/rules";
import { NAMED_STATES } from "@/lib/domain/sites/lifecycle/rules";
import type { DemonstrationStatus, SiteLevel } from "@/lib/domain/sites/lifecycle/types";
import { lastDayOf, noticeContent } from "@/lib/domain/sites/notices/rules";
import { contactOwner, textOwner } from "@/lib/domain/sites/objections/queries";
import { encrypt } from "@/lib/platform/crypto";
import type { Tx } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import { addDays, type Day } from "@/lib/shared/dates";
import { txOf } from "../client-tx";
import { stableId } from "../identity";
import { publishExamplePage } from "./demonstration-pages";
import { EXAMPLE_STATES } from "./demonstration-texts";
import { HOME } from "./scope";

const SYSTEM = systemActor("演示数据");
const LEVELS: readonly SiteLevel[] = ["county", "county", "city", "county", "province"];

/** An organisation that stands for a carrier, with the region in which it is named at each level. */
export interface Candidate {
  organisationId: string;
  name: string;
  regionCode: string;
  carrierCode: string;
  topCarrier: string;
  regionName: string;
  county: string;
  city: string;
}

/** One example site. */
export interface ExampleSite extends Candidate {
  id: string;
  at: number;
  status: DemonstrationStatus;
  level: SiteLevel;
  siteName: string;
  namedOn: Day | null;
  /** Days since it was named; 0 before. */
  age: number;
  today: Day;
}

// One organisation of each carrier in each city, then a second one, in an order that the ids give.
async function candidates(tx: Tx): Promise<Candidate[]> {
  return tx.rows<Candidate>(sql`
    with known as (
      select o.id as "organisationId", o.name, o.region_code as "regionCode", c.code as "carrierCode",
        coalesce(c.parent_code, c.code) as "topCarrier", n.name as "regionName", n.code as county,
        split_part(n.path, '/', 2) as city,
        row_number() over (partition by split_part(n.path, '/', 2), coalesce(c.parent_code, c.code)
          order by o.node_code <> ${HOME.county}, md5(o.id::text), c.code) as nth
      from organisation o join region n on n.code = o.node_code
      left join organisation_carrier b on b.organisation_id = o.id and o.kind = 'unit'
      join carrier c on c.code = case when o.kind = 'village' then 'village' else b.carrier_code end
      where o.kind in ('village', 'unit') and n.level <> 'province' and o.valid_to is null
    )
    select distinct on (nth, md5(city || "topCarrier"), "organisationId") * from known
    where nth <= 30 order by nth, md5(city || "topCarrier"), "organisationId" limit 200`);
}

function siteOf(candidate: Candidate, at: number, today: Day): ExampleSite {
  const status = EXAMPLE_STATES[at] ?? "recommended";
  const isNamed = NAMED_STATES.includes(status) || status === "withdrawn";
  const isVillage = candidate.carrierCode === "village";
  return {
    ...candidate,
    ...{ id: stableId("demonstration", String(at)), at, status, today },
    level: LEVELS[at % LEVELS.length] ?? "county",
    siteName: `${candidate.name.replace(/（示例）/g, "")}${isVillage ? "清廉村居" : ""}（示例）`,
    namedOn: isNamed ? addDays(today, -(380 - at * 9)) : null,
    age: isNamed ? 380 - at * 9 : 0,
  };
}

function kindOf({ carrierCode, at }: ExampleSite): string {
  if (carrierCode !== "village") return "demonstration";
  return ["demo_village", "model_village", "contact_point"][at % 3] ?? "demo_village";
}

async function insertSite(tx: Tx, site: ExampleSite): Promise<void> {
  const { id, status, namedOn, today, level, at } = site;
  const isOut = status === "withdrawn";
  const reason =
    status === "rectifying" || isOut || status === "declined"
      ? "公开不及时，群众反映问不到（示例）"
      : null;
  const due = namedOn && !isOut ? addDays(namedOn, status === "kept" ? 730 : 365) : null;
  await tx.count(sql`
    insert into demonstration_site (id, kind, name, organisation_id, carrier_code, region_code,
      level_wished, level_named, status, status_since, grounds, named_on, recheck_due_on,
      rectify_due_on, withdrawn_on, reason, is_example, created_by_name)
    values (${id}, ${kindOf(site)}::demonstration_kind, ${site.siteName}, ${site.organisationId}::uuid,
      ${site.carrierCode}, ${site.regionCode}, ${level}::site_level,
      ${namedOn ? level : null}::site_level, ${status}::demonstration_status,
      now() - make_interval(days => ${3 + at}), '公开做得实，群众评价好，可供参观学习（示例）',
      ${namedOn}::date, ${due}::date,
      ${status === "rectifying" ? addDays(today, 12 - at) : null}::date,
      ${isOut ? addDays(today, -20) : null}::date, ${reason}, true, '示例推荐人')
    on conflict do nothing`);
}

async function step(tx: Tx, site: ExampleSite, move: string, text: string, daysAgo: number) {
  await tx.count(sql`
    insert into site_step (id, site_id, at, move, to_status, text, by_name)
    values (${stableId("site-step", `${site.at} ${move}`)}, ${site.id},
      now() - make_interval(days => ${daysAgo}), ${move}, ${site.status}::demonstration_status,
      ${text}, '示例经办人')`);
}

async function checklistId(tx: Tx, { topCarrier, today }: ExampleSite): Promise<string> {
  const { title, items } = exampleChecklist(topCarrier);
  const id = stableId("site-checklist", topCarrier);
  await tx.count(sql`
    insert into site_checklist (id, region_code, carrier_code, year, revision, title, items,
      is_example, made_by_name)
    values (${id}, ${HOME.province}, ${topCarrier}, ${Number(today.slice(0, 4))}, 1, ${title},
      ${JSON.stringify(items)}::jsonb, true, '示例')
    on conflict do nothing`);
  return id;
}

async function evaluate(tx: Tx, site: ExampleSite): Promise<void> {
  if (site.status === "recommended") return;
  const { items } = exampleChecklist(site.topCarrier);
  const isVerified = site.status !== "self_evaluated";
  const doubtful = site.at % items.length;
  const said = (at: number) => (at === doubtful && site.at % 2 === 0 ? "partly" : "yes");
  const answers = items.map(({ code }, at) => [
    code,
    {
      answer: said(at),
      words: said(at) === "partly" ? "记录还不全，正在补（示例）" : "",
      evidenceIds: [],
    },
  ]);
  const findings = items.map(({ code, isMust }, at) => [
    code,
    at === doubtful && !isMust
      ? { answer: "partly", words: "现场抽看，部分月份缺记录（示例）" }
      : { answer: "yes", words: "" },
  ]);
  await tx.count(sql`
    insert into site_evaluation (id, site_id, round, checklist_id, answers, summary, submitted_at,
      submitted_by_name, findings, conclusion, visited_on, visitors, is_passed, verified_at, verified_by_name)
    values (${stableId("site-evaluation", String(site.at))}, ${site.id}, 1,
      ${await checklistId(tx, site)}::uuid, ${JSON.stringify(Object.fromEntries(answers))}::jsonb,
      '对照清单逐条自查（示例）', now() - make_interval(days => ${site.age + 60}), '示例填报人',
      ${isVerified ? JSON.stringify(Object.fromEntries(findings)) : null}::jsonb,
      ${isVerified ? "同意推荐（示例）" : ""}, ${isVerified ? addDays(site.today, -site.age - 50) : null}::date,
      ${isVerified ? "示例核验组二人" : ""}, ${isVerified ? true : null}::boolean,
      ${isVerified ? sql`now() - make_interval(days => ${site.age + 49})` : sql`null`}, ${isVerified ? "示例核验人" : null})`);
  await step(tx, site, "evaluate", `自评 ${items.length} 条`, site.age + 60);
  if (isVerified) await step(tx, site, "verify", "实地核验通过（示例）", site.age + 49);
}

function noticeRegion({ level, county, city }: ExampleSite): string {
  if (level === "province") return HOME.province;
  return level === "city" ? city : county;
}

async function publicise(tx: Tx, site: ExampleSite, nth: number): Promise<void> {
  // The last one is over: it waits to be named.
  const isOver = nth === 2;
  const noticeId = stableId("site-notice", String(site.at));
  const fromOn = addDays(site.today, isOver ? -21 : -1);
  const toOn = lastDayOf(fromOn, 7, new Map());
  const regionCode = noticeRegion(site);
  const title = `关于拟命名清廉建设示范单位的公示（示例${nth + 1}）`;
  const { level, carrierCode, siteName: name, name: organisationName, regionName } = site;
  await tx.count(sql`
    insert into site_notice (id, region_code, carrier_code, level, title, days, from_on, to_on, made_by_name)
    values (${noticeId}, ${regionCode}, ${carrierCode}, ${level}::site_level, ${title}, 7,
      ${fromOn}::date, ${toOn}::date, '示例经办人')`);
  await tx.count(sql`
    update demonstration_site set notice_id = ${noticeId}::uuid where id = ${site.id}`);
  const sites = [{ name, organisationName, regionName }];
  const content = noticeContent({ noticeId, level, fromOn, toOn, days: 7, sites });
  const { publicationId } = await publishBySystem(tx, SYSTEM, {
    ...{ kind: "notice", subjectId: noticeId, regionCode, carrierCode, title, content },
    ...{ summary: "示例公示，用于演示", facets: { noticeType: "objection" }, words: content.body },
    isExample: true,
  });
  await tx.count(sql`
    update publication set released_at = ${`${fromOn}T01:00:00Z`}::timestamptz
    where id = ${publicationId}::uuid`);
  await step(tx, site, "publicise", "公示 7 个工作日", isOver ? 21 : 1);
  for (let at = 0; at < nth + 1; at += 1)
    await object(tx, site, { noticeId, at, isAnswered: isOver });
}

async function object(
  tx: Tx,
  site: ExampleSite,
  { noticeId, at, isAnswered }: { noticeId: string; at: number; isAnswered: boolean },
): Promise<void> {
  const id = stableId("site-objection", `${site.at} ${at}`);
  const text = "公开栏里的收支停在上个季度，希望更新后再评（示例）";
  const contact = at === 0 ? encrypt("示例居民", contactOwner(id)) : null;
  const answered: Statement = isAnswered ? sql`now()` : sql`null`;
  await tx.count(sql`
    insert into site_objection (id, notice_id, site_id, received_on, sealed_text, sealed_contact,
      outcome, answer, answered_at, answered_by_name)
    values (${id}, ${noticeId}::uuid, ${site.id}, ${site.today}::date, ${encrypt(text, textOwner(id))},
      ${contact}, ${isAnswered ? "partly" : null}, ${isAnswered ? "已督促补齐并核对（示例）" : null},
      ${answered}, ${isAnswered ? "示例核实人" : null})`);
}

async function cultivateAndCheck(tx: Tx, site: ExampleSite): Promise<void> {
  const { id, status, today, at } = site;
  if (status === "cultivating") {
    await tx.count(sql`
      insert into site_measure (id, site_id, text, helper, due_on, added_by_name)
      values (${stableId("site-measure", String(at))}, ${id}, '补齐公开栏和讲解词（示例）',
        '县级牵头单位（示例）', ${addDays(today, 40 - at * 3)}::date, '示例经办人')`);
    await step(tx, site, "cultivate", "列入年度培育（示例）", 30);
  }
  const results: Partial<Record<DemonstrationStatus, string>> = {
    ...{ kept: "keep", rectifying: "rectify", withdrawn: "withdraw" },
  };
  const result = results[status] ?? null;
  if (!result && status !== "rechecking") return;
  await tx.count(sql`
    insert into site_recheck (id, site_id, cause, opened_by_name, due_on, result, visited_on, visitors,
      words, rectify_until, decided_at, decided_by_name)
    values (${stableId("site-recheck", String(at))}, ${id}, 'yearly', '示例经办人',
      ${addDays(today, 15)}::date, ${result}, ${result ? addDays(today, -20) : null}::date,
      ${result ? "示例复核组" : ""}, ${result ? "对照清单复核（示例）" : ""},
      ${result === "rectify" ? addDays(today, 12 - at) : null}::date,
      ${result ? sql`now() - make_interval(days => 20)` : sql`null`}, ${result ? "示例复核人" : null})`);
  await step(tx, site, result ?? "recheck", "年度复核（示例）", 20);
}

async function subsidise(tx: Tx, site: ExampleSite): Promise<void> {
  if (!site.namedOn || site.at % 2 === 1) return;
  const amount = { province: "100000.00", city: "50000.00", county: "20000.00" }[site.level];
  await tx.count(sql`
    insert into site_subsidy (id, site_id, year, amount, source, paid_on, recorded_by_name)
    values (${stableId("site-subsidy", String(site.at))}, ${site.id}, ${Number(site.today.slice(0, 4))},
      ${amount}::numeric, '示例资金', ${addDays(site.today, -90)}::date, '示例经办人')`);
}

/** Stores some thirty example sites in all states, over the cities and carriers that are loaded. */
export async function loadDemonstrations(
  client: pg.PoolClient,
  { today, withPictures }: { today: Day; withPictures: boolean },
): Promise<void> {
  const tx = txOf(client);
  const found = await candidates(tx);
  const taken = new Set<string>();
  const chosen = found
    .filter(({ organisationId }) => !taken.has(organisationId) && taken.add(organisationId))
    .slice(0, EXAMPLE_STATES.length);
  let notices = 0;
  for (const [at, candidate] of chosen.entries()) {
    const site = siteOf(candidate, at, today);
    await insertSite(tx, site);
    await step(tx, site, "recommend", "逐级推荐（示例）", site.age + 90);
    await evaluate(tx, site);
    if (site.status === "publicised") await publicise(tx, site, notices++);
    if (site.namedOn) await step(tx, site, "name", "命名（示例），文号留空", site.age);
    await cultivateAndCheck(tx, site);
    await subsidise(tx, site);
    if (NAMED_STATES.includes(site.status)) await publishExamplePage(tx, site, withPictures);
  }
}
