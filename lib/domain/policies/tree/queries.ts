import "server-only";
import type { Actor } from "@/lib/access/actor";
import { findCarriers } from "@/lib/domain/carriers/queries";
import { rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { POLICY_COLUMNS, POLICY_TABLES } from "../queries";
import type { PolicyRow } from "../types";
import type { PolicyTree, RegionPolicies } from "./types";

interface Place {
  code: string;
  name: string;
  year: number;
}

// From the province down to the county: townships and villages publish no opinions of their own.
function placesAbove(regionCode: string): Promise<Place[]> {
  return rows<Place>(sql`
    select r.code, r.name, extract(year from now() at time zone 'Asia/Shanghai')::int as year
    from region r
    where r.level in ('province', 'city', 'county') and r.code = any (string_to_array(
      rtrim((select path from region where code = ${regionCode}), '/'), '/'))
    order by length(r.path)`);
}

/** Published documents of regions, and of none. */
function publishedIn(regionCodes: readonly string[]): Promise<PolicyRow[]> {
  return rows<PolicyRow>(sql`
    select ${POLICY_COLUMNS} from ${POLICY_TABLES}
    where d.status = 'published'
      and (d.region_code is null or d.region_code = any (${regionCodes}::text[]))
    order by d.position, d.code`);
}

async function policiesOf(
  actor: Actor,
  place: Place,
  documents: readonly PolicyRow[],
): Promise<RegionPolicies> {
  const set = await findCarriers(actor, { regionCode: place.code, year: place.year });
  const own = documents.filter((document) => document.regionCode === place.code);
  const implementing = (set?.members ?? []).map(({ code, name, short, glyph }) => ({
    carrier: { code, name, short, glyph },
    document:
      own.find(({ kind, carrierCode }) => kind === "implementing" && carrierCode === code) ?? null,
  }));
  const inTree = new Set(implementing.flatMap(({ document }) => document?.code ?? []));
  const opinion = own.find(({ kind }) => kind === "opinion") ?? null;
  if (opinion) inTree.add(opinion.code);
  return {
    regionCode: place.code,
    regionName: place.name,
    opinion,
    implementing,
    others: own.filter(({ code }) => !inTree.has(code)),
  };
}

/**
 * The tree of 1 opinion + the implementing opinions of a region's carriers, beneath those of the regions
 * above it. Published documents are open to all; what is not entered is null. `not_found` for no region.
 */
export async function getPolicyTree(actor: Actor, regionCode: string): Promise<PolicyTree> {
  const places = await placesAbove(regionCode);
  if (places.length === 0) throw notFound("地区");
  const documents = await publishedIn(places.map(({ code }) => code));
  const regions = await Promise.all(places.map((place) => policiesOf(actor, place, documents)));
  return { regions, general: documents.filter((document) => document.regionCode === null) };
}
