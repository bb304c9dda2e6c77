/*
 * What becomes of organisations when places change. Those of a place that goes on under another code go on
 * with it. Of places that merge, a 建设单位 goes on; any other organisation ends where the place that goes on
 * has its counterpart (the same kind and 条线), which succeeds it, and goes on there where it has none. When
 * all end and a new place begins, the first place's organisations go on in it. Of a place that splits, each
 * goes where the plan says, else stays or goes to the first part; a new township or village gets an organisation of its
 * own, for without one nothing can be asked of it. An organisation named after its place is renamed with it.
 */
import { restTaker } from "@/lib/domain/boundaries/reshaping/rules";
import type { Reshaped } from "@/lib/domain/boundaries/reshaping/types";
import type { Seating } from "@/lib/domain/boundaries/seating/types";
import type { NamedCode, OrganisationPlan, RegionPlan, Unit } from "@/lib/domain/boundaries/types";

function nothing(): Seating {
  return { moved: [], renamed: [], ended: [], made: [] };
}

/** The organisation's name after its place was renamed; null where it is not named after it. */
function followedName(unit: Unit, before: string, after: string): string | null {
  if (before === after || !unit.name.includes(before)) return null;
  return unit.name.replace(before, after);
}

function rename(seating: Seating, unit: Unit, before: string, after: string): void {
  const name = followedName(unit, before, after);
  if (name) seating.renamed.push({ id: unit.id, name });
}

function isCounterpart(one: Unit, other: Unit): boolean {
  return one.kind !== "unit" && one.kind === other.kind && one.line === other.line;
}

function merged(
  plan: Extract<RegionPlan, { kind: "merge" }>,
  units: readonly Unit[],
  names: ReadonlyMap<string, string>,
): Seating {
  const seating = nothing();
  const goesOn = plan.codes.includes(plan.into.code) ? plan.into.code : plan.codes[0];
  const standing = units.filter((unit) => unit.regionCode === goesOn);
  for (const unit of standing) {
    rename(seating, unit, names.get(unit.regionCode) ?? "", plan.into.name);
    if (goesOn !== plan.into.code) seating.moved.push({ id: unit.id, regionCode: plan.into.code });
  }
  for (const code of plan.codes.filter((one) => one !== goesOn)) {
    for (const unit of units.filter((one) => one.regionCode === code)) {
      const counterpart = standing.find((one) => isCounterpart(one, unit));
      if (counterpart) seating.ended.push({ id: unit.id, successorId: counterpart.id });
      else {
        standing.push(unit);
        seating.moved.push({ id: unit.id, regionCode: plan.into.code });
      }
    }
  }
  return seating;
}

function madeFor(part: NamedCode, like: Unit | undefined): Seating["made"] {
  if (!like) return [];
  const { kind, level, id } = like;
  return [{ name: part.name, kind, level, regionCode: part.code, likeId: id }];
}

function divided(
  plan: Extract<RegionPlan, { kind: "split" }>,
  units: readonly Unit[],
  before: string,
): Seating {
  const seating = nothing();
  const rest = restTaker(plan);
  for (const unit of units) {
    const code = plan.takes[unit.id] ?? rest;
    if (code !== plan.code) seating.moved.push({ id: unit.id, regionCode: code });
    const part = plan.into.find((one) => one.code === code);
    if (part) rename(seating, unit, before, part.name);
  }
  const own = units.find((unit) => unit.kind === "township" || unit.kind === "village");
  const seated = own ? (plan.takes[own.id] ?? rest) : undefined;
  for (const part of plan.into) {
    if (part.code !== seated) seating.made.push(...madeFor(part, own));
  }
  return seating;
}

/** What becomes of the organisations standing in the regions that a plan names or re-codes. */
export function seat(
  plan: RegionPlan,
  { same }: Pick<Reshaped, "same">,
  { units, names }: { units: readonly Unit[]; names: ReadonlyMap<string, string> },
): Seating {
  if (plan.kind === "merge") return merged(plan, units, names);
  if (plan.kind === "split") return divided(plan, units, names.get(plan.code) ?? "");
  const seating = nothing();
  const codes = new Map(same.map(({ code, newCode }) => [code, newCode]));
  for (const unit of units) {
    const regionCode = codes.get(unit.regionCode);
    if (regionCode) seating.moved.push({ id: unit.id, regionCode });
    if (plan.kind === "rename" && unit.regionCode === plan.code) {
      rename(seating, unit, names.get(plan.code) ?? "", plan.name);
    }
  }
  return seating;
}

/** The same for a plan about organisations themselves; `units` are those that it names. */
export function seatOrganisations(plan: OrganisationPlan, units: readonly Unit[]): Seating {
  const seating = nothing();
  if (plan.kind === "rename") seating.renamed.push({ id: plan.id, name: plan.name });
  if (plan.kind === "move") seating.moved.push({ id: plan.id, regionCode: plan.regionCode });
  if (plan.kind === "merge") {
    const into = units.find((unit) => unit.id === plan.intoId);
    if (into && into.name !== plan.name) seating.renamed.push({ id: into.id, name: plan.name });
    for (const id of plan.ids) {
      if (id !== plan.intoId) seating.ended.push({ id, successorId: plan.intoId });
    }
  }
  if (plan.kind === "split") {
    const [unit] = units;
    for (const name of unit ? plan.names : []) {
      if (!unit) continue;
      const { kind, level, regionCode, id } = unit;
      seating.made.push({ name, kind, level, regionCode, likeId: id });
    }
  }
  return seating;
}
