import "server-only";
import type { Actor } from "@/lib/access/actor";
import { rows } from "@/lib/platform/db";
import { forbidden } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { steppedRegions } from "../policy";
import { DEFAULT_STEPS, ORDER_KINDS } from "./rules";
import type { RegionSteps, ShownStep } from "./types";

const BROUGHT_ALONG = sql`
  unnest(${DEFAULT_STEPS.map((step) => step.kind)}::supervision_order_kind[],
    ${DEFAULT_STEPS.map((_, at) => at)}::int[],
    ${DEFAULT_STEPS.map((step) => step.afterDays)}::int[],
    ${DEFAULT_STEPS.map((step) => step.answerDays)}::int[]) as k(kind, place, after_days, answer_days)`;

/** The nearest rule `e` of the step `k` for the region `r`: its own, or that of the nearest region above. */
const NEAREST = sql`
  left join lateral (
    select er.* from escalation_rule er
    where er.kind = k.kind and er.region_code = any (string_to_array(r.path, '/'))
    order by length(r.path) - strpos(r.path, er.region_code || '/') limit 1) e on true`;

/**
 * The steps that are switched on, for every region down to the counties, as a sub-select: region_code, kind,
 * place (its order), after_days, answer_days, is_first.
 */
export const STEPS_ON: Statement = sql`(
  select held.*, row_number() over (partition by held.region_code order by held.place) = 1 as is_first
  from (
    select r.code as region_code, k.kind, k.place, coalesce(e.after_days, k.after_days) as after_days,
      coalesce(e.answer_days, k.answer_days) as answer_days, coalesce(e.is_on, true) as is_on
    from region r cross join ${BROUGHT_ALONG} ${NEAREST}
    where r.level in ('province', 'city', 'county') and r.valid_to is null) held
  where held.is_on)`;

type Found = ShownStep & { regionCode: string; regionName: string };

/** The steps as they hold in the regions whose steps the reader sets; `forbidden` for others. */
export async function listSteps(actor: Actor): Promise<RegionSteps[]> {
  const regions = steppedRegions(actor);
  if (regions.length === 0) throw forbidden();
  const found = await rows<Found>(sql`
    select r.code as "regionCode", r.name as "regionName", k.kind,
      coalesce(e.after_days, k.after_days)::int as "afterDays",
      coalesce(e.answer_days, k.answer_days)::int as "answerDays", coalesce(e.is_on, true) as "isOn",
      case when e.region_code = r.code then e.version else 0 end as version,
      (select json_build_object('code', f.code, 'name', f.name) from region f
        where f.code = e.region_code) as from
    from region r cross join ${BROUGHT_ALONG} ${NEAREST}
    where r.code = any (${regions}::text[]) order by r.path, k.place`);
  return regions.flatMap((regionCode) => {
    const steps = found.filter((step) => step.regionCode === regionCode);
    const [first] = steps;
    return first && steps.length === ORDER_KINDS.length
      ? [{ regionCode, regionName: first.regionName, steps }]
      : [];
  });
}
