import "server-only";
import type { Actor } from "@/lib/access/actor";
import { reshape } from "@/lib/domain/boundaries/reshaping/rules";
import type { Reshaped, TreeRegion } from "@/lib/domain/boundaries/reshaping/types";
import { seat, seatOrganisations } from "@/lib/domain/boundaries/seating/rules";
import type { Seating } from "@/lib/domain/boundaries/seating/types";
import type { Plan, RegionPlan, Unit } from "@/lib/domain/boundaries/types";
import { rows, type Tx } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

/** Where rows are read: within a transaction that carries a change out, or outside for a preview. */
export type Reader = Pick<Tx, "rows">;

/** What a plan comes to, with the facts that it was worked out from. */
export interface WorkedOut {
  reshaped: Reshaped;
  seating: Seating;
  /** Names before the change, by region code. */
  names: Map<string, string>;
}

const UNIT_COLUMNS = sql`o.id, o.name, o.kind, o.level, o.line, o.region_code as "regionCode"`;
const STANDS = sql`o.valid_to is null`;
const NOTHING: Reshaped = { made: [], changed: [], moved: [], ended: [], same: [] };

/** The codes of existing regions that a plan names. */
export function regionsOf(plan: Plan): string[] {
  if (plan.subject === "organisation") return plan.kind === "move" ? [plan.regionCode] : [];
  if (plan.kind === "merge") return [...new Set([...plan.codes, plan.into.code])];
  return plan.kind === "move" ? [plan.code, plan.parentCode] : [plan.code];
}

/** The ids of the organisations that a plan names. */
export function organisationsOf(plan: Plan): string[] {
  if (plan.subject === "region") return [];
  return plan.kind === "merge" ? plan.ids : [plan.id];
}

/** Reads outside a transaction. */
export const PLAIN: Reader = { rows: <T>(statement: Statement) => rows<T>(statement) };

async function readTree(reader: Reader, codes: readonly string[]): Promise<TreeRegion[]> {
  return reader.rows(sql`
    select r.code, r.name, r.level, r.parent_code as "parentCode", r.path, r.node_code as "nodeCode",
      r.is_direct_county as "isDirectCounty", r.valid_to is not null as "isEnded"
    from region r where exists (
      select 1 from region named where named.code = any (${codes}::text[])
        and (r.path like named.path || '%' or named.path like r.path || '%'))
    order by r.code`);
}

async function unitsIn(reader: Reader, codes: readonly string[]): Promise<Unit[]> {
  return reader.rows(sql`select ${UNIT_COLUMNS} from organisation o
    where o.region_code = any (${codes}::text[]) and ${STANDS} order by o.valid_from, o.id`);
}

/** The standing organisations with these ids. */
export async function unitsNamed(
  _actor: Actor,
  reader: Reader,
  ids: readonly string[],
): Promise<Unit[]> {
  return reader.rows(sql`select ${UNIT_COLUMNS} from organisation o
    where o.id = any (${ids}::uuid[]) and ${STANDS}`);
}

async function workOutRegions(reader: Reader, plan: RegionPlan): Promise<WorkedOut> {
  const facts = await readTree(reader, regionsOf(plan));
  const reshaped = reshape(plan, facts);
  const named = plan.kind === "merge" ? plan.codes : [plan.code];
  const seats = [...named, ...reshaped.same.map(({ code }) => code)];
  const names = new Map(facts.map((fact) => [fact.code, fact.name]));
  return {
    reshaped,
    names,
    seating: seat(plan, reshaped, { units: await unitsIn(reader, seats), names }),
  };
}

/** What a plan makes of regions and organisations as they stand now. Throws where a region is missing. */
export async function workOut(actor: Actor, reader: Reader, plan: Plan): Promise<WorkedOut> {
  if (plan.subject === "region") return workOutRegions(reader, plan);
  const units = await unitsNamed(actor, reader, organisationsOf(plan));
  return { reshaped: NOTHING, names: new Map(), seating: seatOrganisations(plan, units) };
}
