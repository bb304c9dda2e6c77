/*
 * A change of boundaries is drafted, ordered for its day (planned), and takes effect on it. It can be edited
 * while it is a draft and revoked until it has taken effect; afterwards only another change undoes it, for
 * work has been done at the new places. It is carried out by the database's day in Asia/Shanghai, at once
 * where that day is today. Codes have six digits down to the county, nine for a township, twelve for a
 * village; a place never gets a code that was used before.
 */

import type { Plan } from "@/lib/domain/boundaries/types";
import type { BoundaryChangeStatus, RegionLevel } from "@/lib/platform/generated/prisma/enums";

/** What can be done with a change in each status. */
export const STEPS: Record<
  BoundaryChangeStatus,
  readonly ("edit" | "plan" | "revoke" | "discard")[]
> = {
  draft: ["edit", "plan", "discard"],
  planned: ["revoke"],
  effective: [],
  revoked: [],
};

/** How many digits a code of a level has. */
export function digitsOf(level: RegionLevel): number {
  if (level === "township") return 9;
  return level === "village" ? 12 : 6;
}

/** The level right above; a township of a directly administered county lies beneath a city. */
export function maySitUnder(
  level: RegionLevel,
  parent: { level: RegionLevel; isDirectCounty: boolean },
): boolean {
  if (level === "village") return parent.level === "township";
  if (level === "township") return parent.level === "county" || parent.isDirectCounty;
  if (level === "county") return parent.level === "city" && !parent.isDirectCounty;
  return level === "city" && parent.level === "province";
}

/** What a plan touches: no two planned changes touch the same. */
export function subjectsOf(plan: Plan): string[] {
  if (plan.subject === "organisation") {
    if (plan.kind === "merge") return plan.ids;
    return plan.kind === "move" ? [plan.id, plan.regionCode] : [plan.id];
  }
  if (plan.kind === "merge") return [...new Set([...plan.codes, plan.into.code])];
  if (plan.kind === "split") return [...new Set([plan.code, ...plan.into.map(({ code }) => code)])];
  const codes = plan.kind === "move" ? [plan.code, plan.parentCode] : [plan.code];
  return [...new Set(plan.newCode ? [...codes, plan.newCode] : codes)];
}

/** Codes that a plan brings into being: they must be free. */
export function newCodesOf(plan: Plan): string[] {
  if (plan.subject === "organisation") return [];
  if (plan.kind === "merge") return plan.codes.includes(plan.into.code) ? [] : [plan.into.code];
  if (plan.kind === "split")
    return plan.into.map(({ code }) => code).filter((code) => code !== plan.code);
  return plan.newCode ? [plan.newCode] : [];
}

/** The sentence that stands at what was moved or cancelled by a change. */
export function reasonOf(title: string): string {
  return `${title}，随区划或机构调整办理`;
}
