import "server-only";
import type { Actor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import {
  organisationsOf,
  type Reader,
  regionsOf,
  unitsNamed,
  type WorkedOut,
  workOut,
} from "@/lib/domain/boundaries/places/queries";
import { digitsOf, maySitUnder, newCodesOf, subjectsOf } from "@/lib/domain/boundaries/rules";
import type { Plan } from "@/lib/domain/boundaries/types";
import { levelOf, placeRemedy } from "@/lib/domain/organisations/rules";
import type { RegionLevel } from "@/lib/platform/generated/prisma/enums";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

/** A plan with the day on which it shall hold; `changeId` where it is kept already. */
export interface Ordered {
  plan: Plan;
  day: Day;
  changeId?: string | undefined;
}

interface Standing {
  code: string;
  name: string;
  level: RegionLevel;
  isDirectCounty: boolean;
  parentCode: string | null;
  isEnded: boolean;
}

async function standing(reader: Reader, codes: readonly string[]): Promise<Map<string, Standing>> {
  const found = await reader.rows<Standing>(sql`
    select code, name, level, is_direct_county as "isDirectCounty", parent_code as "parentCode",
      valid_to is not null as "isEnded"
    from region where code = any (${codes}::text[])`);
  return new Map(found.map((one) => [one.code, one]));
}

function missing(plan: Plan, known: ReadonlyMap<string, Standing>): string[] {
  const free = newCodesOf(plan);
  return regionsOf(plan)
    .filter((code) => !free.includes(code))
    .flatMap((code) => {
      const found = known.get(code);
      if (!found) return [`没有代码为 ${code} 的地区，请核对`];
      return found.isEnded ? [`${found.name}（${code}）已经撤销，不能再调整`] : [];
    });
}

function wrongCodes(plan: Plan, known: ReadonlyMap<string, Standing>): string[] {
  if (plan.subject !== "region") return [];
  const of = known.get(plan.kind === "merge" ? (plan.codes[0] ?? "") : plan.code);
  if (!of) return [];
  const digits = digitsOf(of.level);
  return newCodesOf(plan)
    .filter((code) => code.length !== digits)
    .map((code) => `新代码 ${code} 应为 ${digits} 位数字`);
}

function wrongPlaces(plan: Plan, known: ReadonlyMap<string, Standing>): string[] {
  if (plan.subject !== "region") return [];
  if (plan.kind === "merge") {
    const levels = plan.codes.map((code) => known.get(code)).filter((one) => one !== undefined);
    const kinds = new Set(levels.map((one) => `${one.level}${one.isDirectCounty}`));
    return kinds.size > 1 ? ["合并的地区须是同一级，请重新选择"] : [];
  }
  if (plan.kind !== "move") return [];
  const [region, parent] = [known.get(plan.code), known.get(plan.parentCode)];
  if (!region || !parent) return [];
  if (region.parentCode === parent.code) return [`${region.name}本来就在${parent.name}之下`];
  if (maySitUnder(region.level, parent)) return [];
  return [`${region.name}不能划到${parent.name}之下：上下级的级别不相接，请重新选择`];
}

/** Codes that come into being, also those beneath a re-coded place, and exist already, now or in the past. */
async function takenCodes(reader: Reader, codes: readonly string[]): Promise<string[]> {
  const found = await reader.rows<{ code: string; name: string; isEnded: boolean }>(sql`
    select code, name, valid_to is not null as "isEnded" from region
    where code = any (${codes}::text[]) order by code limit 5`);
  return found.map(({ code, name, isEnded }) =>
    isEnded
      ? `代码 ${code} 曾属于已撤销的${name}，不能再用，请换一个代码`
      : `代码 ${code} 已属于${name}，请换一个代码`,
  );
}

async function pending(reader: Reader, { plan, changeId }: Ordered): Promise<string[]> {
  const found = await reader.rows<{ title: string; day: Day }>(sql`
    select distinct c.title, c.effective_on as day from boundary_subject s
    join boundary_change c on c.id = s.change_id
    where s.subject = any (${subjectsOf(plan)}::text[]) and c.status = 'planned'
      and c.id is distinct from ${changeId ?? null}::uuid`);
  return found.map(
    ({ title, day }) => `《${title}》（${day} 生效）也涉及这里，请待它生效或撤销后再办`,
  );
}

async function issuing(reader: Reader, codes: readonly string[]): Promise<string[]> {
  const found = await reader.rows<{ title: string }>(sql`
    select l.title from issuing i join task_list l on l.id = i.list_id
    join region r on r.code = l.region_code
    where i.state in ('waiting', 'running') and exists (
      select 1 from region one where one.code = any (${codes}::text[])
        and (one.path like r.path || '%' or r.path like one.path || '%')) limit 3`);
  return found.map(({ title }) => `《${title}》正在下发，下发完成后才能调整；到生效日会自动再试`);
}

// Of the duty `d`: nobody else leads the carrier there.
function noOtherLead(): Statement {
  return sql`not exists (
    select 1 from lead_duty other where other.region_code = d.region_code and other.id <> d.id
      and other.carrier_code = d.carrier_code and other.role = 'lead'
      and other.organisation_id <> d.organisation_id
      and (other.valid_to is null or other.valid_to > ${TODAY}))`;
}

/** Places that go on and would have nobody to lead a carrier that somebody leads now. */
async function lostLeads(reader: Reader, { seating }: WorkedOut): Promise<string[]> {
  const found = await reader.rows<{ region: string; carrier: string; name: string }>(sql`
    select r.name as region, c.name as carrier, o.name from lead_duty d
    join organisation o on o.id = d.organisation_id
    join region r on r.code = d.region_code and r.valid_to is null
    join carrier c on c.code = d.carrier_code
    where d.role = 'lead' and (d.valid_to is null or d.valid_to > ${TODAY})
      and d.organisation_id = any (${leaving(seating)}::uuid[]) and d.region_code = o.region_code
      and ${noOtherLead()}
    limit 5`);
  return found.map(
    ({ region, carrier, name }) =>
      `${name}是${region}${carrier}唯一的牵头单位，请先为${region}另定牵头单位`,
  );
}

/** Codes begin with their province: a place that comes to another one, with all beneath, gets codes of that one. */
function foreignCodes({ reshaped }: WorkedOut): string[] {
  const foreign = [...reshaped.made, ...reshaped.changed].filter(
    ({ code, path, isEnded }) => !isEnded && code.slice(0, 2) !== path.slice(0, 2),
  );
  return foreign
    .slice(0, 5)
    .map(({ code, name }) => `${name}（${code}）的代码须以所在省的前两位开头，请填写新代码`);
}

/** Organisations that end without a successor: nobody takes their duties. */
function leaving({ ended }: WorkedOut["seating"]): string[] {
  return ended.filter(({ successorId }) => !successorId).map(({ id }) => id);
}

async function wrongOrganisations(actor: Actor, reader: Reader, plan: Plan): Promise<string[]> {
  if (plan.subject !== "organisation") return [];
  const ids = organisationsOf(plan);
  const units = await unitsNamed(actor, reader, ids);
  if (units.length < new Set(ids).size) return ["有的单位不存在或已经停用，请重新选择"];
  if (plan.kind === "merge") {
    const kinds = new Set(units.map(({ kind, level }) => `${kind}${level}`));
    return kinds.size > 1 ? ["合并的单位须是同一类、同一级，请重新选择"] : [];
  }
  const [unit] = units;
  if (plan.kind !== "move" || !unit) return [];
  const target = (await standing(reader, [plan.regionCode])).get(plan.regionCode);
  if (!target) return [`没有代码为 ${plan.regionCode} 的地区，请核对`];
  const level = levelOf(unit.kind, target.level);
  if (level === null) return [placeRemedy(unit.kind)];
  if (level !== unit.level) return ["单位只能迁到同一级的地区，请重新选择"];
  const led = await reader.rows<{ carrier: string; region: string }>(sql`
    select c.name as carrier, r.name as region from lead_duty d join carrier c on c.code = d.carrier_code
    join region r on r.code = d.region_code
    where d.organisation_id = ${unit.id}::uuid and d.role = 'lead' and d.region_code <> ${target.code}
      and (d.valid_to is null or d.valid_to > ${TODAY}) and ${noOtherLead()}`);
  return led.map(
    ({ carrier, region }) => `该单位牵头${region}的${carrier}，迁走前请先为${region}另定牵头单位`,
  );
}

/** Faults of the plan itself: missing or taken codes, levels that do not fit. Until none is left it means nothing. */
async function findFaults(actor: Actor, reader: Reader, plan: Plan): Promise<string[]> {
  const known = await standing(reader, [...regionsOf(plan), ...newCodesOf(plan)]);
  return [
    ...missing(plan, known),
    ...wrongCodes(plan, known),
    ...wrongPlaces(plan, known),
    ...(await wrongOrganisations(actor, reader, plan)),
    ...(await takenCodes(reader, newCodesOf(plan))),
  ];
}

/** What else stands in the way of a plan without faults: other changes, lists on their way, carriers left alone. */
async function findObstacles(
  actor: Actor,
  reader: Reader,
  { ordered, worked }: { ordered: Ordered; worked: WorkedOut },
): Promise<string[]> {
  const { plan } = ordered;
  const units = await unitsNamed(actor, reader, organisationsOf(plan));
  const places = [...regionsOf(plan), ...units.map(({ regionCode }) => regionCode)];
  const made = worked.reshaped.made.map(({ code }) => code);
  const found = [
    ...foreignCodes(worked),
    ...(await takenCodes(reader, made)),
    ...(await pending(reader, ordered)),
    ...(await issuing(reader, places)),
    ...(await lostLeads(reader, worked)),
  ];
  return [...new Set(found)];
}

/** What a plan comes to (null while it has faults), and all that stands in its way, each with what to do. */
export async function weigh(
  actor: Actor,
  reader: Reader,
  ordered: Ordered,
): Promise<{ worked: WorkedOut | null; conflicts: string[] }> {
  const faults = await findFaults(actor, reader, ordered.plan);
  if (faults.length > 0) return { worked: null, conflicts: faults };
  const worked = await workOut(actor, reader, ordered.plan);
  return { worked, conflicts: await findObstacles(actor, reader, { ordered, worked }) };
}
