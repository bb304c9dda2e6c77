import "server-only";
import type { Actor } from "@/lib/access/actor";
import {
  organisationsWithin,
  type Reach,
  reachesFor,
  regionsWithin,
  requireReaches,
} from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { changeForms } from "@/lib/domain/boundaries/labels";
import { organisationsOf, PLAIN, regionsOf } from "@/lib/domain/boundaries/places/queries";
import { organisationsReached, regionsReached } from "@/lib/domain/boundaries/policy";
import { newCodesOf } from "@/lib/domain/boundaries/rules";
import type { ChangeForm, DraftChangeInput } from "@/lib/domain/boundaries/schema";
import type { Plan } from "@/lib/domain/boundaries/types";
import { row } from "@/lib/platform/db";
import { forbidden, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { isId, newId } from "@/lib/shared/ids";

async function idsOf(
  reaches: readonly Reach[],
  field: string,
  named: readonly string[],
): Promise<string[]> {
  const ids = named.filter(isId);
  const found = await PLAIN.rows<{ id: string; name: string }>(sql`
    select o.id, o.name from organisation o
    where o.valid_to is null and (o.id = any (${ids}::uuid[]) or o.name = any (${[...named]}::text[]))
      and ${organisationsWithin(reaches, "o")}`);
  return named.map((one) => {
    const matches = found.filter(({ id, name }) => id === one || name === one);
    const [match] = matches;
    if (!match)
      throw invalid({ [field]: `没有找到“${one}”，请填写单位全称，并确认在您的管理范围内` });
    if (matches.length > 1) {
      throw invalid({ [field]: `有 ${matches.length} 个单位叫“${one}”，请从单位页面进入再办理` });
    }
    return match.id;
  });
}

async function idOf(reaches: readonly Reach[], field: string, named: string): Promise<string> {
  const [id] = await idsOf(reaches, field, [named]);
  return id ?? "";
}

async function takesOf(
  reaches: readonly Reach[],
  takes: readonly { what: string; code: string }[],
): Promise<Record<string, string>> {
  const units = takes.filter(({ what }) => !/^\d+$/.test(what));
  const ids = await idsOf(
    reaches,
    "takes",
    units.map(({ what }) => what),
  );
  const byUnit = new Map(units.map(({ what }, at) => [what, ids[at] ?? what]));
  return Object.fromEntries(takes.map(({ what, code }) => [byUnit.get(what) ?? what, code]));
}

async function regionPlan(
  reaches: readonly Reach[],
  input: Extract<DraftChangeInput, { form: `region.${string}` }>,
): Promise<Plan> {
  if (input.form === "region.rename") {
    const { code, name, newCode } = input;
    return {
      subject: "region",
      kind: "rename",
      code,
      name,
      newCode: newCode === code ? null : newCode,
    };
  }
  if (input.form === "region.move") {
    const { code, parentCode, newCode } = input;
    return {
      subject: "region",
      kind: "move",
      code,
      parentCode,
      newCode: newCode === code ? null : newCode,
    };
  }
  if (input.form === "region.merge") {
    const { codes, people } = input;
    const into = { code: input.intoCode, name: input.intoName };
    return { subject: "region", kind: "merge", codes, into, people };
  }
  const { code, parts, people } = input;
  const takes = await takesOf(reaches, input.takes);
  const stray = Object.values(takes).find((taker) => !parts.some((part) => part.code === taker));
  if (stray) throw invalid({ takes: `归入的代码 ${stray} 不在拆分后的地区里，请核对` });
  return { subject: "region", kind: "split", code, into: parts, takes, people };
}

async function organisationPlan(
  reaches: readonly Reach[],
  input: Extract<DraftChangeInput, { form: `organisation.${string}` }>,
): Promise<Plan> {
  if (input.form === "organisation.merge") {
    const ids = [...new Set(await idsOf(reaches, "units", input.units))];
    const intoId = await idOf(reaches, "into", input.into);
    if (!ids.includes(intoId)) throw invalid({ into: "承接单位须是上面合并的单位之一" });
    const into = await row<{ name: string }>(
      sql`select name from organisation where id = ${intoId}::uuid`,
    );
    const name = input.name ?? into?.name ?? "";
    return { subject: "organisation", kind: "merge", ids, intoId, name, people: input.people };
  }
  const id = await idOf(reaches, "unit", input.unit);
  if (input.form === "organisation.rename") {
    return { subject: "organisation", kind: "rename", id, name: input.name };
  }
  if (input.form === "organisation.split") {
    return { subject: "organisation", kind: "split", id, names: input.names };
  }
  return { subject: "organisation", kind: "move", id, regionCode: input.regionCode };
}

/** Throws `invalid` where a plan names a place or an organisation outside the actor's reach. */
export async function requireWithin(actor: Actor, plan: Plan): Promise<void> {
  const verb = plan.subject === "region" ? "region.manage" : "organisation.manage";
  const [reaches, overRegions] = await Promise.all([
    requireReaches(actor, verb),
    reachesFor(actor, plan.subject === "region" ? verb : "region.read"),
  ]);
  const free = newCodesOf(plan);
  const codes = regionsOf(plan).filter((code) => !free.includes(code));
  const ids = organisationsOf(plan);
  const found = await row<{ regions: number; organisations: number }>(sql`
    select ${regionsReached(overRegions, codes)} as regions,
      ${organisationsReached(reaches, ids)} as organisations`);
  if (found?.regions === codes.length && found.organisations === ids.length) return;
  throw invalid(
    {
      form: "有的地区或单位不存在，或不在您的管理范围内，请核对代码；跨范围的调整请上级管理员办理",
    },
    "没有找到要调整的地区或单位",
  );
}

/** The plan that a form asks for, with everything that it names within the actor's reach. */
export async function readPlan(actor: Actor, input: DraftChangeInput): Promise<Plan> {
  const isRegion = input.form.startsWith("region.");
  const reaches = await requireReaches(actor, isRegion ? "region.manage" : "organisation.manage");
  const units = isRegion ? await reachesFor(actor, "organisation.manage") : reaches;
  const plan =
    "unit" in input || "units" in input
      ? await organisationPlan(units, input)
      : await regionPlan(units, input);
  await requireWithin(actor, plan);
  return plan;
}

/** What a new form begins with: which kinds the actor may make, and the place or organisation it was opened from. */
export async function prepareForm(
  actor: Actor,
  { code, unit }: { code?: string | undefined; unit?: string | undefined },
): Promise<{ values: Partial<Record<string, string>>; forms: ChangeForm[]; key: string }> {
  const [regions, organisations] = await Promise.all([
    reachesFor(actor, "region.manage"),
    reachesFor(actor, "organisation.manage"),
  ]);
  if (regions.length + organisations.length === 0) throw forbidden();
  const found = await row<{ today: string; region: string | null; unit: string | null }>(sql`
    select ${TODAY} as today,
      (select r.name from region r where r.code = ${code ?? ""} and ${regionsWithin(regions, "r")}) as region,
      (select o.name from organisation o where o.id = ${unit ?? null}::uuid
        and ${organisationsWithin(organisations, "o")}) as unit`);
  const isAbout = (form: ChangeForm) =>
    form.startsWith("region.")
      ? regions.length > 0 && !found?.unit
      : organisations.length > 0 && !found?.region;
  const about = found?.region && code ? { code, codes: code, name: found.region } : {};
  const named = found?.unit ? { unit: found.unit, units: found.unit, into: found.unit } : {};
  return {
    values: { effectiveOn: found?.today ?? "", ...about, ...named },
    forms: (Object.keys(changeForms) as ChangeForm[]).filter(isAbout),
    key: newId(),
  };
}
