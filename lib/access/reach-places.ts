import "server-only";
import { cache } from "react";
import type { ActorGrant } from "@/lib/access/actor";
import type { Reach } from "@/lib/access/reach";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

/** The reach of the system, and what every other one is a narrowing of. */
export const EVERYTHING: Reach = {
  nodes: null,
  townshipCode: null,
  organisationId: null,
  levels: null,
  tasks: null,
  grant: null,
};

/** A grant with what its region covers. */
export interface Place {
  grant: ActorGrant;
  region: Reach;
  /** What was done elsewhere by those who stand in the region today; null where nobody came from elsewhere. */
  history: Reach | null;
  isDirectCounty: boolean;
}

/** The counter nodes in a region and beneath, and whether organisations in them did work at other nodes before. */
interface Beneath {
  nodes: string[];
  hasHistory: boolean;
  isDirectCounty: boolean;
}

// An ended node belongs to those who reach all that its organisations came to; of one that was divided, or
// that others still stand at, only the history of the own organisations is reached. Read once for a page that
// is being made, however many of its parts ask what the viewer reaches.
const findBeneath = cache(async (regionCode: string): Promise<Beneath> => {
  const found = await row<Beneath>(sql`
    with recursive mine as (
      select code from region
      where level in ('province', 'city', 'county')
        and path like (select path from region where code = ${regionCode}) || '%'
    ),
    flow as (
      select node_code as source, to_node_code as target from node_drift
      union
      select flow.source, d.to_node_code from flow join node_drift d on d.node_code = flow.target
    ),
    taken as (
      select flow.source as code from flow
      join region s on s.code = flow.source and s.valid_to is not null
      join region t on t.code = flow.target
      group by flow.source
      having bool_and(t.valid_to is not null or t.code in (select code from mine))
    )
    select array(select code from mine union select code from taken order by code) as nodes,
      exists (select 1 from flow where target in (select code from mine)
        and source not in (select code from mine union select code from taken)) as "hasHistory",
      coalesce((select is_direct_county from region where code = ${regionCode}), false) as "isDirectCounty"`);
  return found ?? { nodes: [], hasHistory: false, isDirectCounty: false };
});

/** The counter nodes in a region and beneath: itself, its cities, its counties, and those that ended in it. */
export async function nodesBeneath(regionCode: string): Promise<string[]> {
  return (await findBeneath(regionCode)).nodes;
}

interface Township {
  node: string;
  hasHistory: boolean;
}

const findTownship = cache(async (code: string): Promise<Township | undefined> => {
  return row<Township>(sql`
    select r.node_code as node, exists (
      select 1 from organisation o join organisation_past p on p.organisation_id = o.id
      where o.node_code = r.node_code and o.township_code = r.code) as "hasHistory"
    from region r where r.code = ${code}`);
});

function historyOf(grant: ActorGrant, nodes: string[], townshipCode: string | null): Reach {
  return { ...EVERYTHING, nodes: [], grant, history: { nodes, townshipCode } };
}

/** What the region of a grant covers. */
export async function placeOf(grant: ActorGrant): Promise<Place> {
  const place = { grant, history: null, isDirectCounty: false };
  // A village or community acts through its organisation; its region alone reaches nothing.
  if (grant.regionLevel === "village") {
    return { ...place, region: { ...EVERYTHING, nodes: [], grant } };
  }
  if (grant.regionLevel === "township") {
    const found = await findTownship(grant.regionCode);
    const nodes = found ? [found.node] : [];
    const region = { ...EVERYTHING, nodes, townshipCode: grant.regionCode, grant };
    return found?.hasHistory
      ? { ...place, region, history: historyOf(grant, nodes, grant.regionCode) }
      : { ...place, region };
  }
  const { nodes, hasHistory, isDirectCounty } = await findBeneath(grant.regionCode);
  return {
    grant,
    region: { ...EVERYTHING, nodes, grant },
    history: hasHistory ? historyOf(grant, nodes, null) : null,
    isDirectCounty,
  };
}
