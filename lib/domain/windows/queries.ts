import "server-only";
import type { Actor } from "@/lib/access/actor";
import { findCarriers } from "@/lib/domain/carriers/queries";
import { row, rows } from "@/lib/platform/db";
import { forbidden } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { canManage, managedPlaces } from "./policy";
import type { RulePlace, WindowRule } from "./types";

/** The rules that hold in the reader's regions: their own, and those of the regions above. */
export async function listWindowRules(actor: Actor): Promise<WindowRule[]> {
  const places = managedPlaces(actor);
  if (places.length === 0) throw forbidden();
  const found = await rows<Omit<WindowRule, "mayChange">>(sql`
    select w.id, w.version, w.region_code as "regionCode", r.name as "regionName",
      w.carrier_code as "carrierCode", c.name as "carrierName", w.frequency,
      w.opens_before as "opensBefore", w.closes_after as "closesAfter",
      w.set_by_name as "setByName", to_json(w.set_at) #>> '{}' as "setAt"
    from window_rule w join region r on r.code = w.region_code
    left join carrier c on c.code = w.carrier_code
    where exists (select 1 from region own
      where own.code = any (${places.map((place) => place.regionCode)}::text[])
        and own.path like r.path || '%')
    order by length(r.path) desc, r.code, c.position nulls first, w.frequency nulls first`);
  return found.map((rule) => ({ ...rule, mayChange: canManage(actor, rule) }));
}

/** Where the reader makes rules, and the carriers to choose from. */
export async function listRulePlaces(
  actor: Actor,
): Promise<{ places: RulePlace[]; carriers: { code: string; name: string }[] }> {
  const managed = managedPlaces(actor);
  const codes = managed.map((place) => place.regionCode);
  const named = await rows<{ code: string; name: string }>(
    sql`select code, name from region where code = any (${codes}::text[])`,
  );
  const nameOf = (code: string) => named.find((one) => one.code === code)?.name ?? code;
  const places = managed.map((place) => ({ ...place, regionName: nameOf(place.regionCode) }));
  const [first] = managed;
  const found = await row<{ year: number }>(
    sql`select extract(year from now() at time zone 'Asia/Shanghai')::int as year`,
  );
  const set = first
    ? await findCarriers(actor, { regionCode: first.regionCode, year: found?.year ?? 0 })
    : null;
  return { places, carriers: (set?.members ?? []).map(({ code, name }) => ({ code, name })) };
}
